import type { Palette } from '../../render/palette.ts';
import type { Symbols } from './symbols.ts';
import { cells, flow, hang } from '../wrap.ts';

/** How things are drawn on this terminal. */
export interface Look {
  readonly palette: Palette;
  readonly symbols: Symbols;
}

export interface Size {
  readonly columns: number | undefined;
  readonly rows: number | undefined;
}

/** `content` ends with the line where one types; `below` is drawn under it. */
export interface Drawing {
  readonly content: readonly string[];
  readonly below: readonly string[];
}

/** Keys with their words, the key first and in bold, on as many lines as it takes. */
export function keyLines(look: Look, keys: readonly { key: string; label: string }[], width: number): string[] {
  const separator = ` ${look.palette.dim('·')} `;
  return flow(
    keys.map(({ key, label }) => `${look.palette.bold(key)} ${label}`),
    separator,
    width,
  );
}

/** A sentence that asks to correct something. */
export function refusalLines(look: Look, refusal: string, width: number): string[] {
  return hang(look.palette.alert('! '), refusal, width, look.palette.bold);
}

/** `room` lines from `start`; a sign stands at an end where lines are left out. */
export function inWindow(lines: readonly string[], start: number, room: number, more: string): string[] {
  if (lines.length <= room) return [...lines];
  const first = Math.min(Math.max(0, start), lines.length - room);
  const shown = lines.slice(first, first + room);
  if (first > 0) shown[0] = more;
  if (first + room < lines.length) shown[room - 1] = more;
  return shown;
}

/** Rows these lines take once a narrower terminal has folded them. */
export function foldedHeight(lines: readonly string[], columns: number): number {
  return lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(cells(line) / columns)), 0);
}
