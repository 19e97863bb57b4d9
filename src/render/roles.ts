/** Who knows and who does, in French. */
import type { Role } from '../core/model.ts';

/** « le plus souvent, … » */
export const ROLES: Readonly<Record<Role, string>> = {
  mairie: 'la mairie',
  elu: 'un élu',
  prestataire: 'votre prestataire informatique',
  dpo: 'le délégué à la protection des données',
};

/** « Demandez … » */
export const TO_ROLES: Readonly<Record<Role, string>> = {
  mairie: 'en mairie',
  elu: 'à un élu',
  prestataire: 'à votre prestataire informatique',
  dpo: 'au délégué à la protection des données',
};
