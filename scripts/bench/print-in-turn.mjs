/**
 * One printer in a process of its own, told by messages what to do: `{ warm }`, to print for so many seconds; `{ plans }`, to
 * print so many plans that it never saw, and to hand them over with the time they took; `{ end }`.
 */
import { plans as makePlans } from './contents.mjs';
import { PRINTERS } from './printers.mjs';
import { processorTime } from './processor-time.mjs';

/** Plans for warming up only. */
const WARMING = 30;

const [name = '', count = '30'] = process.argv.slice(2);
const printer = await PRINTERS[name]();
const waiting = (await makePlans(Number(count) + WARMING)).map((plan) => printer.prepare(plan));
const warming = waiting.splice(0, WARMING);

const orders = {
  warm: async (seconds) => {
    const start = performance.now();
    for (let made = 0; performance.now() - start < seconds * 1000; made++) await printer.print(warming[made % WARMING]);
    return {};
  },
  plans: async (many) => {
    const printed = [];
    const spent = processorTime(process.pid);
    const start = performance.now();
    for (const input of waiting.splice(0, many)) printed.push(await printer.print(input));
    const milliseconds = spent === null ? performance.now() - start : processorTime(process.pid) - spent;
    return { milliseconds, files: printed.map((bytes) => Buffer.from(bytes).toString('base64')) };
  },
  end: async () => {
    await printer.close();
    process.disconnect();
  },
};

process.on('message', async ({ order, value }) => {
  const done = await orders[order](value);
  if (done !== undefined) process.send(done);
});
process.send({ label: printer.label });
