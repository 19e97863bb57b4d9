/** How the score is made, what the document comes from, and the sources it cites. */
import type { Reference, Source } from '../../core/model.ts';
import type { Block, Row } from '../blocks.ts';
import { day, list as inWords, NBSP, number } from '../format.ts';
import type { PlanContext } from './context.ts';
import { bold, heading, link, list, paragraph, plain, table } from './pieces.ts';

export function methodSection(context: PlanContext): readonly Block[] {
  const { diagnosis, template } = context;
  const { method: words } = template;
  const { levels, scoring } = diagnosis.questionnaire;
  const keepsLaws = scoring.unknown === 'worst' && scoring.closed === 'worst';
  const scale = inWords(levels.map(({ letter, title, from }) => `${letter}, ${title}, à partir de ${number(from, 1)}${NBSP}%`));
  const sources = sourceRows(context);
  return [
    paragraph(words.ownScale),
    paragraph(words.computation),
    ...(keepsLaws ? [list('bullet', words.laws)] : [paragraph(words.otherPolicy)]),
    paragraph([bold(words.levels), plain(`${NBSP}: ${scale}.`)]),
    heading(3, words.identity),
    table('Questionnaire, outil et date de ce document.', [[words.columns.what, 34], [words.columns.value, 66]], identity(context)),
    ...(sources.length === 0
      ? []
      : [
          heading(3, words.sources),
          table('Les documents cités, qui les publie et quand ils ont été consultés.', [
            [words.sourceColumns.title, 56],
            [words.sourceColumns.publisher, 24],
            [words.sourceColumns.checked, 20],
          ], sources),
        ]),
  ];
}

function identity({ diagnosis, template, toolVersion, sheetName }: PlanContext): Row[] {
  const { method: words } = template;
  const { questionnaire, today } = diagnosis;
  return [
    { cells: [words.questionnaire, `${questionnaire.title}, ${questionnaire.id}@${questionnaire.version}`] },
    // Two lines: sixty-four characters without a space fit no column.
    { cells: [words.fingerprint, `${questionnaire.sha256.slice(0, 32)}\n${questionnaire.sha256.slice(32)}`] },
    { cells: [words.tool, `commune-cyber ${toolVersion}`] },
    { cells: [words.date, day(today)] },
    ...(questionnaire.licence === undefined ? [] : [{ cells: [words.licence, questionnaire.licence] }]),
    { cells: [words.attachment, sheetName] },
  ];
}

/** Only the sources of what this document says. */
function sourceRows(context: PlanContext): Row[] {
  const { diagnosis, entries, territory, reflexes, template } = context;
  const references: Reference[] = [
    ...entries.flatMap(({ measure }) => measure.references),
    ...diagnosis.obligations.flatMap(({ obligation }) => obligation.references),
  ];
  const cited = new Set(references.map((reference) => reference.split('#')[0]));
  const all: Source[] = [...diagnosis.questionnaire.sources.filter(({ id }) => cited.has(id)), ...territory.sources, ...reflexes.sources];
  const seen = new Set<string>();
  return all.flatMap(({ title, publisher, url, checkedOn, seenIn }): Row[] => {
    const key = `${title} ${publisher}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const name = url === undefined ? plain(title) : link(title, url);
    const reported = seenIn === undefined ? [] : [plain(` (${template.method.reported} ${seenIn})`)];
    return [{ cells: [[name, ...reported], publisher, day(checkedOn)] }];
  });
}
