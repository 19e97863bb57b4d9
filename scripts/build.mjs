/**
 * Builds `dist/`: validators generated from the JSON Schemas, the program bundled for a quick start, the index of
 * communes, and the shipped questionnaires already read and checked.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { buildCommunes } from './communes.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
rmSync('dist', { recursive: true, force: true });
mkdirSync('dist/generated', { recursive: true });
mkdirSync('dist/data/questionnaires', { recursive: true });

await buildValidators();
await bundle();
await buildCommunes('dist/data/communes.tsv');
await compileData();

/** ajv's own code generation: compiling schemas at start-up would cost more than everything else together. */
async function buildValidators() {
  const names = readdirSync('schemas').filter((name) => name.endsWith('.schema.json')).map((name) => name.replace('.schema.json', ''));
  const ajv = new Ajv2020({ code: { source: true, esm: true }, allErrors: true, strict: true, strictRequired: false, strictTypes: false, allowUnionTypes: true });
  ajv.addFormat('day', /^\d{4}-\d{2}-\d{2}$/);
  const exported = {};
  for (const name of names) {
    const schema = JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8'));
    ajv.addSchema({ ...schema, $id: name });
    exported[`validate${name.split('-').map((word) => word[0].toUpperCase() + word.slice(1)).join('')}`] = name;
  }
  writeFileSync('dist/generated/validators.raw.js', standaloneCode.default(ajv, exported));
  await build({ entryPoints: ['dist/generated/validators.raw.js'], outfile: 'dist/generated/validators.js', bundle: true, format: 'esm', platform: 'node', logLevel: 'warning' });
  rmSync('dist/generated/validators.raw.js');
  writeFileSync(
    'dist/generated/validators.d.ts',
    `import type { ValidateFunction } from 'ajv';\n${Object.keys(exported).map((each) => `export const ${each}: ValidateFunction;`).join('\n')}\n`,
  );
}

/** Inquirer's own `editor` prompt opens an external program and brings a library of encodings: never used here, left out of the bundle. */
const withoutEditor = {
  name: 'without-editor',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@inquirer\/external-editor$/ }, () => ({ path: 'external-editor', namespace: 'absent' }));
    onLoad({ filter: /.*/, namespace: 'absent' }, () => ({ contents: 'export const editAsync = undefined;' }));
  },
};

/** One entry for the program, one for scripts that import the core; what is only needed later stays in files of its own. */
async function bundle() {
  await build({
    entryPoints: { cli: 'src/cli.ts', core: 'src/core.ts', compile: 'src/commands/compile.ts' },
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'linked',
    chunkNames: 'parts/[name]-[hash]',
    banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
    alias: { yaml: './node_modules/yaml/browser/dist/index.js' },
    plugins: [withoutEditor],
    logLevel: 'warning',
  });
}

async function compileData() {
  const { compileShipped } = await import(pathToFileURL('dist/compile.js'));
  compileShipped({ root, out: 'dist/data' });
}
