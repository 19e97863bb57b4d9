/**
 * What a terminal shows, as an SVG: sharp at any size, a few kilobytes, in the theme of the page around it. The packages
 * that do this on npm are no longer kept, and the program uses few colours.
 */

const COLUMN = 8.4;
const LINE = 20;
const MARGIN = 20;

const STYLE = `rect{fill:#fff;stroke:#d1d9e0}
text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace;fill:#1f2328;white-space:pre}
.bold{font-weight:700}
.dim{opacity:.65}
@media (prefers-color-scheme:dark){rect{fill:#0d1117;stroke:#3d444d}text{fill:#e6edf3}}`;

const PLAIN = { bold: false, dim: false, colour: null };
/** What each code changes. The program leaves backgrounds alone. */
const CHANGES = { 0: PLAIN, 1: { bold: true }, 2: { dim: true }, 39: { colour: null }, 49: {} };

/**
 * Lines captured by tmux, with their colours, as an SVG. Throws on a code that it does not know, rather than show a
 * screen that nobody saw.
 */
export function terminalPicture(lines, { columns, title }) {
  const runs = runsOf(lines);
  const colours = [...new Set(runs.map(({ look }) => look.colour))].filter((colour) => colour !== null).toSorted();
  const width = columns * COLUMN + 2 * MARGIN;
  const height = lines.length * LINE + 2 * MARGIN;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" xml:lang="fr"><title>${escaped(title)}</title><style>${STYLE}
${colours.map((colour) => `text.c${colour}{fill:${rgb(colour)}}`).join('\n')}</style>
<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="10"/>
${runs.map(textOf).join('\n')}
</svg>
`;
}

/** Pieces of text, each with its place and its look. A look goes on from one line to the next. */
function runsOf(lines) {
  let look = PLAIN;
  return lines.flatMap((line, row) => {
    const runs = [];
    let column = 0;
    // All but the first part begin with a code, up to its « m ».
    for (const [index, part] of line.split('\u001B[').entries()) {
      const end = index === 0 ? -1 : part.indexOf('m');
      if (index > 0) look = lookAfter(look, part.slice(0, end));
      for (const text of sameFont(part.slice(end + 1))) {
        if (text.trim() !== '') runs.push({ text, row, column, look });
        column += [...text].length;
      }
    }
    return runs;
  });
}

/** Signs may come from another font than letters, with another width: each kind keeps to its own columns. */
function sameFont(text) {
  return text.match(/[\u2190-\u2BFF]+|[^\u2190-\u2BFF]+/gu) ?? [];
}

function lookAfter(look, code) {
  const [, colour] = /^38;5;(\d+)$/.exec(code) ?? [];
  if (colour !== undefined) return { ...look, colour: Number(colour) };
  const change = CHANGES[code];
  if (change === undefined) throw new Error(`a picture cannot show the code ${code}`);
  return { ...look, ...change };
}

/** Stretched to its columns, whatever the font: bars and margins stay in line. */
function textOf({ text, row, column, look: { bold, dim, colour } }) {
  const seen = text.trim();
  const x = MARGIN + (column + text.indexOf(seen)) * COLUMN;
  const y = MARGIN + row * LINE + 15;
  const kind = [bold && 'bold', dim && 'dim', colour !== null && `c${colour}`].filter(Boolean).join(' ');
  const length = `textLength="${round([...seen].length * COLUMN)}" lengthAdjust="spacingAndGlyphs"`;
  return `<text x="${round(x)}" y="${y}" ${length}${kind && ` class="${kind}"`}>${escaped(seen)}</text>`;
}

/** One of the 216 colours of the cube: those that the program uses. */
function rgb(colour) {
  const level = (step) => (step === 0 ? 0 : 55 + 40 * step);
  const cube = colour - 16;
  return `rgb(${level(Math.floor(cube / 36))},${level(Math.floor(cube / 6) % 6)},${level(cube % 6)})`;
}

function round(value) {
  return Math.round(value * 10) / 10;
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
