/** Runs a program written in TypeScript among the tests: bundled beside the build, whose data it uses, libraries left outside. */
import { basename, isAbsolute, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Builds `dist/<name of the folder>.js` and imports it; the arguments of the command line are its own. */
export async function runTypeScript(entry) {
  const file = join(root, 'dist', `${basename(join(entry, '..'))}.js`);
  await build({
    input: join(root, entry),
    platform: 'node',
    logLevel: 'silent',
    external: (id) => !id.startsWith('.') && !isAbsolute(id),
    output: { file, format: 'esm', sourcemap: 'inline', codeSplitting: false },
  });
  await import(pathToFileURL(file));
}
