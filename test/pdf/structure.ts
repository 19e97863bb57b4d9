/** The logical structure as it is written, with what pdf.js does not tell: scopes and spans of cells, numbering of lists. */
import { execFileSync, spawnSync } from 'node:child_process';

export const hasQpdf = spawnSync('qpdf', ['--version']).error === undefined;

type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };
type Dictionary = Readonly<Record<string, Value>>;

interface Element {
  readonly role: string;
  readonly kids: readonly Element[];
  readonly hasContent: boolean;
  readonly alt: string;
  readonly attributes: Dictionary;
}

/** One sentence for each list, table or figure that a screen reader would stumble on. Reads the file with qpdf. */
export function structureFaults(path: string): string[] {
  return elementsOf(readStructure(path)).flatMap((element) => {
    if (element.role === 'L') return listFaults(element);
    if (element.role === 'Table') return tableFaults(element);
    return element.role === 'Figure' ? figureFaults(element) : [];
  });
}

function listFaults({ kids, attributes }: Element): string[] {
  const numbering = attributes['/ListNumbering'];
  return [
    ...(numbering === '/Disc' || numbering === '/Decimal' || numbering === '/None'
      ? []
      : ['a list that does not say its bullets']),
    ...(kids.length === 0 ? ['a list without items'] : []),
    ...kids.flatMap((item) => {
      const parts = item.kids.map(({ role }) => role).join(' ');
      return item.role === 'LI' && parts === 'Lbl LBody' ? [] : [`${item.role} of ${parts} in a list`];
    }),
  ];
}

/** Headers say of what, and no row is longer or shorter than the header. */
function tableFaults({ kids, attributes }: Element): string[] {
  const [head, ...bodies] = kids;
  const header = head?.kids[0];
  if (head?.role !== 'THead' || head.kids.length !== 1 || header === undefined || bodies.length === 0)
    return [`a table of ${kids.map(({ role }) => role).join(' ')}`];
  const columns = header.kids.length;
  const rows = bodies.flatMap((body) => body.kids);
  const faults = [header, ...rows].flatMap((row) => {
    const said = row.kids.map(({ role, attributes: { '/Scope': scope = '' } }) => `${role}${String(scope)}`).join(' ');
    const isGroup = row.kids.length === 1;
    const wanted = row === header ? /^(TH\/Column ?)+$/ : isGroup ? /^TH\/Column$/ : /^TH\/Row( TD)*$/;
    return [
      ...(wanted.test(said) ? [] : [`a row of ${said}`]),
      ...(row.kids.reduce((sum, cell) => sum + Number(cell.attributes['/ColSpan'] ?? 1), 0) === columns
        ? []
        : ['a row that is not whole']),
      ...(row.kids.every(({ hasContent }) => hasContent) ? [] : ['an empty cell']),
    ];
  });
  if (String(attributes['/Summary'] ?? '') === '') faults.push('a table that does not say what it holds');
  return faults;
}

function figureFaults({ alt, attributes }: Element): string[] {
  return [
    ...(alt === '' ? ['a figure without words'] : []),
    ...(Array.isArray(attributes['/BBox']) ? [] : ['a figure without a place']),
  ];
}

function elementsOf(element: Element): Element[] {
  return [element, ...element.kids.flatMap(elementsOf)];
}

function readStructure(path: string): Element {
  const told = execFileSync('qpdf', ['--json=2', '--json-key=qpdf', '--json-stream-data=none', path], {
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  const { qpdf } = JSON.parse(told) as { qpdf: [unknown, Record<string, { value?: Value }>] };
  const objects = qpdf[1];
  const follow = (value: Value | undefined): Value | undefined =>
    typeof value === 'string' && / \d+ R$/.test(value) ? objects[`obj:${value}`]?.value : value;
  const root = Object.values(objects).find(({ value }) => dictionary(value)['/Type'] === '/StructTreeRoot')?.value;
  const [document] = kidsOf(dictionary(root)).map(follow);
  return read(dictionary(document));

  function read(element: Dictionary): Element {
    const kids = kidsOf(element).map(follow).map(dictionary);
    const elements = kids.filter((kid) => kid['/S'] !== undefined).map(read);
    return {
      role: String(element['/S']).slice(1),
      kids: elements,
      hasContent: elements.length < kids.length || elements.some(({ hasContent }) => hasContent),
      alt: String(element['/Alt'] ?? '').replace(/^u:/, ''),
      attributes: dictionary(follow(element['/A'])),
    };
  }
}

function kidsOf(element: Dictionary): Value[] {
  const kids = element['/K'];
  return kids === undefined ? [] : Array.isArray(kids) ? [...(kids as readonly Value[])] : [kids];
}

function dictionary(value: Value | undefined): Dictionary {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Dictionary) : {};
}
