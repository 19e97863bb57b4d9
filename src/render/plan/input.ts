import type { Contacts } from '../../core/contacts.ts';
import type { Diagnosis } from '../../core/model.ts';
import type { PlanTemplate, Reflexes } from './template.ts';

/** All that a plan is made of. */
export interface PlanInput {
  readonly diagnosis: Diagnosis;
  readonly template: PlanTemplate;
  readonly contacts: Contacts;
  readonly reflexes: Reflexes;
  readonly toolVersion: string;
  /** The answer sheet, attached as it is. */
  readonly sheetText: string;
  /** Name of that attachment: `<slug>.reponses.yaml`. */
  readonly sheetName: string;
  /** See `DocumentModel.identity`. */
  readonly identity?: string | undefined;
  /** Name of the department, when the caller knows it; its code alone is printed otherwise. */
  readonly department?: string | undefined;
  /** Whether the fonts of the printer lack a character of this text. */
  readonly unprintable: (text: string) => boolean;
}
