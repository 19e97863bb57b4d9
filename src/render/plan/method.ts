/** How the score is made, what the document comes from, and the sources it cites. */
import type { Reference, Source } from '../../core/model.ts';
import type { Block, Row } from '../blocks.ts';
import { day, NBSP, number, THIN } from '../format.ts';
import type { PlanContext } from './context.ts';
import { bold, heading, link, list, paragraph, plain, table } from './pieces.ts';

export function methodSection(context: PlanContext): readonly Block[] {
  const { diagnosis, template } = context;
  const { method: words } = template;
  const { levels, scoring } = diagnosis.questionnaire;
  const keepsLaws = scoring.unknown === 'worst' && scoring.closed === 'worst';
  const scale = levels
    .map(({ letter, title, from }) => `${letter} (${title}) à partir de ${number(from, 1)}${NBSP}%`)
    .join(`${THIN}; `);
  return [
    paragraph(words.ownScale),
    paragraph(words.computation),
    ...(keepsLaws ? [list('bullet', words.laws)] : [paragraph(words.otherPolicy)]),
    paragraph([bold(words.levels), plain(`${NBSP}: ${scale}.`)]),
    heading(3, words.identity),
    {
      ...table(
        'Questionnaire, outil et date de ce document.',
        [
          [words.columns.what, 34],
          [words.columns.value, 66],
        ],
        identity(context),
      ),
      size: 'small',
    },
    ...sourcesCited(context),
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
function sourcesCited(context: PlanContext): Block[] {
  const { diagnosis, entries, territory, reflexes, template } = context;
  const references: Reference[] = [
    ...entries.flatMap(({ measure }) => measure.references),
    ...diagnosis.obligations
      .filter(({ status }) => status !== 'not-concerned')
      .flatMap(({ obligation }) => obligation.references),
  ];
  const cited = new Set(references.map((reference) => reference.split('#')[0]));
  const all: Source[] = [
    ...diagnosis.questionnaire.sources.filter(({ id }) => cited.has(id)),
    ...territory.sources,
    ...reflexes.sources,
  ];
  const { method: words } = template;
  const unique = [...new Map(all.map((source) => [`${source.title} ${source.publisher}`, source])).values()];
  const usual = mostFrequent(unique.map(({ checkedOn }) => checkedOn));
  const lines = unique.map(({ title, publisher, url, checkedOn, seenIn }) => [
    url === undefined ? plain(title) : link(title, url),
    plain(
      `, ${publisher}${seenIn === undefined ? '' : `, ${words.reported} ${seenIn}`}${checkedOn === usual ? '' : ` (${day(checkedOn)})`}.`,
    ),
  ]);
  return usual === undefined
    ? []
    : [
        heading(3, words.sources),
        paragraph(`${words.checked} ${day(usual)}, sauf mention contraire.`, 'small'),
        { ...list('bullet', lines), size: 'small' },
      ];
}

function mostFrequent(values: readonly string[]): string | undefined {
  const times = (value: string): number => values.filter((each) => each === value).length;
  return [...new Set(values)].toSorted((a, b) => times(b) - times(a))[0];
}
