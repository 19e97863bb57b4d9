import type { Urgency } from './model.ts';

/** From the most to the least pressing. */
export const URGENCIES: readonly Urgency[] = ['vital', 'high', 'normal', 'low'];
