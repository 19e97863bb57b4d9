/** Writes the pages of `docs/` that are generated from the questionnaire. Needs a build: `npm run build`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
// Inside `dist`, so that the generated validators are found; not kept there, as it is not part of the program.
const folder = 'dist/docs';
try {
  await build({
    input: { docs: 'src/commands/docs.ts' },
    platform: 'node',
    logLevel: 'silent',
    output: { dir: folder, format: 'esm', entryFileNames: '[name].js' },
  });
  const { docsOf } = await import(pathToFileURL(join(folder, 'docs.js')));
  for (const { path, text } of docsOf(root).pages) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(path);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
