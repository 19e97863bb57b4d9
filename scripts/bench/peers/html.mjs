/** A plan as the page a browser would be asked to print: the same words, headings, lists, tables and frames. No drawings. */

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text) => text.replaceAll(/[&<>"]/g, (character) => entities[character]);

/** `fonts`: the address of the folder of fonts. */
export function html({ title, theme, blocks, header, footer }, fonts) {
  const { ink, muted, accent, tint, rule } = theme;
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${escape(title)}</title><style>
@font-face { font-family: Inter; src: url("${fonts}/inter-regular.ttf") }
@font-face { font-family: Inter; font-weight: 700; src: url("${fonts}/inter-bold.ttf") }
body { font: 10.5pt/15.5pt Inter; color: ${ink}; margin: 0 } p, li { max-width: 452pt } a { color: ${accent} }
h1 { font-size: 32pt; line-height: 39pt; margin-top: 120pt } h2 { font-size: 19pt; color: ${accent} }
h3 { font-size: 13pt } h4 { font-size: 11pt; color: ${accent} } h2, h3, h4 { break-after: avoid }
.small { font-size: 9pt; color: ${muted} } .lead { font-size: 12pt } .break { break-after: page }
table { border-collapse: collapse; width: 100%; font-size: 9.25pt; line-height: 13pt; table-layout: fixed }
th, td { text-align: left; vertical-align: top; padding: 5pt 7pt; border-bottom: .5pt solid ${rule}; font-weight: 400 }
thead th, .total th, .total td { background: ${tint}; font-weight: 700 } .group th { color: ${accent}; font-weight: 700 }
tr { break-inside: avoid } .right { text-align: right } aside { background: ${tint}; padding: 12pt 18pt; break-inside: avoid }
section, .letter { border: .75pt solid ${rule}; padding: 13pt 16pt; margin: 14pt 0; break-inside: avoid }
.figures { display: flex; gap: 12pt } .figures p { flex: 1; background: ${tint}; padding: 12pt } b.value { font-size: 23pt; display: block }
</style></head><body data-header="${escape(header.left)}" data-footer="${escape(footer)}">${blocks.map(block).join('\n')}</body></html>`;
}

function block(given) {
  switch (given.kind) {
    case 'cover': {
      const facts = given.facts.map(([label, value]) => `<p>${escape(label)} <b>${escape(value)}</b></p>`);
      return `<p>${escape(given.overline)}</p><h1>${escape(given.title)}</h1><p class="lead">${escape(given.subtitle)}</p>${facts.join('')}<p class="small break">${escape(given.notice)}</p>`;
    }
    case 'heading':
      return `<h${given.level}>${escape(given.text)}</h${given.level}>`;
    case 'paragraph':
      return `<p class="${given.style ?? ''}">${text(given.text)}</p>`;
    case 'list':
      return list(given);
    case 'table':
      return table(given);
    case 'callout':
      return `<aside><p><b>${escape(given.title)}</b></p>${given.blocks.map(block).join('')}</aside>`;
    case 'card':
      return `<section><h3>${escape(given.badge)} ${escape(given.title)}</h3><p class="small">${facts(given.facts)}</p>${given.parts.map(part).join('')}</section>`;
    case 'key-figures':
      return `<div class="figures">${given.figures.map(({ value, label }) => `<p><b class="value">${escape(value)}</b>${escape(label)}</p>`).join('')}</div>`;
    case 'letter':
      return `<div class="letter"><p>${text(given.to)}</p><p><b>Objet : ${escape(given.subject)}</b></p>${given.blocks.map(block).join('')}</div>`;
    case 'chart':
      return given.caption === undefined ? '' : `<p class="small">${escape(given.caption)}</p>`;
    case 'page-break':
      return '<div class="break"></div>';
  }
  throw new Error(`a block nobody knows: ${given.kind}`);
}

const facts = (all) => all.map(([label, value]) => `${escape(label)} : <b>${escape(value)}</b>`).join(' · ');

function part({ label, content }) {
  return `<p><b>${escape(label)}</b></p>${content.kind === 'list' ? list(content) : `<p>${text(content)}</p>`}`;
}

function list({ style, items }) {
  const tag = style === 'number' ? 'ol' : 'ul';
  return `<${tag}>${items.map((item) => `<li>${style === 'check' ? '□ ' : ''}${text(item)}</li>`).join('')}</${tag}>`;
}

function table({ columns, rows }) {
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const head = columns.map(
    ({ title, width, align }) =>
      `<th scope="col" class="${align ?? ''}" style="width:${(100 * width) / total}%">${escape(title)}</th>`,
  );
  const body = rows.map(({ cells, style }) => {
    if (style === 'group') return `<tr class="group"><th colspan="${columns.length}">${text(cells[0])}</th></tr>`;
    const [first, ...others] = cells.map((cell, index) => [text(cell), columns[index]?.align ?? '']);
    return `<tr class="${style ?? ''}"><th scope="row">${first[0]}</th>${others.map(([said, align]) => `<td class="${align}">${said}</td>`).join('')}</tr>`;
  });
  return `<table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

function text(content) {
  const spans = typeof content === 'string' ? [{ text: content }] : content;
  return spans
    .map((span) => {
      const said = escape(span.text).replaceAll('\n', '<br>');
      const strong = span.bold ? `<b>${said}</b>` : said;
      return span.link === undefined ? strong : `<a href="${escape(span.link)}">${strong}</a>`;
    })
    .join('');
}
