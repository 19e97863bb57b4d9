/** Where the files made by the build are. */

/** Beside the bundle in `dist`; the same when sources run from `src/edges`. */
export const DATA = new URL(
  import.meta.url.includes('/src/') ? '../../dist/data/' : import.meta.url.includes('/parts/') ? '../data/' : './data/',
  import.meta.url,
);
