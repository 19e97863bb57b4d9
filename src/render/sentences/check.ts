/** Sentences about what `check` finds beyond the reading of files. */
import type { CheckProblems } from '../../core/problem.ts';
import { day, list, NBSP, number, quoted, THIN } from '../format.ts';
import { perhaps, type Sentences } from '../sentence.ts';

type CaseDiffers = CheckProblems['case-differs'];

const LISTS: Readonly<Partial<Record<CaseDiffers['of'], string>>> = {
  urgent: 'mesures urgentes attendues',
  gates: 'verrous attendus',
  inconsistencies: 'contradictions attendues',
};

/** A number as it is printed elsewhere; a name of level, or the reason why there is no score. */
const result = (value: string): string => (/^\d+(\.\d+)?$/.test(value) ? number(Number(value)) : quoted(value));

function caseMessage({ case: id, of, domain, expected, found }: CaseDiffers): string {
  const name = `Le cas ${quoted(id)}`;
  const lists = LISTS[of];
  if (lists === undefined) {
    const what = of === 'level' ? 'le niveau' : domain === null ? 'la note' : `au domaine ${quoted(domain)} la note`;
    return `${name} donne ${what} ${result(found)}, et non ${result(expected)}.`;
  }
  const [wanted, given] = [expected, found].map((text) => text.split(', ').filter((word) => word !== '')) as [string[], string[]];
  const more = given.filter((each) => !wanted.includes(each));
  const less = wanted.filter((each) => !given.includes(each));
  const differences = [
    ...(more.length === 0 ? [] : [`en plus, ${list(more)}`]),
    ...(less.length === 0 ? [] : [`en moins, ${list(less)}`]),
  ];
  return differences.length === 0
    ? `${name} donne les ${lists} dans un autre ordre${NBSP}: ${given.join(', ')}.`
    : `${name} ne donne pas les ${lists}${NBSP}: ${differences.join(`${THIN}; `)}.`;
}

export const CHECK_SENTENCES: Sentences<CheckProblems> = {
  'unknown-kind': () => ({
    message: `Rien ne dit ce que contient ce fichier.`,
    remedy: `Un questionnaire a une clé ${quoted('questions')}, une feuille de réponses ${quoted('answers')}, des cas ${quoted('cases')}.`,
  }),
  'case-differs': (args) => ({
    message: caseMessage(args),
    remedy: `Corrigez le questionnaire, ou ce que le cas attend si le nouveau résultat est le bon.`,
  }),
  'unknown-code': ({ code, nearest }) => ({
    message: `Aucun problème n’a le code ${quoted(code)}.`,
    remedy: perhaps(nearest, `Le code d’un problème est écrit entre crochets, à la fin de sa phrase.`),
  }),
  'expired-acceptance': ({ code, where, until }) => ({
    message: `Le problème ${quoted(code)} de ${quoted(where)} n’était accepté que jusqu’au ${day(until)}.`,
    remedy: `Corrigez-le, ou donnez une nouvelle date et une raison qui tient encore.`,
  }),
  'useless-acceptance': ({ code, where }) => ({
    message: `Il n’y a pas de problème ${quoted(code)} à accepter pour ${quoted(where)}.`,
    remedy: `Retirez cette ligne de ${quoted('accept')}, ou corrigez le nom de l’élément.`,
  }),
};
