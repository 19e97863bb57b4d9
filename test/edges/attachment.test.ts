/** Documents that are not plans, or that somebody has worked on. */
import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { attachedSheet } from '../../src/edges/pdf/attachment.ts';

const embedded = (content: Buffer, length = content.length): Buffer =>
  Buffer.concat([Buffer.from(`9 0 obj\n<</Type/EmbeddedFile/Filter/FlateDecode/Length ${length}>>\nstream\n`), content]);

test.each([
  'questionnaire: a@1.0.0\nanswers: {}\n',
  '{"questionnaire":"a@1.0.0","answers":{}}',
  "{'questionnaire': 'a@1.0.0', 'answers': {}}",
])('a sheet is found however it is written: %s', (sheet) => {
  const other = embedded(deflateSync('une facture'));
  expect(attachedSheet(Buffer.concat([other, embedded(deflateSync(sheet))]))?.toString()).toBe(sheet);
});

test.each([
  ['a length beyond the end', embedded(deflateSync('questionnaire: answers:').subarray(0, 5), 1e9)],
  ['a stream that swells', embedded(deflateSync(Buffer.alloc(20_000_000, 'questionnaire: answers: ')))],
  ['nothing but names', Buffer.alloc(6_000_000, ' obj /EmbeddedFile ')],
  ['many streams that swell', Buffer.concat(Array.from({ length: 2000 }, () => embedded(deflateSync(Buffer.alloc(3_900_000)))))],
])('%s: no sheet, at once', (_what, pdf) => {
  const start = process.cpuUsage();
  expect(attachedSheet(pdf)).toBeNull();
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(2000);
});
