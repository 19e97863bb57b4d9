/** Small questionnaires written in a few words, for tables worked out by hand. They go through the real door. */
import type { AnswerSheet, Commune, Questionnaire } from '../../src/core/model.ts';
import { readAnswers } from '../../src/core/read-answers.ts';
import { readQuestionnaire } from '../../src/core/read-questionnaire.ts';

type Raw = Readonly<Record<string, unknown>>;

const texts = { text: 'T', why: 'W' };

/** `options`: id → points, or points and the measures called for. */
export function question(
  id: string,
  options: Readonly<Record<string, number | readonly [number, ...string[]]>>,
  more: Raw = {},
): Raw {
  const multiple = more['kind'] === 'multiple';
  const written = Object.entries(options).map(([name, given]) => {
    const [points, ...measures] = typeof given === 'number' ? [given] : given;
    return {
      id: name,
      text: 'T',
      points,
      ...(measures.length === 0 ? {} : { [multiple ? 'measuresIfMissing' : 'measures']: measures }),
      ...(name === 'aucun' ? { exclusive: true } : {}),
    };
  });
  return { id, domain: 'd', kind: 'single', knownBy: 'mairie', weight: 1, ...texts, options: written, ...more };
}

/** A measure that costs nothing, takes no time, and is not urgent. */
export function measure(id: string, more: Raw = {}): Raw {
  return {
    id,
    domain: 'd',
    title: id,
    urgency: 'normal',
    why: 'W',
    how: ['H'],
    owner: 'mairie',
    effort: { commune: 0, provider: 0 },
    cost: 'free',
    evidence: 'E',
    ...more,
  };
}

export const fact = (id: string, kind: string, more: Raw = {}): Raw => ({ id, kind, ...texts, ...more });
export const domain = (id: string, more: Raw = {}): Raw => ({ id, title: id, short: id, intro: 'I', ...more });
export const gate = (id: string, condition: Raw, atMost: string): Raw => ({ id, if: condition, atMost, why: 'W' });

/** One domain `d`, levels every 25 points, three horizons, unless told otherwise. */
export function questionnaireOf({
  scoring,
  ...parts
}: Raw & { readonly questions: readonly Raw[]; readonly scoring?: Raw }): Questionnaire {
  const level = (id: string, from: number): Raw => ({ id, title: id, letter: 'L', from, sentence: 'S' });
  const horizon = (id: string, days: number, ...urgencies: string[]): Raw => ({ id, title: id, days, urgencies });
  const raw = {
    id: 'worked',
    version: '1.0.0',
    title: 'Worked',
    scoring: {
      unknown: 'worst',
      closed: 'worst',
      scale: 100,
      pointsAgainst: 'own-best',
      urgent: 2,
      ranking: ['urgency', 'gain', 'order'],
      ...scoring,
    },
    levels: [level('d', 0), level('c', 25), level('b', 50), level('a', 75)],
    horizons: [horizon('month', 30, 'vital'), horizon('year', 360, 'high', 'normal'), horizon('later', 720, 'low')],
    domains: [domain('d')],
    ...parts,
  };
  const reading = readQuestionnaire([{ file: 'worked.json', text: JSON.stringify(raw) }]);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems, null, 1));
  return reading.value;
}

/** Answers as they are written in a sheet; `'unknown'` too, and `'not-applicable'`, which is given a reason. */
export function sheetOf(questionnaire: Questionnaire, answers: Raw, commune: Partial<Commune> = {}): AnswerSheet {
  const reasoned = Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => [id, answer === 'not-applicable' ? { answer, why: 'Rien de tel.' } : answer]),
  );
  const raw = { questionnaire: 'worked@1.0.0', commune: { name: 'Trifouillis', ...commune }, answers: reasoned };
  const reading = readAnswers('sheet.json', JSON.stringify(raw), questionnaire);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems, null, 1));
  return reading.value;
}
