/** A plan as Typst source: the same words, headings, lists, tables and frames. No drawings. */

const string = (text) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
const color = (hex) => `rgb("${hex}")`;

export function typstSource({ title, theme, blocks, header, footer }) {
  const { ink, muted, accent, tint, rule } = theme;
  return `#set document(title: ${string(title)})
#set page(paper: "a4", margin: 56.7pt, header: text(8.5pt, ${string(`${header.left} — ${header.right}`)}), footer: text(8.5pt, context [#${string(footer)} #h(1fr) Page #counter(page).display("1 sur 1", both: true)]))
#set text(font: "Inter", size: 10.5pt, lang: "fr", fill: ${color(ink)})
#set par(leading: 6pt)
#set table(stroke: 0.5pt + ${color(rule)}, inset: (x: 7pt, y: 5pt))
#show table: set text(9.25pt)
#show link: set text(${color(accent)})
#show heading.where(level: 2): set text(19pt, ${color(accent)})
#let small(body) = text(9pt, ${color(muted)}, body)
#let card(body) = block(stroke: 0.75pt + ${color(rule)}, inset: 13pt, radius: 5pt, width: 100%, body)
#let aside(body) = block(fill: ${color(tint)}, inset: 12pt, width: 100%, breakable: false, body)
${blocks.map(block).join('\n')}`;
}

function block(given) {
  switch (given.kind) {
    case 'cover': {
      const facts = given.facts.map(([label, value]) => `#par[#${string(label)} #strong(${string(value)})]`);
      return `#par[#${string(given.overline)}]\n#heading(level: 1)[#${string(given.title)}]\n#par[#${string(given.subtitle)}]\n${facts.join('\n')}\n#small[#${string(given.notice)}]\n#pagebreak()`;
    }
    case 'heading':
      return `#heading(level: ${given.level})[#${string(given.text)}]`;
    case 'paragraph':
      return `#par${given.style === 'small' ? `[#small[${text(given.text)}]]` : `[${text(given.text)}]`}`;
    case 'list':
      return list(given);
    case 'table':
      return table(given);
    case 'callout':
      return `#aside[#strong(${string(given.title)})\n${given.blocks.map(block).join('\n')}]`;
    case 'card':
      return `#card[#heading(level: 3)[#${string(`${given.badge} ${given.title}`)}]\n#small[${facts(given.facts)}]\n${given.parts.map(part).join('\n')}]`;
    case 'key-figures':
      return `#grid(columns: (1fr,) * ${given.figures.length}, gutter: 12pt, ${given.figures.map(({ value, label }) => `aside[#text(23pt, strong(${string(value)}))\n\n#${string(label)}]`).join(', ')})`;
    case 'letter':
      return `#card[${text(given.to)}\n\n#strong(${string(`Objet : ${given.subject}`)})\n${given.blocks.map(block).join('\n')}]`;
    case 'chart':
      return given.caption === undefined ? '' : `#small[#${string(given.caption)}]`;
    case 'page-break':
      return '#pagebreak(weak: true)';
  }
  throw new Error(`a block nobody knows: ${given.kind}`);
}

const facts = (all) => all.map(([label, value]) => `#${string(`${label} : `)}#strong(${string(value)})`).join(' · ');

function part({ label, content }) {
  return `#par[#strong(${string(label)})]\n${content.kind === 'list' ? list(content) : `#par[${text(content)}]`}`;
}

function list({ style, items }) {
  const maker = style === 'number' ? 'enum(' : style === 'check' ? 'list(marker: [□], ' : 'list(';
  return `#${maker}${items.map((item) => `[${text(item)}]`).join(', ')})`;
}

function table({ columns, rows }) {
  const align = columns.map(({ align: side }) => side ?? 'left').join(', ');
  const head = columns.map(({ title }) => `strong(${string(title)})`).join(', ');
  const body = rows.map(({ cells, style }) => {
    if (style === 'group') return `table.cell(colspan: ${columns.length}, [#strong[${text(cells[0])}]])`;
    return columns
      .map((_, index) => `[${style === 'total' ? `#strong[${text(cells[index] ?? '')}]` : text(cells[index] ?? '')}]`)
      .join(', ');
  });
  return `#table(columns: (${columns.map(({ width }) => `${width}fr`).join(', ')},), align: (${align},), table.header(${head}), ${body.join(', ')})`;
}

function text(content) {
  const spans = typeof content === 'string' ? [{ text: content }] : content;
  return spans
    .map((span) => {
      const said = `#${string(span.text)}`;
      const strong = span.bold ? `#strong[${said}]` : said;
      return span.link === undefined ? strong : `#link(${string(span.link)})[${strong}]`;
    })
    .join('');
}
