/** Every door that a stranger's file comes through. */
import type { Target } from './target.ts';
import { CAMPAIGN_TARGETS } from './targets/campaigns.ts';
import { CHECK_TARGETS } from './targets/checks.ts';
import { SHEET_TARGETS } from './targets/sheets.ts';

export const TARGETS: readonly Target[] = [...SHEET_TARGETS, ...CAMPAIGN_TARGETS, ...CHECK_TARGETS];
