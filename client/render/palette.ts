import { onThemeChange } from '../theme/theme.ts';
import { parseHex, toCss } from './oklab.ts';
import { createPixelTables, planeColour, type PixelTables } from './pixel-tables.ts';

/** The theme's colours as pixels and as strings that a canvas takes. */
export interface Palette extends PixelTables {
  class0: string;
  class1: string;
  page: string;
  ink: string;
  ink2: string;
  ink3: string;
  line: string;
  lineStrong: string;
  accent: string;
  /** What runs around a point, so that it is seen on its own class's colour. */
  rim: string;
  /** The two halves of a picture of regions: pre-activation < 0, and ≥ 0. */
  regions: readonly [string, string];
}

/** The palette of the colours that <html> now wears; see tokens.css. */
function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const text = (name: string) => style.getPropertyValue(name);
  const rgb = (name: string) => parseHex(text(name));
  const css = (name: string) => toCss(rgb(name));
  const colours = {
    page: rgb('--page'),
    ink: rgb('--ink'),
    class0: rgb('--class-0'),
    class1: rgb('--class-1'),
    strength: Number(text('--plane-strength')),
  };
  return {
    ...createPixelTables(colours),
    class0: css('--class-0'),
    class1: css('--class-1'),
    page: css('--page'),
    ink: css('--ink'),
    ink2: css('--ink-2'),
    ink3: css('--ink-3'),
    line: css('--line'),
    lineStrong: css('--line-strong'),
    accent: css('--accent'),
    rim: css('--point-rim'),
    regions: [toCss(planeColour(colours, 0)), toCss(planeColour(colours, 1))],
  };
}

let current: Palette | null = null;
onThemeChange(() => (current = null));

/** The palette of now; the same object until the theme changes. */
export const palette = (): Palette => (current ??= readPalette());
