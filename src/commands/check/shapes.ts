/** The schema of each kind of file. Loaded when it is needed: a validator is a long program. */
import type { FileKind } from '../../core/file-kind.ts';
import type { Shape } from '../../core/shape.ts';

const SHAPES: Readonly<Record<FileKind, () => Promise<Shape>>> = {
  questionnaire: () => import('#generated/questionnaire.js'),
  answers: () => import('#generated/answers.js'),
  cases: () => import('#generated/cases.js'),
  contacts: () => import('#generated/contacts.js'),
  coverage: () => import('#generated/coverage.js'),
  diagnostic: () => import('#generated/diagnostic.js'),
  plan: () => import('#generated/plan.js'),
  reflexes: () => import('#generated/reflexes.js'),
  unverified: () => import('#generated/unverified.js'),
};

export function shapeOfKind(kind: FileKind): Promise<Shape> {
  return SHAPES[kind]();
}
