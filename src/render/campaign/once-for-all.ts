/**
 * What can be prepared once and used by every commune, for measures of the shipped questionnaire `communes`. Another
 * questionnaire has other measures: those it does not share are simply not proposed.
 */
export const ONCE_FOR_ALL: ReadonlyMap<string, string> = new Map([
  ['sensibiliser-agents-elus', 'Une séance de sensibilisation par secteur, agents et élus ensemble'],
  ['faire-exercice', 'Un exercice d’une heure, joué par plusieurs communes à la même table'],
  ['designer-delegue-donnees', 'Un délégué à la protection des données commun, que chaque commune désigne'],
  ['tenir-registre-traitements', 'Un registre type, déjà rempli pour les fichiers que toutes les mairies tiennent'],
  ['signer-contrat-informatique', 'Un modèle de contrat informatique, relu une fois pour toutes'],
  ['ajouter-clauses-securite', 'Des clauses de sécurité types, à joindre aux contrats'],
  ['rediger-charte', 'Une charte informatique type, que chaque commune adapte'],
  ['organiser-arrivees-departs', 'Une liste type pour les arrivées et les départs'],
  ['ecrire-procedure-incident', 'Une procédure d’incident type, à compléter dans chaque mairie'],
  ['afficher-fiche-contacts', 'Une affiche commune avec les numéros utiles du territoire'],
  ['homologuer-teleservices', 'Un dossier type pour chaque téléservice que plusieurs communes utilisent'],
  ['verifier-assurance', 'Un même courrier aux assureurs, ou un contrat d’assurance de groupe à l’étude'],
]);
