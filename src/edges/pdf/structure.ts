import type { CompactDocument } from './compact.ts';
import { num, Raw, textString } from './low-level.ts';
import type { Reference } from './low-level.ts';

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
  | { readonly page: number; readonly annotation: string };

/** An element of the logical structure: headings, paragraphs, tables, in reading order. */
export class StructureElement {
  readonly role: Role;
  readonly told: Told;
  readonly parent: StructureElement | undefined;
  readonly kids: Kid[] = [];
  /** Left, bottom, right, top on its page: for figures. */
  box: readonly [number, number, number, number] | undefined;
  /** Of the object it is written as. */
  name = '';

  constructor(role: Role, told: Told, parent: StructureElement | undefined) {
    this.role = role;
    this.told = told;
    this.parent = parent;
  }

  /** Adds a child at the end. */
  add(role: Role, told: Told = {}): StructureElement {
    const child = new StructureElement(role, told, this);
    this.kids.push(child);
    return child;
  }
}

/** What a page shows of the structure: for each mark, its element; and its annotations. */
export interface PageMarks {
  /** Of the object it is written as. */
  readonly name: string;
  readonly elements: readonly StructureElement[];
  readonly links: readonly { readonly element: StructureElement; readonly key: number }[];
}

/** Writes the structure tree, and the table that leads from what is on each page back to it. */
export function writeStructure(
  document: CompactDocument,
  root: StructureElement,
  pages: readonly PageMarks[],
  nextKey: number,
): void {
  const all: StructureElement[] = [];
  const visit = (element: StructureElement): void => {
    element.name = document.name();
    all.push(element);
    for (const kid of element.kids) if (kid instanceof StructureElement) visit(kid);
  };
  const treeRoot = document.ref();
  visit(root);
  for (const element of all) document.pack(element.name, serialise(element, String(treeRoot), pages));

  const entries = pages.map((page, index) => `${index}[${page.elements.map(({ name }) => name).join(' ')}]`);
  for (const page of pages) for (const { key, element } of page.links) entries.push(`${key} ${element.name}`);
  treeRoot.data = new Raw(
    `<</Type/StructTreeRoot/K[${root.name}]/ParentTree<</Nums[${entries.join('\n')}]>>/ParentTreeNextKey ${nextKey}>>`,
  ) as unknown as Reference['data'];
  // pdfkit ends it with the rest of the document.
  document._root.data['StructTreeRoot'] = treeRoot;
}

function serialise(element: StructureElement, treeRoot: string, pages: readonly PageMarks[]): string {
  let kids = '';
  let home = -1;
  for (const kid of element.kids) {
    if (kid instanceof StructureElement) kids += ` ${kid.name}`;
    else if ('annotation' in kid) kids += `<</Type/OBJR/Pg ${pages[kid.page]?.name}/Obj ${kid.annotation}>>`;
    else {
      if (home === -1) home = kid.page;
      kids += home === kid.page ? ` ${kid.mark}` : `<</Type/MCR/Pg ${pages[kid.page]?.name}/MCID ${kid.mark}>>`;
    }
  }
  const { alt, actual } = element.told;
  let text = `<</S/${element.role}/P ${element.parent?.name ?? treeRoot}`;
  if (home !== -1) text += `/Pg ${pages[home]?.name}`;
  if (kids !== '') text += element.kids.length === 1 ? `/K${kids}` : `/K[${kids}]`;
  if (alt !== undefined) text += `/Alt${textString(alt)}`;
  if (actual !== undefined) text += `/ActualText${textString(actual)}`;
  return `${text}${attributes(element)}>>`;
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
