/** File names made from a commune's name: ASCII, short, harmless on every system. */
import { fold } from '../core/fold.ts';
import type { Commune } from '../core/model.ts';

/** Names that Windows keeps for itself. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** `35238-rennes`; the name alone without a code; `commune` when nothing of the name can be written. */
export function slug({ insee, name }: Commune): string {
  const words = fold(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  const safe = words === '' || RESERVED.test(words) ? `commune${words === '' ? '' : `-${words}`}` : words;
  return insee === undefined ? safe : `${insee.toLowerCase()}-${safe}`;
}
