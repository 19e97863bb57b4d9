/**
 * Builds `dist/`: validators generated from the JSON Schemas, the program bundled for a quick start, the index of
 * communes, and the shipped questionnaires already read and checked.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'rolldown';
import { buildCommunes } from './communes.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
mkdirSync('dist/generated', { recursive: true });
// Texts are named by their content: those of an earlier build would stay for ever.
rmSync('dist/data/texts', { recursive: true, force: true });
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
      // Short definitions are repeated where they are used: what an answer may be is checked three times quicker.
      inlineRefs: 16,
      allErrors: true,
      // Their sentences are ours.
      messages: false,
      strict: true,
      strictRequired: false,
      strictTypes: false,
      allowUnionTypes: true,
    });
    ajv.addFormat('day', /^\d{4}-\d{2}-\d{2}$/);
    // What it says to people is for editors: a key named `description` is described by an object.
    const forEditors = (key, value) => (key === 'description' && typeof value === 'string' ? undefined : value);
    const schema = { ...JSON.parse(readFileSync(join('schemas', file), 'utf8'), forEditors), $id: name };
    const validate = ajv.compile(schema);
    const out = `dist/generated/${name}.js`;
    writeFileSync(out, standaloneCode.default(ajv, validate));
    const { output } = await build({ input: out, platform: 'node', write: false, output: { format: 'esm' } });
    // The schema goes along: it tells which keys a mistyped one may stand for.
    writeFileSync(out, `${output[0].code}\nexport const schema = ${JSON.stringify(schema)};\n`);
    writeFileSync(
      out.replace('.js', '.d.ts'),
      `import type { ValidateFunction } from 'ajv';\nexport const validate: ValidateFunction;\nexport const schema: { readonly $id: string };\n`,
    );
  }
}

/**
 * What libraries import and we never use, left out of the bundle: inquirer's own prompts, whose place ours take; what
 * pdfkit draws with (see below); commander's subcommands in programs of their own; and the keys of age that are not
 * passphrases (post-quantum, hardware, browsers).
 */
const UNUSED = [
  /^(@inquirer\/prompts|fontkit|linebreak|png-js|@noble\/ciphers\/aes)$/,
  /^@noble\/(post-quantum\/hybrid|curves\/(nist|ed25519))\.js$/,
];
/** Unused where that package imports them. */
const UNUSED_IN = { 'node:child_process': 'commander', './webauthn.js': 'age-encryption' };
/** What is imported of them by its name. */
const NAMES = [
  'input select number confirm rawlist expand checkbox password editor search Separator',
  'create cbc ecb MLKEM768P256 MLKEM768X25519 p256 x25519',
].flatMap((names) => names.split(' '));

const withoutTheUnused = {
  name: 'without-the-unused',
  resolveId: (id, importer = '') =>
    UNUSED.some((pattern) => pattern.test(id)) || (id in UNUSED_IN && importer.includes(`/${UNUSED_IN[id]}/`))
      ? `\0unused:${id}`
      : null,
  load: (id) =>
    id.startsWith('\0unused:')
      ? `${NAMES.map((name) => `export const ${name} = undefined;`).join('')} export default undefined;`
      : null,
};

/** What `--version` and `--help` need: a few lines, read without the rest. */
const FIRST = ['core/nearest', 'render/user-error', 'edges/data', 'commands/version'];

/**
 * Two thirds of pdfkit are what it draws with: text, fonts, images, tables, forms, ciphers. Our printer does that itself, and
 * the first plan would wait for it to be read. A version of pdfkit where one of these lines has changed stops the build.
 */
const DRAWING = [
  ...['Color', 'Vector', 'Fonts', 'Text', 'Images', 'Annotations', 'AcroForm', 'Attachments', 'Table'].map(
    (name) => `mixin(${name}Mixin);`,
  ),
  'this._id = PDFSecurity.generateFileID(this.info);',
  'this._security = PDFSecurity.create(this, options);',
  /registerStdFontLoaders\(\{[^}]*\}\);/,
  // Digests and ciphers, whose tables are computed as they are loaded.
  /\nfunction isBytes\(a\)[^]*\n(?=let PDFGradient)/,
];

const withoutDrawing = {
  name: 'pdfkit-without-drawing',
  transform: {
    filter: { id: /pdfkit\.node\.mjs$/ },
    handler: (code) =>
      DRAWING.reduce((rest, line) => {
        const shorter = rest.replace(line, '');
        if (shorter === rest) throw new Error(`pdfkit has changed: ${line} is not there`);
        return shorter;
      }, code),
  },
};

/**
 * The parser of YAML is read when a text needs it: a sheet as we write it does not. Its part is required where its first
 * name is used, rather than with the part that names it.
 */
const lazyYaml = {
  name: 'lazy-yaml',
  generateBundle(_options, parts) {
    const sheet = Object.values(parts).find(({ name }) => name === 'sheet');
    const lazy = sheet.code.replace(/require\("\.\/yaml-[\w-]+\.cjs"\)/, 'new Proxy({},{get:(_,name)=>$&[name]})');
    if (lazy === sheet.code) throw new Error('the part of sheets no longer names that of YAML');
    sheet.code = lazy;
  },
};

/** The modules that nearly every other run needs. In one part: each part costs the start of the program half a millisecond. */
const SHARED = [
  'core/(calendar|communes|condition|flow|fold|lookup|problem|standing)',
  'render/(asker|because-words|format|palette|passphrase-text|plan/(due|holding|wording)|roles|slug|text-wrap|visible)',
  'edges/(communes|disk|interruption|lines|palette|questionnaires|sealed-header|temporary|wrap)',
  'commands/(asking|day|diagnose-options|passphrase|templates|world)',
];

/** What asks, whoever is in front of the screen. */
const INTERVIEW = ['core/commune-search', 'render/interview-text', 'commands/interview', 'commands/interview-in-terminal'];

/** What says that something is wrong. */
const SENTENCES = ['render/(error-sentences|problem-sentences|problems|sentence|sentences/\\w+)'];

/** What reads a sheet and says what it is worth. */
const SHEET = [
  'core/(contacts|diagnose|fates|gaps|improvement|migrations|older-sheet|outcome|plain-json|plan|ranking|read-answers|read-value)',
  'core/(scale|score|shape|sheet-migration|sheet-text|urgencies|version|yaml-text)',
  'render/result',
  'edges/sheet-file',
  'commands/(open-seal|sheets)',
];

/**
 * The program, in parts that are read when they are needed: as CommonJS, which Node 20 starts a third of a bare start
 * sooner than modules (docs/decisions/0009). And, as modules, apart, so that they do not cut it into more parts, the
 * core for scripts and the compiler of what is shipped.
 */
async function bundle() {
  // Parts are named by their content: those of an earlier build would stay for ever.
  rmSync('dist/parts', { recursive: true, force: true });
  for (const name of readdirSync('dist')) if (/\.c?js$/.test(name)) rmSync(join('dist', name));
  const common = {
    logLevel: 'silent',
    platform: 'node',
    plugins: [withoutTheUnused, withoutDrawing],
    // yaml's build for Node is CommonJS: it cannot be cut down to what is used.
    resolve: { alias: { yaml: join(root, 'node_modules/yaml/browser/dist/index.js') } },
  };
  const modules = (names) => new RegExp(`/src/(${names.join('|')})\\.ts$`);
  await build({
    ...common,
    external: ['tinypool'],
    input: { cli: 'src/cli.ts', 'plan-pdf': 'src/commands/plan-pdf.ts' },
    plugins: [...common.plugins, lazyYaml],
    output: {
      dir: 'dist',
      format: 'cjs',
      chunkFileNames: 'parts/[name]-[hash].cjs',
      entryFileNames: '[name].cjs',
      minify: true,
      codeSplitting: {
        groups: [
          { name: 'yaml', test: /node_modules\/yaml\// },
          { name: 'first', test: modules(FIRST) },
          { name: 'shared', test: modules(SHARED) },
          { name: 'interview', test: modules(INTERVIEW) },
          { name: 'sentences', test: modules(SENTENCES) },
          { name: 'sheet', test: modules(SHEET) },
        ],
      },
    },
  });
  const whole = { dir: 'dist', format: 'esm', codeSplitting: false };
  await build({ ...common, input: { core: 'src/core.ts' }, output: whole });
  await build({
    ...common,
    external: ['tinypool'],
    input: { 'batch-worker': 'src/commands/batch/worker.ts' },
    output: { ...whole, minify: true },
  });
  await build({ ...common, input: { compile: 'src/commands/compile.ts' }, output: whole });
}

/** Declarations for scripts in TypeScript that import the core. */
function declareTypes() {
  const { status, stdout } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.types.json'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stdout);
}

/** `npx commune-cyber` in a checkout runs this very build: without the link, npx would install the package again first. */
function linkProgram() {
  const link = 'node_modules/.bin/commune-cyber';
  if (!existsSync('node_modules/.bin') || process.platform === 'win32') return;
  rmSync(link, { force: true });
  symlinkSync('../../bin/commune-cyber.cjs', link);
}

async function compileData() {
  const { compileShipped } = await import(pathToFileURL('dist/compile.js'));
  await compileShipped({ root, out: 'dist/data' });
}

await buildValidators();
declareTypes();
await bundle();
await buildCommunes('dist/data/communes.tsv');
await compileData();
linkProgram();
