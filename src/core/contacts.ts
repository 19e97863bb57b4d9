/** Whom to call, by territory: the shape of `templates/contacts.yaml` (schemas/contacts.schema.json) and how to pick from it. */
import type { Commune, Source } from './model.ts';

export interface Contacts {
  readonly sources: readonly Source[];
  /** What each one does, one sentence each. */
  readonly roles: { readonly responder: string; readonly anssi: string; readonly operators: string };
  /** What is printed when something is not known. */
  readonly missing: {
    readonly territory: string;
    readonly responder: string;
    readonly phone: string;
    readonly operators: string;
  };
  /** Printed under the lists. */
  readonly notes: { readonly phones: string; readonly operators: string };
  readonly national: readonly NationalContact[];
  readonly territories: readonly Territory[];
  /** A partial list: a department that is not there may well have one. */
  readonly operators: readonly Operator[];
}

export interface NationalContact {
  readonly id: string;
  readonly name: string;
  /** `incident` act now · `duty` a legal obligation · `prevention` before anything happens. */
  readonly purpose: 'incident' | 'duty' | 'prevention';
  readonly when: string;
  readonly how: string;
  readonly url?: string | undefined;
  readonly phone?: string | undefined;
  /** The number to dial from overseas, when it differs. */
  readonly phoneOverseas?: string | undefined;
  readonly email?: string | undefined;
  readonly source: string;
}

export interface Territory {
  /** INSEE code: two characters, or the three of an overseas collectivity. */
  readonly region: string;
  readonly name: string;
  /** Null when the source names none. */
  readonly responder: Responder | null;
  /** E-mail address of the function, never of a person. */
  readonly anssi: string;
  readonly source: string;
}

export interface Responder {
  readonly name: string;
  /** Null when the source gives none. */
  readonly phone: string | null;
  readonly url: string;
  readonly note?: string | undefined;
}

/** A body that shares digital tools and advice between the communes of its departments. */
export interface Operator {
  readonly departments: readonly string[];
  readonly name: string;
  readonly url: string;
  readonly source: string;
}

export interface TerritoryContacts {
  /** Null when the region of the commune is not known. */
  readonly territory: Territory | null;
  readonly operators: readonly Operator[];
  /** Every national contact; `phone` is already the one to dial from this commune. */
  readonly national: readonly NationalContact[];
  /** Sentences to print, in this order, about what is not known. */
  readonly missing: readonly string[];
  /** The sources of all of the above, in the order of the file. */
  readonly sources: readonly Source[];
}

const METROPOLITAN = /^[1-9]\d$/;

/** The contacts for one commune, from its region and its department; what is unknown is said, never guessed. */
export function contactsFor(contacts: Contacts, commune: Commune): TerritoryContacts {
  const territory = contacts.territories.find(({ region }) => region === commune.region) ?? null;
  const { department } = commune;
  const operators =
    department === undefined ? [] : contacts.operators.filter(({ departments }) => departments.includes(department));
  const isOverseas = territory !== null && !METROPOLITAN.test(territory.region);
  const national = contacts.national.map(({ phoneOverseas, ...contact }) =>
    isOverseas && phoneOverseas !== undefined ? { ...contact, phone: phoneOverseas } : contact,
  );
  const cited = new Set([...operators, ...national, ...(territory === null ? [] : [territory])].map(({ source }) => source));
  return {
    territory,
    operators,
    national,
    missing: missingFrom(contacts, territory, operators),
    sources: contacts.sources.filter(({ id }) => cited.has(id)),
  };
}

function missingFrom(contacts: Contacts, territory: Territory | null, operators: readonly Operator[]): readonly string[] {
  const { missing } = contacts;
  const sentences: string[] = [];
  if (territory === null) sentences.push(missing.territory);
  else if (territory.responder === null) sentences.push(missing.responder);
  else if (territory.responder.phone === null) sentences.push(missing.phone);
  if (operators.length === 0) sentences.push(missing.operators);
  return sentences;
}
