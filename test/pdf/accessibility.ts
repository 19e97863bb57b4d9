/** What would stop or mislead somebody who reads a PDF without seeing it, told by another reader than our printer. */
import { nodesOf, textOf } from './read-pdf.ts';
import type { Bookmark, Node, ReadPage, ReadPdf, ReadText } from './read-pdf.ts';

/** One sentence for each fault; nothing when a screen reader has all it needs. */
export function accessibilityFaults(pdf: ReadPdf): string[] {
  return [
    ...documentFaults(pdf),
    ...headingFaults(pdf),
    ...pdf.pages.flatMap((page, index) =>
      [...shapeFaults(page), ...figureFaults(page), ...linkFaults(page), ...signFaults(page), ...orderFaults(page)].map(
        (fault) => `page ${index + 1}: ${fault}`,
      ),
    ),
  ];
}

function documentFaults({ title, language, isMarked, viewerPreferences, xmp }: ReadPdf): string[] {
  return [
    ...(title === null || title.trim() === '' ? ['no title'] : []),
    ...(viewerPreferences?.['DisplayDocTitle'] === true ? [] : ['the window would show the name of the file, not the title']),
    ...(language === 'fr-FR' ? [] : [`language ${language}`]),
    ...(isMarked ? [] : ['not said to be tagged']),
    ...(xmp.includes('<pdfuaid:part>1</pdfuaid:part>') ? [] : ['not said to be PDF/UA']),
  ];
}

/** One title, sections, subsections, in that order; and the side panel shows the same. */
function headingFaults({ pages, outline }: ReadPdf): string[] {
  const headings = pages.flatMap((page, index) =>
    nodesOf(page.tree).flatMap((node) => {
      const level = /^H([1-6])$/.exec(node.role ?? '')?.[1];
      return level === undefined ? [] : [{ level: Number(level), text: textOf(node, page), page: index }];
    }),
  );
  const faults = headings.flatMap(({ level, text }, index) => {
    const before = headings[index - 1]?.level ?? 0;
    return [
      ...(level > before + 1 ? [`H${level} « ${text} » after H${before}`] : []),
      ...(text === '' ? [`an empty H${level}`] : []),
    ];
  });
  if (headings.filter(({ level }) => level === 1).length !== 1) faults.push('not exactly one H1');
  const told = headings.flatMap(({ level, text, page }) =>
    level === 2 || level === 3 ? [`${level} ${page} ${spoken(text)}`] : [],
  );
  const bookmarks = listed(outline, 2);
  const odd = [...told.filter((each) => !bookmarks.includes(each)), ...bookmarks.filter((each) => !told.includes(each))];
  if (told.join('\n') !== bookmarks.join('\n')) faults.push(`bookmarks and headings differ: ${odd.join(' | ')}`);
  return faults;
}

function listed(bookmarks: readonly Bookmark[], level: number): string[] {
  return bookmarks.flatMap(({ title, page, children }) => [`${level} ${page} ${spoken(title)}`, ...listed(children, level + 1)]);
}

/** Where a title is broken into lines does not count, nor the full stop after the number of a card. */
function spoken(text: string): string {
  return text
    .replaceAll(/[\s\u00ad]+/g, ' ')
    .replaceAll('- ', '-')
    .trim()
    .replace(/^(\d+)\. /, '$1 ');
}

const CHILDREN: Readonly<Record<string, RegExp>> = {
  Root: /^Document$/,
  L: /^LI$/,
  LI: /^(Lbl|LBody)$/,
  Table: /^(THead|TBody)$/,
  THead: /^TR$/,
  TBody: /^TR$/,
  TR: /^(TH|TD)$/,
};

/** Lists are made of items, tables of rows and cells. */
function shapeFaults({ tree }: ReadPage): string[] {
  // What was begun on the page before has left its bullet or its header there.
  const begun = new Set(['LI', 'TR']);
  return nodesOf(tree).flatMap((node) => {
    const faults: string[] = [];
    const { role = '' } = node;
    const kids = (node.children ?? []).map((child) => child.role ?? child.type ?? '');
    const allowed = CHILDREN[role];
    if (allowed !== undefined && !kids.every((kid) => allowed.test(kid))) faults.push(`${role} of ${kids.join(' ')}`);
    const whole = role === 'LI' ? kids.join(' ') === 'Lbl LBody' : role !== 'TR' || kids[0] === 'TH';
    if (!whole && !begun.has(role)) faults.push(`${role} of ${kids.join(' ')}`);
    begun.delete(role);
    return faults;
  });
}

/** A figure says in French all that it shows. */
function figureFaults({ tree }: ReadPage): string[] {
  return nodesOf(tree).flatMap(({ role, alt = '' }) => {
    if (role !== 'Figure') return [];
    return alt.length > 30 && /[àâçéèêîôùû]|\b(de|des|du|la|le|les|sur)\b/.test(alt)
      ? []
      : [`a figure that only says « ${alt} »`];
  });
}

function linkFaults(page: ReadPage): string[] {
  const inTree = nodesOf(page.tree).filter(({ role }) => role === 'Link');
  return [
    ...page.links.flatMap(({ url, contents }) => (contents.trim() === '' ? [`a link to ${url} that says nothing`] : [])),
    ...inTree.flatMap((node) => (textOf(node, page) === '' ? ['a link without words'] : [])),
    ...inTree.flatMap(({ children = [] }) =>
      children.some(({ type }) => type === 'annotation' || type === 'object') ? [] : ['a link that leads nowhere'],
    ),
  ];
}

/** A sign that somebody who sees understands at once, and that is spelt to the others; a bullet has its own place in a list. */
function signFaults({ tree, texts }: ReadPage): string[] {
  const labels = new Set(nodesOf(tree).flatMap((node) => (node.role === 'Lbl' ? contentsOf(node) : [])));
  return texts
    .filter(({ text, mark }) => typeof mark === 'string' && !labels.has(mark) && /[•□■☐☑○●→⇒✓✔✗✘]/.test(text))
    .map(({ text }) => `a sign in « ${text} »`);
}

/** Every text has its place in the structure or is an artifact; places come in the order in which they are seen. */
function orderFaults({ tree, texts }: ReadPage): string[] {
  const order = nodesOf(tree).flatMap(({ type, id }) => (type === 'content' && id !== undefined ? [id] : []));
  const rank = new Map(order.map((id, index) => [id, index]));
  const shown = texts.filter(({ text }) => text.trim() !== '');
  const lost = shown.filter(({ mark }) => mark === undefined || (mark !== null && !rank.has(mark)));
  const figures = new Set(nodesOf(tree).flatMap((node) => (node.role === 'Figure' ? contentsOf(node) : [])));
  const read = shown
    .filter(({ mark }) => typeof mark === 'string' && rank.has(mark) && !figures.has(mark))
    .toSorted((a, b) => rank.get(a.mark!)! - rank.get(b.mark!)!);
  return [
    ...lost.map(({ text }) => `« ${text} » is not in the structure`),
    ...read.flatMap((later, index) =>
      read
        .slice(0, index)
        .filter((earlier) => comesBefore(later, earlier))
        .slice(0, 1)
        .map((earlier) => `« ${later.text} » is seen before « ${earlier.text} » and read after it`),
    ),
  ];
}

function contentsOf(node: Node): string[] {
  return nodesOf(node).flatMap(({ type, id }) => (type === 'content' && id !== undefined ? [id] : []));
}

/** Above, when one is over the other; at the left, when they are side by side. Nothing can be told of the rest. */
function comesBefore(one: ReadText, other: ReadText): boolean {
  const apart = Math.abs(one.y - other.y);
  if (apart < 2) return one.x + one.width < other.x + 1;
  const over = one.x < other.x + other.width - 1 && other.x < one.x + one.width - 1;
  return over && one.y > other.y;
}
