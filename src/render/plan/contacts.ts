/** Whom to call: on the territory, then everywhere. What is not known is said. */
import type { NationalContact } from '../../core/contacts.ts';
import type { Block, Row, Span } from '../blocks.ts';
import { NBSP } from '../format.ts';
import type { PlanContext } from './context.ts';
import { address, bold, group, link, list, paragraph, plain, table } from './pieces.ts';

type Ways = {
  readonly phone?: string | null | undefined;
  readonly email?: string | undefined;
  readonly url?: string | undefined;
};

export function contactsSection(context: PlanContext): readonly Block[] {
  const { template, contacts, territory } = context;
  const { contacts: words } = template;
  const local = localRows(context);
  const rows = [...(local.length === 0 ? [] : [group(words.territory), ...local]), ...nationalRows(context)];
  return [
    ...(rows.length === 0
      ? []
      : [
          table(
            'Les contacts, sur le territoire puis partout en France, et comment les joindre.',
            [
              [words.columns.who, 52],
              [words.columns.how, 48],
            ],
            rows,
          ),
        ]),
    ...(territory.missing.length === 0 ? [] : [list('bullet', territory.missing)]),
    paragraph(
      [contacts.notes.phones, ...(territory.operators.length === 0 ? [] : [contacts.notes.operators])].join(' '),
      'small',
    ),
  ];
}

function localRows(context: PlanContext): Row[] {
  const { contacts, territory, template } = context;
  const region = territory.territory;
  const rows: Row[] = [];
  if (region !== null) {
    const { responder, anssi } = region;
    if (responder !== null) {
      const ways = joinedWays(context, responder);
      rows.push({
        cells: [
          [bold(`${responder.name}. `), plain(contacts.roles.responder)],
          responder.note === undefined ? ways : [...ways, plain(`\n${responder.note}`)],
        ],
      });
    }
    rows.push({
      cells: [
        [bold(`${template.contacts.anssi} (${region.name}). `), plain(contacts.roles.anssi)],
        joinedWays(context, { email: anssi }),
      ],
    });
  }
  for (const operator of territory.operators)
    rows.push({ cells: [[bold(`${operator.name}. `), plain(contacts.roles.operators)], joinedWays(context, operator)] });
  return rows;
}

function nationalRows(context: PlanContext): Row[] {
  const { purposes } = context.template.contacts;
  const isBefore = ({ purpose }: NationalContact): boolean => purpose === 'prevention';
  return (['incident', 'prevention'] as const).flatMap((when): Row[] => {
    const own = context.territory.national.filter((each) => isBefore(each) === (when === 'prevention'));
    return own.length === 0 ? [] : [group(purposes[when]), ...own.map((contact) => nationalRow(context, contact))];
  });
}

function nationalRow(context: PlanContext, contact: NationalContact): Row {
  return {
    cells: [
      [bold(`${contact.name}. `), plain(contact.when)],
      [plain(`${contact.how} `), ...joinedWays(context, contact)],
    ],
  };
}

/** Telephone, mail and site, those that are known. */
function joinedWays({ template }: PlanContext, { phone, email, url }: Ways): Span[] {
  const { contacts: words } = template;
  const ways: Span[][] = [];
  if (phone != null) ways.push([plain(`${words.phone}${NBSP}: `), bold(phone)]);
  if (email !== undefined) ways.push([link(email, `mailto:${email}`)]);
  if (url !== undefined) ways.push([link(address(url), url)]);
  return ways.flatMap((way, index) => (index === 0 ? way : [plain(' · '), ...way]));
}
