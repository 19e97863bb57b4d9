/** A plan as a pdfmake definition: the same words, headings, lists, tables and frames. No drawings. */

export function definition({ title, theme, blocks, header, footer }) {
  const { ink, muted, accent, tint, rule } = theme;
  const frame = (stack, fillColor) => ({
    table: { widths: ['*'], body: [[{ stack, fillColor }]] },
    layout: { hLineColor: () => rule, vLineColor: () => rule },
    margin: [0, 7],
  });
  return {
    info: { title },
    pageSize: 'A4',
    pageMargins: 56.7,
    header: { text: `${header.left} — ${header.right}`, style: 'small', margin: [56.7, 30] },
    footer: (page, pages) => ({ text: `${footer} — Page ${page} sur ${pages}`, style: 'small', margin: [56.7, 10] }),
    defaultStyle: { font: 'Inter', fontSize: 10.5, lineHeight: 1.2, color: ink },
    styles: {
      small: { fontSize: 9, color: muted },
      lead: { fontSize: 12 },
      h1: { fontSize: 32, bold: true, margin: [0, 120, 0, 12] },
      h2: { fontSize: 19, bold: true, color: accent, margin: [0, 20, 0, 8] },
      h3: { fontSize: 13, bold: true, margin: [0, 14, 0, 5] },
      h4: { fontSize: 11, bold: true, color: accent, margin: [0, 10, 0, 4] },
    },
    content: blocks.map((block) => contentOf(block, { theme: { accent, tint, rule }, frame })),
  };
}

function contentOf(given, looks) {
  const { frame, theme } = looks;
  const within = (blocks) => blocks.map((each) => contentOf(each, looks));
  switch (given.kind) {
    case 'cover': {
      const facts = given.facts.map(([label, value]) => ({ text: [`${label} `, { text: value, bold: true }] }));
      return [
        given.overline,
        { text: given.title, style: 'h1' },
        { text: given.subtitle, style: 'lead' },
        ...facts,
        { text: given.notice, style: 'small', pageBreak: 'after' },
      ];
    }
    case 'heading':
      return { text: given.text, style: `h${given.level}` };
    case 'paragraph':
      return { text: text(given.text, theme), style: given.style, margin: [0, 4] };
    case 'list':
      return list(given, theme);
    case 'table':
      return table(given, theme);
    case 'callout':
      return frame([{ text: given.title, bold: true }, ...within(given.blocks)], theme.tint);
    case 'card': {
      const facts = given.facts.flatMap(([label, value]) => [`${label} : `, { text: value, bold: true }, ' · ']);
      const parts = given.parts.map(({ label, content }) => [
        { text: label, bold: true },
        content.kind === 'list' ? list(content, theme) : { text: text(content, theme) },
      ]);
      return frame([{ text: `${given.badge} ${given.title}`, style: 'h3' }, { text: facts, style: 'small' }, ...parts.flat()]);
    }
    case 'key-figures':
      return {
        columns: given.figures.map(({ value, label }) => frame([{ text: value, fontSize: 23, bold: true }, label], theme.tint)),
        columnGap: 12,
      };
    case 'letter':
      return frame(
        [text(given.to, theme), { text: `Objet : ${given.subject}`, bold: true }, ...within(given.blocks)].map((each) =>
          Array.isArray(each) ? { text: each } : each,
        ),
      );
    case 'chart':
      return given.caption === undefined ? [] : { text: given.caption, style: 'small' };
    case 'page-break':
      return { text: '', pageBreak: 'after' };
  }
  throw new Error(`a block nobody knows: ${given.kind}`);
}

function list({ style, items }, theme) {
  const said = items.map((item) => ({ text: style === 'check' ? ['□ ', ...[text(item, theme)].flat()] : text(item, theme) }));
  return style === 'number' ? { ol: said } : { ul: said };
}

function table({ columns, rows }, theme) {
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const head = columns.map(({ title, align }) => ({
    text: title,
    bold: true,
    alignment: align ?? 'left',
    fillColor: theme.tint,
  }));
  const body = rows.map(({ cells, style }) => {
    if (style === 'group')
      return [
        { text: text(cells[0], theme), bold: true, color: theme.accent, colSpan: columns.length },
        ...columns.slice(1).map(() => ''),
      ];
    return columns.map(({ align }, index) => ({
      text: text(cells[index] ?? '', theme),
      bold: style === 'total',
      alignment: align ?? 'left',
    }));
  });
  return {
    fontSize: 9.25,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ width }) => `${(100 * width) / total}%`),
      body: [head, ...body],
    },
    layout: 'lightHorizontalLines',
    margin: [0, 6],
  };
}

function text(content, theme) {
  if (typeof content === 'string') return content;
  return content.map(({ text: said, bold, link }) => ({
    text: said,
    bold,
    ...(link === undefined ? {} : { link, color: theme.accent }),
  }));
}
