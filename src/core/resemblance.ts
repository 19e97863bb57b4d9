/** Texts that say nearly the same: something renamed without saying so. */
import { fold } from './fold.ts';

interface Worded {
  readonly id: string;
  readonly text: string;
}

/** Share of the words of both that are in both. Below, two questions of one domain would already look the same. */
const CLOSE = 0.6;

/** For each that is gone, the new one whose words are closest, when they are close; each new one serves once. */
export function alike(gone: readonly Worded[], added: readonly Worded[]): { readonly from: string; readonly to: string }[] {
  const free = new Set(added);
  return gone.flatMap((was) => {
    const words = wordsOf(was.text);
    let best: { readonly item: Worded; readonly share: number } | null = null;
    for (const item of free) {
      const share = sharedBy(words, wordsOf(item.text));
      if (share >= CLOSE && (best === null || share > best.share)) best = { item, share };
    }
    if (best === null) return [];
    free.delete(best.item);
    return [{ from: was.id, to: best.item.id }];
  });
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    fold(text)
      .split(' ')
      .filter((word) => word.length > 2),
  );
}

function sharedBy(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((word) => b.has(word)).length;
  const all = a.size + b.size - common;
  return all === 0 ? 0 : common / all;
}
