import { num, Raw, textString } from './low-level.ts';
import type { LowLevelDocument, Reference } from './low-level.ts';

export type Role =
  | 'Document'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'P'
  | 'Div'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Link';

/** What assistive tools are told about an element besides its role. */
export interface Told {
  readonly alt?: string;
  /** Text of the element when it is drawn rather than written. */
  readonly actual?: string;
  readonly scope?: 'Row' | 'Column';
  readonly columns?: number;
  readonly summary?: string;
  readonly numbering?: 'Disc' | 'Decimal' | 'None';
}

type Kid =
  | StructureElement
  | { readonly page: number; readonly mark: number }
  | { readonly page: number; readonly annotation: Reference };

/** An element of the logical structure: headings, paragraphs, tables, in reading order. */
export class StructureElement {
  readonly role: Role;
  readonly told: Told;
  readonly parent: StructureElement | undefined;
  readonly kids: Kid[] = [];
  /** Left, bottom, right, top on its page: for figures. */
  box: readonly [number, number, number, number] | undefined;
  reference: Reference | undefined;

  constructor(role: Role, told: Told, parent: StructureElement | undefined) {
    this.role = role;
    this.told = told;
    this.parent = parent;
  }

  /** Adds a child at the end. An element is attached from its birth: pdfkit waits for ever for a lost one. */
  add(role: Role, told: Told = {}): StructureElement {
    const child = new StructureElement(role, told, this);
    this.kids.push(child);
    return child;
  }
}

/** What a page shows of the structure: for each mark, its element; and its annotations. */
export interface PageMarks {
  readonly reference: Reference;
  readonly elements: readonly StructureElement[];
  readonly links: readonly { readonly annotation: Reference; readonly element: StructureElement; readonly key: number }[];
}

/** Writes the structure tree, and the table that leads from what is on each page back to it. */
export function writeStructure(
  document: LowLevelDocument,
  root: StructureElement,
  pages: readonly PageMarks[],
  nextKey: number,
): void {
  const all: StructureElement[] = [];
  const visit = (element: StructureElement): void => {
    element.reference = document.ref();
    all.push(element);
    for (const kid of element.kids) if (kid instanceof StructureElement) visit(kid);
  };
  const treeRoot = document.ref();
  visit(root);

  for (const element of all) {
    const { reference } = element;
    if (reference === undefined) continue;
    reference.data = new Raw(serialise(element, treeRoot, pages)) as unknown as Reference['data'];
    reference.end();
  }

  const entries = pages.map((page, index) => `${index}[${page.elements.map((element) => String(element.reference)).join(' ')}]`);
  for (const page of pages) for (const link of page.links) entries.push(`${link.key} ${link.element.reference}`);
  treeRoot.data = new Raw(
    `<</Type/StructTreeRoot/K[${root.reference}]/ParentTree<</Nums[${entries.join('\n')}]>>/ParentTreeNextKey ${nextKey}>>`,
  ) as unknown as Reference['data'];
  // pdfkit ends it with the rest of the document.
  document._root.data['StructTreeRoot'] = treeRoot;
}

function serialise(element: StructureElement, treeRoot: Reference, pages: readonly PageMarks[]): string {
  const kids: string[] = [];
  let home = -1;
  for (const kid of element.kids) {
    if (kid instanceof StructureElement) {
      kids.push(String(kid.reference));
      continue;
    }
    if ('annotation' in kid) {
      kids.push(`<</Type/OBJR/Pg ${pages[kid.page]?.reference}/Obj ${kid.annotation}>>`);
      continue;
    }
    if (home === -1) home = kid.page;
    kids.push(home === kid.page ? String(kid.mark) : `<</Type/MCR/Pg ${pages[kid.page]?.reference}/MCID ${kid.mark}>>`);
  }
  const { alt, actual } = element.told;
  return [
    `<</S/${element.role}/P ${element.parent?.reference ?? treeRoot}`,
    home === -1 ? '' : `/Pg ${pages[home]?.reference}`,
    kids.length === 0 ? '' : kids.length === 1 ? `/K ${kids[0]}` : `/K[${kids.join(' ')}]`,
    alt === undefined ? '' : `/Alt${textString(alt)}`,
    actual === undefined ? '' : `/ActualText${textString(actual)}`,
    attributes(element),
    '>>',
  ].join('');
}

function attributes({ role, told, box }: StructureElement): string {
  let table = '';
  if (told.scope !== undefined) table += `/Scope/${told.scope}`;
  if (told.columns !== undefined) table += `/ColSpan ${told.columns}`;
  if (told.summary !== undefined && told.summary !== '') table += `/Summary${textString(told.summary)}`;
  if (table !== '') return `/A<</O/Table${table}>>`;
  if (told.numbering !== undefined) return `/A<</O/List/ListNumbering/${told.numbering}>>`;
  if (role === 'Figure' && box !== undefined) return `/A<</O/Layout/Placement/Block/BBox[${box.map(num).join(' ')}]>>`;
  return '';
}
