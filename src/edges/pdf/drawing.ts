import type { LayoutContext } from './layout-context.ts';
import type { TextLook } from './fragment.ts';
import type { Page } from './page.ts';
import { TextBlock } from './text-block.ts';

/** A picture of a known height, on the width it was made for. */
export interface Drawing {
  readonly height: number;
  draw(page: Page, top: number): void;
}

/** A small text of a picture. */
export function label(
  context: LayoutContext,
  text: string,
  x: number,
  width: number,
  look: { size?: number; bold?: boolean; color?: string; align?: TextLook['align'] } = {},
): TextBlock {
  const size = look.size ?? 9;
  const style = {
    size,
    leading: Math.round(size * 1.3 * 2) / 2,
    color: look.color ?? context.theme.ink,
    bold: look.bold ?? false,
  };
  return new TextBlock({ text, style, fonts: context.fonts, x, width, align: look.align, balanced: true });
}

/** 0–100, whatever we are given. */
export function clamp(percent: number): number {
  return Number.isFinite(percent) ? Math.min(100, Math.max(0, percent)) : 0;
}
