/** Templates checked and compiled at build time. */
import { readFileSync } from 'node:fs';
import type { Contacts } from '../core/contacts.ts';
import { DATA } from '../edges/data.ts';
import type { PlanTemplate, Reflexes } from '../render/plan/template.ts';

export interface Templates {
  readonly contacts: Contacts;
  readonly plan: PlanTemplate;
  readonly reflexes: Reflexes;
}

let loaded: Templates | null = null;

/** Read once per process. */
export function loadTemplates(): Templates {
  loaded ??= JSON.parse(readFileSync(new URL('templates.json', DATA), 'utf8')) as Templates;
  return loaded;
}
