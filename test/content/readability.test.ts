/** What a town clerk reads must be plain, kind and well typeset: the rules that can be held by a machine. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { BLAME, extracts, FAMILIAR, longSentences, NARROW, NBSP, TYPOGRAPHY } from './french.ts';

const FOLDER = fileURLToPath(new URL('../../questionnaires/communes/', import.meta.url));

/** Keys whose text is printed as it is, at any depth. */
const SHOWN = new Set([
  'title',
  'short',
  'description',
  'intro',
  'sentence',
  'text',
  'why',
  'whereToLook',
  'proof',
  'how',
  'askProvider',
  'evidence',
  'law',
  'whyItApplies',
  'ask',
  'because',
  'publisher',
  'seenIn',
  'note',
  'leftOut',
  'about',
  'points',
]);

interface Item {
  readonly file: string;
  readonly list: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Every question, measure, obligation… of the folder, worked cases included. */
const items: readonly Item[] = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .toSorted()
  .flatMap((file) => {
    const parts = parse(readFileSync(join(FOLDER, file), 'utf8')) as Record<string, unknown>;
    const lists = Object.entries(parts).filter((entry): entry is [string, Record<string, unknown>[]] => Array.isArray(entry[1]));
    const rest = Object.fromEntries(Object.entries(parts).filter(([, value]) => !Array.isArray(value)));
    return [
      ...lists.flatMap(([list, values]) => values.map((value) => ({ file, list, value }))),
      ...(Object.keys(rest).length === 0 ? [] : [{ file, list: 'head', value: rest }]),
    ];
  });

const named = ({ file, list, value }: Item): string =>
  `${file} · ${list} · ${typeof value['id'] === 'string' ? value['id'] : ''}`;

/** The texts of an item that somebody reads. */
function shown(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return SHOWN.has(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((each) => shown(each, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => shown(each, name));
}

/** « item: extract » for each text of `among` where something is found. */
function findings(find: (text: string, item: Item) => readonly string[], among: readonly Item[] = items): string[] {
  return among.flatMap((item) =>
    shown(item.value).flatMap((text) => find(text, item).map((found) => `${named(item)}: ${found}`)),
  );
}

const of = (...lists: readonly string[]): Item[] => items.filter(({ list }) => lists.includes(list));

describe('sentences', () => {
  test('have 25 words at most', () => {
    expect(findings((text, { list }) => (list === 'sources' ? [] : longSentences(text)))).toEqual([]);
  });

  test('speak to the reader politely', () => {
    expect(findings((text) => extracts(text, FAMILIAR))).toEqual([]);
  });

  test('blame nobody', () => {
    expect(findings((text) => extracts(text, BLAME))).toEqual([]);
  });

  test('a title stays on one line', () => {
    const long = of('measures', 'domains', 'levels', 'horizons').filter(({ value }) => String(value['title']).length > 70);
    expect(long.map(named)).toEqual([]);
  });
});

describe('typography', () => {
  test.each(TYPOGRAPHY)('%s', (_, pattern) => {
    expect(findings((text) => extracts(text, pattern))).toEqual([]);
  });

  test('the rules see what they look for', () => {
    expect(
      TYPOGRAPHY.filter(([, pattern]) => `l'eau: "a"; «b» 5% 2 000 72 heures... Etat oeuvre  fin`.search(pattern) === -1).map(
        ([name]) => name,
      ),
    ).toEqual([]);
    expect(
      TYPOGRAPHY.filter(
        ([, pattern]) =>
          `L’eau${NBSP}: «${NBSP}b${NBSP}»${NARROW}; 5${NBSP}%, 2${NARROW}000, 72${NBSP}heures… Œuvre.`.search(pattern) !== -1,
      ).map(([name]) => name),
    ).toEqual([]);
  });
});

/** Words of the trade. With a pattern: allowed where the same question or measure says what it is. */
const JARGON: readonly (readonly [word: RegExp, explained: RegExp | null])[] = [
  [/\b(MFA|2FA|RDP|OPSN|CSIRT|RSSI|PSSI|SI|SSI|PCA|PRA|SOC|SIEM|DSI|FIDO2?|CERT-FR|PME|TPE)\b/u, null],
  [
    /\b(phishing|ransomware|malware|backup|cloud|firewall|spear|spoofing|patch(?:es)?|login|endpoint|hardening|process)\b/iu,
    null,
  ],
  [/rançongiciel|hameçonnage/iu, /faux message|logiciel de rançon/iu],
  [/double authentification/iu, /code en plus|code supplémentaire|(?:demande(?:nt|r)?|avec)(?: bien)? un code/iu],
  [/\bVPN\b/u, /tunnel chiffré/iu],
  [/\bEDR\b/u, /détection avancée/iu],
  [/\b(SPF|DMARC|DKIM)\b/u, /usurpation|imit/iu],
  [/\bNAS\b/u, /boîtier|disque/iu],
  [/\bDPO\b/u, /délégué à la protection des données/iu],
  [/\bANSSI\b/u, /agence|l’État/iu],
  [/\bRGS\b/u, /référentiel général de sécurité/iu],
  [/\bNIS ?2\b/u, /directive/iu],
  [/homologation|homologuer/iu, /accept|décision/iu],
  [/nom de domaine/iu, /arobase|adresse du site|www/iu],
  [/coffre-fort de mots de passe/iu, /logiciel/iu],
  [/pare-feu/iu, /filtre|laisse passer|barrière/iu],
  [/réversibilité/iu, /restitution/iu],
  [/\bjournaux\b/iu, /traces/iu],
  [/BitLocker|FileVault/u, /chiffr/iu],
  [/\bavenant/iu, /contrat/iu],
];

describe('words of the trade', () => {
  test.each(JARGON)('%s is explained nearby, or left out', (word, explained) => {
    const concerned = of(
      'head',
      'levels',
      'gates',
      'domains',
      'profile',
      'questions',
      'measures',
      'obligations',
      'inconsistencies',
    );
    const unexplained = concerned.filter(({ value }) => {
      const whole = shown({ ...value, resources: [] }).join(' ');
      return word.test(whole) && (explained === null || !explained.test(whole));
    });
    expect(unexplained.map(named)).toEqual([]);
  });
});

describe('nothing is missing', () => {
  const lacking = (list: string, keys: readonly string[]): string[] =>
    of(list).flatMap((item) =>
      keys.filter((key) => item.value[key] === undefined || item.value[key] === '').map((key) => `${named(item)}: ${key}`),
    );

  test('questions say why, where to look, and from which source', () => {
    expect(lacking('questions', ['why', 'whereToLook', 'knownBy', 'weight', 'references'])).toEqual([]);
    expect(lacking('profile', ['why', 'whereToLook'])).toEqual([]);
  });

  test('the best answer to a question says what would show it, and calls for nothing', () => {
    const faulty = of('questions').filter(({ value }) => {
      const options = value['options'] as readonly {
        points: number;
        proof?: string;
        measures?: readonly string[];
        exclusive?: boolean;
      }[];
      if (value['kind'] === 'multiple') return options.some(({ proof, exclusive }) => proof === undefined && exclusive !== true);
      const best = options.toSorted((a, b) => a.points - b.points).at(-1);
      return best?.proof === undefined || (best.measures ?? []).length > 0;
    });
    expect(faulty.map(named)).toEqual([]);
  });

  test('measures have steps, a first one that can start now, an evidence and a source', () => {
    expect(lacking('measures', ['why', 'how', 'owner', 'effort', 'cost', 'evidence', 'references'])).toEqual([]);
    const steps = of('measures').filter(({ value }) => {
      const { length } = value['how'] as readonly string[];
      return length < 3 || length > 6;
    });
    expect(steps.map(named)).toEqual([]);
  });

  test('what a provider must do comes with a sentence to send, in polite form and as a question', () => {
    expect(
      of('measures')
        .filter(({ value }) => value['owner'] === 'prestataire' && value['askProvider'] === undefined)
        .map(named),
    ).toEqual([]);
    expect(
      of('measures')
        .filter(({ value }) => value['askProvider'] !== undefined && !String(value['askProvider']).endsWith('?'))
        .map(named),
    ).toEqual([]);
  });

  test('few measures are vital', () => {
    expect(of('measures').filter(({ value }) => value['urgency'] === 'vital').length).toBeLessThanOrEqual(10);
  });
});
