/** Plans of the shipped questionnaire and of the small one, and how to read them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { diagnose, type DiagnoseOptions } from '../../src/core/diagnose.ts';
import type { AnswerSheet, Question, Questionnaire } from '../../src/core/model.ts';
import { readQuestionnaire } from '../../src/core/read-questionnaire.ts';
import { readQuestionnaireFiles } from '../../src/edges/questionnaires.ts';
import type { Block, DocumentModel } from '../../src/render/blocks.ts';
import type { PlanInput } from '../../src/render/plan/input.ts';
import { planDocument } from '../../src/render/plan/plan-document.ts';
import type { PlanTemplate } from '../../src/render/plan/template.ts';
import { CONTACTS, REFLEXES } from './plan-fixture.ts';

export const root = join(import.meta.dirname, '../..');
export const yaml = <T>(name: string): T => parse(readFileSync(join(root, 'templates', `${name}.yaml`), 'utf8')) as T;
export const template = yaml<PlanTemplate>('plan');
export const titleOf = (id: string): string => template.sections.find((section) => section.id === id)!.title;

export const shipped = ((): Questionnaire => {
  const reading = readQuestionnaire(readQuestionnaireFiles(join(root, 'questionnaires/communes')));
  if (!reading.ok) throw new Error('questionnaires/communes');
  return reading.value;
})();

const VILLAGE = { name: 'Saint-Aubin', insee: '35249', population: 842, department: '35', region: '53' };
export type Pick = (question: Question) => string | readonly string[];
export const worst: Pick = ({ kind, options }) =>
  kind === 'multiple' ? options.filter(({ exclusive }) => exclusive === true).map(({ id }) => id) : options[0]!.id;
export const best: Pick = ({ kind, options }) =>
  kind === 'multiple' ? options.filter(({ exclusive }) => exclusive !== true).map(({ id }) => id) : options.at(-1)!.id;
export const middle: Pick = ({ kind, options }) => (kind === 'multiple' ? [options[0]!.id] : options[1]!.id);

export function answered(pick: Pick, asked: (question: Question) => boolean = () => true): AnswerSheet {
  const answers = shipped.questions.filter(asked).map((question) => {
    const picked = pick(question);
    return [
      question.id,
      { value: picked === 'unknown' ? { kind: 'unknown' } : { kind: 'chosen', options: [picked].flat() } },
    ] as const;
  });
  const profile = shipped.profile.map(({ id, kind, options }) => {
    const value =
      kind === 'number'
        ? { kind: 'number', number: 3 }
        : { kind: 'chosen', options: [kind === 'multiple' ? options.at(-1)!.id : options[0]!.id] };
    return [id, { value }] as const;
  });
  return {
    questionnaire: { id: shipped.id, version: shipped.version },
    commune: VILLAGE,
    answers: new Map([...profile, ...answers]) as AnswerSheet['answers'],
  };
}

export function planOf(
  questionnaire: Questionnaire,
  sheet: AnswerSheet,
  options: Partial<DiagnoseOptions> = {},
  more: Partial<PlanInput> = {},
) {
  const diagnosis = diagnose(questionnaire, sheet, { today: '2026-11-21', ...options });
  const input: PlanInput = {
    diagnosis,
    template,
    contacts: CONTACTS,
    reflexes: REFLEXES,
    toolVersion: '0.1.0',
    sheetText: 'answers: {} # é\n',
    sheetName: 'x.reponses.yaml',
    unprintable: (text) => text.includes('😀'),
    ...more,
  };
  return { diagnosis, model: planDocument(input) };
}

export function section(model: DocumentModel, title: string): readonly Block[] {
  const start = model.blocks.findIndex((block) => block.kind === 'heading' && block.level === 2 && block.text === title);
  if (start === -1) return [];
  const after = model.blocks.slice(start + 1);
  const end = after.findIndex((block) => block.kind === 'heading' && block.level === 2);
  return end === -1 ? after : after.slice(0, end);
}

/** Every word of a value, in order. */
export function text(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(text).join('');
  if (typeof value !== 'object' || value === null) return '';
  const { kind: _kind, style: _style, tone: _tone, link: _link, ...words } = value as Record<string, unknown>;
  return Object.values(words).map(text).join(' ');
}
