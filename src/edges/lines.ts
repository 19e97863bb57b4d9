/** Lines of a stream as they come. */

/** Far above any sheet on one line; the rest of a longer one is dropped, so that a flood without line breaks takes no memory. */
const LONGEST_LINE = 5_000_000;

export async function* linesOf(stream: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  for await (const chunk of stream) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const [first = '', ...others] = text.split('\n');
    rest = (rest + first).slice(0, LONGEST_LINE);
    for (const next of others) {
      yield rest;
      rest = next.slice(0, LONGEST_LINE);
    }
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
