/**
 * The pure core, for scripts: `import { readQuestionnaire, readAnswers, diagnose } from 'commune-cyber'`.
 * Nothing here touches the disk, the clock, the terminal or the network.
 */
export type * from './core/model.ts';
export type { Place, Problem, ProblemCode, Reading, Severity } from './core/problem.ts';
export { problemJson, type ProblemJson } from './render/problem-json.ts';
export type { SourceFile } from './core/yaml-text.ts';

// Read: text in, a value or every problem out. Older sheets go through the migrations of the questionnaire.
export { readAnswers } from './core/read-answers.ts';
export { readCases } from './core/read-cases.ts';
export { readPlacedQuestionnaire, readQuestionnaire, type PlacedQuestionnaire } from './core/read-questionnaire.ts';

// Diagnose.
export { diagnose, type DiagnoseOptions } from './core/diagnose.ts';
export { itinerary, type Stop } from './core/flow.ts';
export { runCase } from './core/cases.ts';
export { toResult, type Result } from './render/result.ts';

// Check a questionnaire: what it forgets, what nobody reaches, the laws of its score on random respondents.
export { checkContent } from './core/check-content.ts';
export { checkLaws, type LawOptions } from './core/laws.ts';
export { checkReach } from './core/reach.ts';

// Compare two versions of it, and what the change does to sheets.
export type { Change } from './core/change.ts';
export { compareQuestionnaires, type Comparison } from './core/compare.ts';
export { replay, type Effect, type Replay, type ReplayOptions } from './core/replay.ts';
