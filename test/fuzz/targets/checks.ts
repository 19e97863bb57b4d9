/** What `check` reads: questionnaires, cases, lists of coverage, templates of documents; told in every format. */
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { parse } from 'yaml';
import { diagnose } from '../../../src/core/diagnose.ts';
import { fileKind } from '../../../src/core/file-kind.ts';
import type { Questionnaire } from '../../../src/core/model.ts';
import { readAnswers } from '../../../src/core/read-answers.ts';
import { readQuestionnaire } from '../../../src/core/read-questionnaire.ts';
import { newSheet } from '../../../src/core/sheet-text.ts';
import { checkSingle } from '../../../src/commands/check/check-single.ts';
import { CHECK_FORMATS, type CheckFormat } from '../../../src/commands/check/options.ts';
import { writeReports } from '../../../src/commands/check/outputs.ts';
import { runCheck, type CheckRun } from '../../../src/commands/check/run.ts';
import { Texts } from '../../../src/commands/check/texts.ts';
import type { World } from '../../../src/commands/world.ts';
import { loadQuestionnaire } from '../../../src/edges/questionnaires.ts';
import { questionnaireForm } from '../../../src/render/questionnaire/form.ts';
import { questionnaireMarkdown } from '../../../src/render/questionnaire/markdown.ts';
import { questionnaireSheet } from '../../../src/render/questionnaire/sheet.ts';
import { projectFile, projectFiles, sheetData } from '../corpus.ts';
import { spoiltData } from '../data-mutations.ts';
import { spoilt } from '../mutations.ts';
import type { Target } from '../target.ts';
import { must, mustBeInside, mustBeReadable, mustBeSound, outcomeOf, type Outcome } from '../verdict.ts';

const TODAY = '2026-11-21';
const base = projectFile('test/fixtures/problems/base.yaml');

/** `check` of a file that may be a questionnaire. */
async function checked(path: string): Promise<Outcome> {
  return outcomeOf(async () => {
    const run = await runCheck({ paths: [path], questionnaire: undefined, respondents: 2, seed: 1, today: TODAY });
    const outcome = await examineRun(run);
    if (outcome.accepted && run.report.respondents > 0) await asked(path);
    return outcome;
  });
}

/** What cases and lists of coverage speak of. */
const about: Questionnaire = (() => {
  const reading = readQuestionnaire([{ file: 'base.yaml', text: base.toString('utf8') }]);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
})();

/** `check` of any other file, against a questionnaire that was read once. */
async function checkedAlone(path: string): Promise<Outcome> {
  return outcomeOf(async () => {
    const texts = new Texts();
    const text = texts.read(path);
    const findings =
      text === null ? [texts.findingOf(path)!] : (await checkSingle({ file: path, text }, fileKind(text).kind, about)).findings;
    const report = { today: TODAY, files: [path], findings, accepted: [], cases: [], respondents: 0 };
    return examineRun({ report, texts: texts.all, versions: [] });
  });
}

/** What was found, and how it is told in every format. */
async function examineRun(run: CheckRun): Promise<Outcome> {
  const { findings } = run.report;
  for (const { place, message, remedy, code } of findings) {
    mustBeReadable(message, code);
    mustBeReadable(remedy, `the remedy of ${code}`);
    const text = run.texts.get(place.file);
    if (text !== undefined) mustBeInside(place, text);
  }
  for (const format of CHECK_FORMATS) mustBeWhole(format, await reported(run, format));
  return { accepted: findings.every(({ severity }) => severity === 'warning'), codes: findings.map(({ code }) => code) };
}

/** A report as it is written on the standard output. */
async function reported(run: CheckRun, format: CheckFormat): Promise<string> {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const world = { stdout, stderr, env: {}, cwd: () => '/' } as unknown as World;
  const options = { format, outputFile: [], maxWarnings: 0, quiet: false } as unknown as Parameters<typeof writeReports>[1];
  await writeReports(run, options, world);
  mustBeReadable(String(stderr.read()), 'the summary');
  return String(stdout.read() ?? '');
}

function mustBeWhole(format: CheckFormat, text: string): void {
  switch (format) {
    case 'json':
    case 'sarif':
      JSON.parse(text);
      return;
    case 'github':
      for (const line of text.trimEnd().split('\n'))
        must(line === '' || /^::(error|warning|notice) /.test(line), `not a command: ${line.slice(0, 200)}`);
      return;
    case 'junit':
      // What XML does not allow, even escaped.
      must(
        !/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]|&(?!(?:lt|gt|amp|quot|apos|#\d+|#x[0-9a-f]+);)/iu.test(text),
        'the report is not XML',
      );
      return;
    case 'pretty':
      if (text !== '') mustBeReadable(text, 'the report');
  }
}

/** A questionnaire without a fault is shown, asked and scored. */
async function asked(path: string): Promise<void> {
  const questionnaire = await loadQuestionnaire(path);
  const options = { express: false, population: undefined };
  questionnaireMarkdown(questionnaire, options);
  questionnaireForm(questionnaire, { ...options, date: TODAY });
  const blank = newSheet(questionnaire, { name: 'Valmorin' }, TODAY);
  for (const text of [
    questionnaireSheet(questionnaire, options).replace(/^( +name:).*$/m, '$1 Valmorin'),
    blank,
    JSON.stringify(sheetData(questionnaire)),
  ]) {
    const reading = readAnswers('sheet', text, questionnaire);
    must(reading.ok, `a sheet of this questionnaire is refused: ${JSON.stringify(reading.ok || reading.problems.slice(0, 2))}`);
    mustBeSound(diagnose(questionnaire, reading.value, { today: TODAY }));
  }
}

const sound = projectFile('test/fixtures/soundness/base.yaml');
const start = Buffer.concat(
  ['questionnaire', 'questions', 'measures'].map((name) => projectFile(`templates/start/${name}.yaml`)),
);
const parts = [...projectFiles('test/fixtures/problems/questionnaire/'), ...projectFiles('test/fixtures/soundness/')];
const dataOf = (files: readonly Buffer[]): unknown[] => files.map((file): unknown => parse(file.toString('utf8')) as unknown);
const wholes = [base, sound, start];

const templates = ['plan', 'reflexes', 'contacts'].map((name) => projectFile(`templates/${name}.yaml`));

/** Files of one kind, spoilt as text or as data; those with a fault already are less often a way to something new. */
function kind(name: string, good: readonly Buffer[], bad: readonly Buffer[]): Target {
  return {
    name,
    file: `${name}.yaml`,
    inputs: () =>
      fc.oneof(
        { arbitrary: spoilt(good), weight: 3 },
        { arbitrary: spoiltData(dataOf(good)), weight: 3 },
        { arbitrary: spoilt(bad), weight: 1 },
        { arbitrary: spoiltData(dataOf(bad)), weight: 1 },
      ),
    run: checkedAlone,
  };
}

const goodCases = Buffer.from(`cases:
  - id: premier
    title: Une copie testée
    because: Elle existe, et l’on sait de quoi.
    commune: { name: Trifouillis, population: 800 }
    answers: { postes: 3, depuis: 2024-02-29, services: [eau], copie: oui, contenu: [messages, documents] }
    expect: { level: haut, percent: 100, domains: { donnees: 100 }, urgent: [], gates: [], inconsistencies: [] }
  - id: second
    title: Rien
    because: Personne ne sait.
    commune: { name: Trifouillis }
    answers: { copie: { answer: unknown, note: À revoir } }
    expect: { level: bas }
`);
const goodCoverage = Buffer.from(`reference: { id: guide, title: Guide, note: Lu en entier. }
items:
  - { id: A1, title: Copier, asks: [copie, contenu], answers: [copier] }
  - { id: A2, title: Ne rien faire, leftOut: Ce n’est pas le sujet. }
`);

export const CHECK_TARGETS: readonly Target[] = [
  {
    name: 'questionnaire',
    file: 'questionnaire.yaml',
    inputs: () =>
      fc.oneof(
        { arbitrary: spoilt(wholes), weight: 3 },
        { arbitrary: spoiltData(dataOf(wholes)), weight: 5 },
        // A whole questionnaire followed by one of the files known to hold a fault.
        { arbitrary: spoilt(parts.map((part) => Buffer.concat([base, part]))), weight: 1 },
      ),
    run: checked,
  },
  kind('cases', [goodCases], projectFiles('test/fixtures/problems/cases/')),
  kind('coverage', [goodCoverage], projectFiles('test/fixtures/problems/coverage/')),
  kind('template', templates, projectFiles('test/fixtures/problems/reflexes/')),
];
