/**
 * The pure core, for scripts: `import { readQuestionnaire, readAnswers, diagnose } from 'commune-cyber'`.
 * Nothing here touches the disk, the clock, the terminal or the network.
 */
export type * from './core/model.ts';
export type { Place, Problem, ProblemCode, Reading, Severity } from './core/problem.ts';
export { readAnswers } from './core/read-answers.ts';
export { readCases } from './core/read-cases.ts';
export { readQuestionnaire } from './core/read-questionnaire.ts';
export type { SourceFile } from './core/yaml-text.ts';
export { diagnose, type DiagnoseOptions } from './core/diagnose.ts';
export { itinerary, type Stop } from './core/flow.ts';
export { runCase } from './core/cases.ts';
export { toResult, type Result } from './render/result.ts';
