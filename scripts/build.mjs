/**
 * Builds `dist/`: validators generated from the JSON Schemas, the program bundled for a quick start, the index of
 * communes, and the shipped questionnaires already read and checked.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { buildCommunes } from './communes.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
mkdirSync('dist/generated', { recursive: true });
mkdirSync('dist/data/questionnaires', { recursive: true });

/**
 * ajv's own code generation, one module for each schema: compiling schemas at start-up would cost more than everything
 * else together, and a run needs one or two of them.
 */
async function buildValidators() {
  for (const file of readdirSync('schemas')) {
    const name = file.replace('.schema.json', '');
    const ajv = new Ajv2020({
      code: { source: true, esm: true, optimize: 2 },
      inlineRefs: false,
      allErrors: true,
      strict: true,
      strictRequired: false,
      strictTypes: false,
      allowUnionTypes: true,
    });
    ajv.addFormat('day', /^\d{4}-\d{2}-\d{2}$/);
    const schema = { ...JSON.parse(readFileSync(join('schemas', file), 'utf8')), $id: name };
    const validate = ajv.compile(schema);
    const out = `dist/generated/${name}.js`;
    const { outputFiles } = await build({
      stdin: { contents: standaloneCode.default(ajv, validate), resolveDir: root },
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'node',
      logLevel: 'warning',
    });
    // The schema goes along: it tells which keys a mistyped one may stand for.
    writeFileSync(out, `${outputFiles[0].text}\nexport const schema = ${JSON.stringify(schema)};\n`);
    writeFileSync(
      out.replace('.js', '.d.ts'),
      `import type { ValidateFunction } from 'ajv';\nexport const validate: ValidateFunction;\nexport const schema: object;\n`,
    );
  }
}

/**
 * What libraries import and we never use, left out of the bundle: inquirer's `editor` prompt (an external program, a
 * library of encodings), and pdfkit's own fonts, line breaking and images, which our printer does itself.
 */
const withoutTheUnused = {
  name: 'without-the-unused',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(@inquirer\/external-editor|fontkit|linebreak|png-js)$/ }, ({ path }) => ({
      path,
      namespace: 'absent',
    }));
    onLoad({ filter: /.*/, namespace: 'absent' }, () => ({
      contents: 'export const editAsync = undefined; export const create = undefined; export default undefined;',
    }));
  },
};

/** One entry for the program, one for scripts that import the core; what is only needed later stays in files of its own. */
async function bundle() {
  // Parts are named by their content: those of an earlier build would stay for ever.
  rmSync('dist/parts', { recursive: true, force: true });
  await build({
    entryPoints: {
      cli: 'src/cli.ts',
      core: 'src/core.ts',
      compile: 'src/commands/compile.ts',
      'plan-pdf': 'src/commands/plan-pdf.ts',
    },
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
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    alias: { yaml: './node_modules/yaml/browser/dist/index.js' },
    plugins: [withoutTheUnused],
    logLevel: 'warning',
  });
}

/** Declarations for scripts in TypeScript that import the core. */
function declareTypes() {
  const { status, stdout } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.types.json'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stdout);
}

/** pdfkit reads its colour profile beside its own code: once bundled, that is beside the part that holds it. */
function copyColourProfile() {
  mkdirSync('dist/parts/data', { recursive: true });
  copyFileSync('node_modules/pdfkit/js/data/sRGB_IEC61966_2_1.icc', 'dist/parts/data/sRGB_IEC61966_2_1.icc');
}

/** `npx commune-cyber` in a checkout runs this very build: without the link, npx would install the package again first. */
function linkProgram() {
  const link = 'node_modules/.bin/commune-cyber';
  if (!existsSync('node_modules/.bin') || process.platform === 'win32') return;
  rmSync(link, { force: true });
  symlinkSync('../../bin/commune-cyber.js', link);
}

async function compileData() {
  const { compileShipped } = await import(pathToFileURL('dist/compile.js'));
  compileShipped({ root, out: 'dist/data' });
}

await buildValidators();
declareTypes();
await bundle();
copyColourProfile();
await buildCommunes('dist/data/communes.tsv');
await compileData();
linkProgram();
