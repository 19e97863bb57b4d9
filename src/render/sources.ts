/** Where a questionnaire's facts come from, how sure they are, and what nobody has checked yet. */
import type { Questionnaire, Reference, Source } from '../core/model.ts';
import type { Coverage } from '../core/read-coverage.ts';
import { count, day, NBSP, THIN } from './format.ts';
import { code, escape } from './markdown-text.ts';

/** What remains to be checked, by subject. Its shape is held by `schemas/unverified.schema.json`. */
export interface Unverified {
  readonly unverified: readonly { readonly about: string; readonly points: readonly string[] }[];
}

/** Every source with its publisher, address, day, confidence and where it is cited; then what is unverified. Ends with a line feed. */
export function sourcesMarkdown(
  questionnaire: Questionnaire,
  coverages: readonly Coverage[],
  { unverified }: Unverified,
): string {
  const { sources } = questionnaire;
  const read = sources.filter(({ confidence }) => confidence === 'read').length;
  const blocks = [
    `# Les sources de ${code(questionnaire.id)}`,
    `Cette page est générée par ${code('npm run docs')}, pour la version ${questionnaire.version} du questionnaire. ` +
      `Il cite ${count(sources.length, 'source', 'sources')}, dont ${count(read, 'lue', 'lues')} dans le document lui-même. ` +
      `Les autres sont connues par ce qu’un tiers en rapporte, et c’est écrit. Une adresse absente n’a pas été vue${NBSP}: elle n’est pas devinée.`,
    'Les fiches jointes au plan ont leurs propres sources, écrites dans le dossier `templates`.',
    ...sources.flatMap((source) => sourceBlocks(source, questionnaire, coverages)),
    '## Ce qui reste à vérifier',
    ...unverified.flatMap(({ about, points }) => [
      `### ${escape(about)}`,
      points.map((point) => `- ${escape(point)}`).join('\n'),
    ]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function sourceBlocks(source: Source, questionnaire: Questionnaire, coverages: readonly Coverage[]): string[] {
  const { id, title, publisher, url, checkedOn, confidence, seenIn } = source;
  const cited = (
    [
      ['Questions', questionnaire.questions],
      ['Mesures', questionnaire.measures],
      ['Obligations', questionnaire.obligations],
    ] as const
  ).flatMap(([label, things]) => {
    const here = (things as readonly { readonly id: string; readonly references: readonly Reference[] }[]).flatMap((thing) => {
      const places = thing.references.filter((reference) => reference.split('#')[0] === id);
      return places.length === 0 ? [] : [citation(thing.id, places)];
    });
    return here.length === 0 ? [] : [`- ${label}${NBSP}: ${here.join(', ')}`];
  });
  const covered = coverages.filter(({ reference }) => reference.id === id).map(({ reference }) => escape(reference.title));
  return [
    `## ${escape(title)}`,
    [
      `- Identifiant${NBSP}: ${code(id)}`,
      `- Éditeur${NBSP}: ${escape(publisher)}`,
      `- Adresse${NBSP}: ${url === undefined ? 'pas vue' : `<${url}>`}`,
      `- Consultée le ${day(checkedOn)}`,
      `- Confiance${NBSP}: ${confidence === 'read' ? 'lue' : `rapportée${seenIn === undefined ? '' : ` par${NBSP}: ${escape(seenIn)}`}`}`,
      ...cited,
      ...(covered.length === 0 ? [] : [`- Rapprochée du questionnaire${NBSP}: ${covered.join(`${THIN}; `)}`]),
      ...(cited.length === 0 && covered.length === 0 ? ['- Citée nulle part'] : []),
    ].join('\n'),
  ];
}

/** « `charte` (RH.1) »: the thing, then the places in the source. */
function citation(id: string, references: readonly Reference[]): string {
  const places = references.flatMap((reference) => reference.split('#').slice(1));
  return places.length === 0 ? code(id) : `${code(id)} (${places.map(escape).join(', ')})`;
}
