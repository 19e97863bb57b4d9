/** Who knows the answer, in French. */
import type { Facts } from '../core/condition.ts';
import type { Role } from '../core/model.ts';
import type { PlanTemplate } from './plan/template.ts';
import { wordingFor } from './plan/wording.ts';

/** « le plus souvent, … », « à voir avec … ». */
export type RoleNames = Readonly<Record<Role, string>>;

/** The words of the plan that name whoever knows. */
export type RoleWordings = Pick<PlanTemplate, 'roles' | 'wordings'>;

/** True whoever looks after the computers: for what is printed before a commune has said so. */
export const ROLES: RoleNames = {
  mairie: 'la mairie',
  elu: 'un élu',
  prestataire: 'la personne qui dépanne vos ordinateurs',
  dpo: 'le délégué à la protection des données',
};

/** The names that the plan of this commune gives them; without the words of the plan, those that are true everywhere. */
export function rolesFor(template: RoleWordings | undefined, facts: Facts): RoleNames {
  if (template === undefined) return ROLES;
  const { mairie, elu, prestataire, dpo } = { ...template.roles, ...wordingFor(template, facts)?.roles };
  return { mairie: mairie.ask, elu: elu.ask, prestataire: prestataire.ask, dpo: dpo.ask };
}
