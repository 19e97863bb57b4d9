/** A real file spoilt in a few places. Each mutation shrinks by itself, and a spoilt file shrinks to its fewest mutations. */
import fc from 'fast-check';
import { hostileText } from './hostile.ts';

type Mutation = (file: Buffer) => Buffer;

/** Repeating what was repeated would make files of gigabytes. */
const LARGEST = 6_000_000;

/** A place in a file, as a share of its length: it stays in the file whatever the mutations before. */
const place = fc.nat(0xffff).map((at) => at / 0x10000);
/** What is huge takes long to make and to read, and has little more to show each time. */
const times = fc.oneof(
  { arbitrary: fc.integer({ min: 2, max: 5 }), weight: 40 },
  { arbitrary: fc.constant(60), weight: 8 },
  { arbitrary: fc.constant(3000), weight: 2 },
  { arbitrary: fc.constant(200_000), weight: 1 },
);

/** How many of a piece may be put in a file. */
function most(count: number, length: number): number {
  return Math.min(count, Math.ceil(LARGEST / Math.max(1, length)));
}

function at(file: Buffer, share: number): number {
  return Math.floor(share * file.length);
}

function replaced(file: Buffer, from: number, to: number, by: Buffer): Buffer {
  return Buffer.concat([file.subarray(0, from), by, file.subarray(Math.max(from, to))]);
}

const onBytes = fc.oneof<fc.Arbitrary<Mutation>[]>(
  fc.tuple(place, fc.nat(7)).map(([where, bit]): Mutation => (file) => {
    const copy = Buffer.from(file);
    if (copy.length > 0) copy[at(copy, where)]! ^= 1 << bit;
    return copy;
  }),
  fc.tuple(place, fc.nat(200)).map(
    ([where, length]): Mutation =>
      (file) =>
        replaced(file, at(file, where), at(file, where) + length, Buffer.alloc(0)),
  ),
  fc.tuple(place, fc.uint8Array({ maxLength: 8 })).map(
    ([where, bytes]): Mutation =>
      (file) =>
        replaced(file, at(file, where), at(file, where), Buffer.from(bytes)),
  ),
  fc.tuple(place, fc.nat(80), times).map(([where, length, count]): Mutation => (file) => {
    const piece = file.subarray(at(file, where), at(file, where) + length);
    return replaced(
      file,
      at(file, where),
      at(file, where),
      Buffer.concat(Array.from({ length: most(count, piece.length) }, () => piece)),
    );
  }),
  place.map(
    (where): Mutation =>
      (file) =>
        file.subarray(0, at(file, where)),
  ),
);

/** On the lines of a text. `latin1` keeps every byte as it is. */
function onLines(change: (lines: string[], index: number) => string[], where: number): Mutation {
  return (file) => {
    const lines = file.toString('latin1').split('\n');
    return Buffer.from(change(lines, Math.floor(where * lines.length)).join('\n'), 'latin1');
  };
}

/** The same text in `latin1` as its bytes in UTF-8. */
function raw(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

const onText = fc.oneof<fc.Arbitrary<Mutation>[]>(
  fc
    .tuple(place, times)
    .map(([where, count]) =>
      onLines(
        (lines, index) =>
          lines.with(index, Array.from({ length: most(count, lines[index]!.length) }, () => lines[index]!).join('\n')),
        where,
      ),
    ),
  place.map((where) => onLines((lines, index) => lines.toSpliced(index, 1), where)),
  fc.tuple(place, place).map(([where, other]) =>
    onLines((lines, index) => {
      const second = Math.floor(other * lines.length);
      return lines.with(index, lines[second]!).with(second, lines[index]!);
    }, where),
  ),
  // Indents too much, too little, or with a tab.
  fc
    .tuple(place, fc.constantFrom('', ' ', '  ', '    ', '\t', '- '))
    .map(([where, indent]) => onLines((lines, index) => lines.with(index, indent + lines[index]!.trimStart()), where)),
  // The value after a key, a whole cell, or the key itself.
  fc.tuple(place, hostileText).map(([where, word]) =>
    onLines(
      (lines, index) =>
        lines.with(
          index,
          lines[index]!.replace(/(:\s+|;|,)[^]*/, (_all, mark: string) => mark + raw(word)),
        ),
      where,
    ),
  ),
  fc.tuple(place, hostileText).map(([where, word]) =>
    onLines(
      (lines, index) =>
        lines.with(
          index,
          lines[index]!.replace(/^(\s*)[^:;\s][^:;]*(?=[:;])/, (_all, indent: string) => indent + raw(word)),
        ),
      where,
    ),
  ),
  fc.tuple(place, hostileText).map(
    ([where, word]): Mutation =>
      (file) =>
        replaced(file, at(file, where), at(file, where), Buffer.from(word, 'utf8')),
  ),
  fc.tuple(place, fc.constantFrom('[', '{a: ', '- ', '? ', '"', '(', '<<'), times).map(
    ([where, opening, count]): Mutation =>
      (file) =>
        replaced(file, at(file, where), at(file, where), Buffer.from(opening.repeat(count))),
  ),
  // Each name stands for ten of the one before.
  place.map((where) =>
    onLines((lines, index) => {
      const bomb = [...'abcdefgh'].map(
        (name, rank, all) =>
          `${name}: &${name} [${Array.from({ length: 10 }, () => (rank === 0 ? 'x' : `*${all[rank - 1]}`)).join(', ')}]`,
      );
      return lines.toSpliced(index, 0, ...bomb);
    }, where),
  ),
);

/** On the whole file: what an editor, a spreadsheet or a transfer makes of it. */
const onAll = fc.constantFrom<Mutation[]>(
  (file) => Buffer.from(file.toString('latin1').replaceAll('\n', '\r\n'), 'latin1'),
  (file) => Buffer.from(file.toString('latin1').replaceAll('\n', '\r'), 'latin1'),
  (file) => Buffer.concat([Buffer.from('\uFEFF'), file]),
  (file) => Buffer.from(file.toString('utf8'), 'utf16le'),
  (file) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(file.toString('utf8'), 'utf16le')]),
  (file) => Buffer.from(file.toString('utf8'), 'latin1'),
  (file) => Buffer.from(file.toString('utf8').normalize('NFD')),
  (file) => Buffer.concat([file, file]),
  (file) => Buffer.concat([file, Buffer.from('\n---\n'), file]),
);

const mutation = fc.oneof({ arbitrary: onBytes, weight: 3 }, { arbitrary: onText, weight: 5 }, { arbitrary: onAll, weight: 1 });

/** One of these files, spoilt in a few places or cut and joined to another one. */
export function spoilt(files: readonly Uint8Array[]): fc.Arbitrary<Buffer> {
  const file = fc.nat(files.length - 1).map((index) => Buffer.from(files[index]!));
  const joined = fc
    .tuple(file, file, place, place)
    .map(([one, other, end, start]) => Buffer.concat([one.subarray(0, at(one, end)), other.subarray(at(other, start))]));
  return fc
    .tuple(
      fc.oneof({ arbitrary: file, weight: 9 }, { arbitrary: joined, weight: 1 }),
      fc.array(mutation, { minLength: 1, maxLength: 5 }),
    )
    .map(([whole, mutations]) => mutations.reduce<Buffer>((spoiling, each) => each(spoiling).subarray(0, LARGEST), whole));
}
