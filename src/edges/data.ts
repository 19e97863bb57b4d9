/** Where the files made by the build are. */

/** Beside the bundle in `dist`; the same when sources run from `src/edges`. */
export const DATA = new URL(
  import.meta.url.endsWith('/src/edges/data.ts')
    ? '../../dist/data/'
    : /\/dist\/parts\/[^/]+$/.test(import.meta.url)
      ? '../data/'
      : './data/',
  import.meta.url,
);
