/** The programs that print the same plans, each ready to print again and again. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fonts = join(root, 'templates/fonts');
const peers = createRequire(new URL('peers/package.json', import.meta.url));
const versionOf = (name) => peers(`${name}/package.json`).version;

/** `prepare` makes, out of the time measured, what a printer prints from; `print` gives the bytes. */
export const PRINTERS = {
  'commune-cyber': async () => {
    const { planPdf } = await import(pathToFileURL(join(root, 'dist/plan-pdf.cjs')));
    const { version } = createRequire(import.meta.url)(join(root, 'package.json'));
    return {
      label: `commune-cyber ${version}`,
      prepare: (plan) => plan,
      print: ({ diagnosis, text, name }) => planPdf(diagnosis, text, name),
      close: () => undefined,
    };
  },

  typst: async () => {
    const { NodeCompiler } = peers('@myriaddreamin/typst-ts-node-compiler');
    const { typstSource } = await import('./peers/typst-source.mjs');
    const compiler = NodeCompiler.create({ workspace: root, fontArgs: [{ fontPaths: [fonts] }] });
    return {
      label: `Typst (typst-ts-node-compiler ${versionOf('@myriaddreamin/typst-ts-node-compiler')})`,
      prepare: ({ model }) => typstSource(model),
      print: (mainFileContent) => {
        const bytes = compiler.pdf({ mainFileContent }, { pdfTags: true });
        // As the program of Typst does between two documents: what was not used lately is forgotten.
        compiler.evictCache(10);
        return bytes;
      },
      close: () => undefined,
    };
  },

  pdfmake: async () => {
    const pdfmake = peers('pdfmake');
    const { definition } = await import('./peers/pdfmake-definition.mjs');
    const [normal, bold] = ['inter-regular.ttf', 'inter-bold.ttf'].map((file) => join(fonts, file));
    pdfmake.setFonts({ Inter: { normal, bold } });
    pdfmake.setUrlAccessPolicy(() => false);
    pdfmake.setLocalAccessPolicy((path) => path.startsWith(fonts));
    return {
      label: `pdfmake ${versionOf('pdfmake')}`,
      prepare: ({ model }) => model,
      // pdfmake writes into the definition it is given: a new one for each document.
      print: (model) => pdfmake.createPdf(definition(model)).getBuffer(),
      close: () => undefined,
    };
  },

  chromium: async () => {
    const { chromium } = peers('playwright-core');
    const { html } = await import('./peers/html.mjs');
    const folder = mkdtempSync(join(tmpdir(), 'commune-cyber-bench-'));
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    });
    let made = 0;
    return {
      label: `Chromium ${browser.version()} (playwright-core ${versionOf('playwright-core')})`,
      prepare: ({ model }) => {
        const path = join(folder, `${made++}.html`);
        writeFileSync(path, html(model, pathToFileURL(fonts).href));
        return { url: pathToFileURL(path).href, footer: model.footer, header: model.header.left };
      },
      // A page of the browser for each report, as online services do; the browser is kept open.
      print: async ({ url, footer, header }) => {
        const page = await browser.newPage();
        await page.goto(url);
        const running = (words) => `<span style="font-size:8px;margin-left:20mm">${words}</span>`;
        const bytes = await page.pdf({
          format: 'A4',
          tagged: true,
          outline: true,
          printBackground: true,
          margin: { top: '20mm', bottom: '20mm', left: '20mm', right: '20mm' },
          displayHeaderFooter: true,
          headerTemplate: running(header),
          footerTemplate: running(`${footer} — Page <span class="pageNumber"></span> sur <span class="totalPages"></span>`),
        });
        await page.close();
        return bytes;
      },
      close: async () => {
        await browser.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};
