import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseHex } from '../../../client/render/oklab.ts';

const css = readFileSync('client/theme/tokens.css', 'utf8');

/** The colours of a theme: the light ones, and over them what the dark blocks set. */
function colours(selector: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const wanted of [':root {', selector]) {
    const start = css.indexOf(wanted);
    expect(start, wanted).toBeGreaterThanOrEqual(0);
    const block = css.slice(start, css.indexOf('}', start));
    for (const [, name, value] of block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6});/g)) {
      found.set(name, value);
    }
  }
  return found;
}

/** Relative luminance; source: WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = parseHex(hex).map((channel) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const themes = {
  light: colours(':root {'),
  dark: colours(":root[data-theme='dark'] {\n  color-scheme"),
  'high contrast': colours(":root[data-theme='contrast'] {"),
  'dark by the system': colours(":root:not([data-theme='light']) {"),
};

describe.each(Object.entries(themes))('tokens, %s', (_, theme) => {
  const at = (name: string) => theme.get(name) ?? expect.fail(`no --${name}`);

  it('[PA20] has text of 4.5:1 on every ground', () => {
    for (const ground of ['page', 'surface', 'sunken']) {
      for (const text of ['ink', 'ink-2', 'ink-3', 'accent', 'class-0-text', 'class-1-text']) {
        const found = contrast(at(text), at(ground));
        expect(found, `--${text} on --${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    expect(contrast(at('on-accent'), at('accent'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(at('on-accent'), at('accent-hover'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(at('accent'), at('accent-soft'))).toBeGreaterThanOrEqual(4.5);
  });

  it('[PA20] has focus rings, borders of controls and classes of 3:1 on every ground', () => {
    for (const ground of ['page', 'surface', 'sunken']) {
      for (const shape of ['focus', 'line-strong', 'class-0', 'class-1']) {
        const found = contrast(at(shape), at(ground));
        expect(found, `--${shape} on --${ground}`).toBeGreaterThanOrEqual(3);
      }
    }
  });

  it('[PA20] has the classes’ own two colours', () => {
    expect([at('class-0'), at('class-1')]).toEqual(['#d55e00', '#0072b2']);
  });
});

describe('tokens', () => {
  it('[PA313] have text of 7:1 and borders of 4.5:1 in high contrast, on every ground', () => {
    const theme = themes['high contrast'];
    const at = (name: string) => theme.get(name) ?? '';
    for (const ground of ['page', 'surface', 'sunken']) {
      for (const text of ['ink', 'ink-2', 'ink-3', 'accent', 'class-0-text', 'class-1-text']) {
        expect(contrast(at(text), at(ground)), text).toBeGreaterThanOrEqual(7);
      }
      for (const border of ['line', 'line-strong', 'focus']) {
        expect(contrast(at(border), at(ground)), border).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it('[PA20] are the same dark ones by the system and by choice', () => {
    expect([...themes['dark by the system']]).toEqual([...themes.dark]);
  });
});

describe('templates', () => {
  it('[PA21] have no style attribute and no style element: a strict policy forbids both', () => {
    const files = globSync('client/{elements,pages,render}/**/*.ts');
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      expect(/[\s"']style=|<style|styleMap/.exec(text)?.[0], file).toBeUndefined();
    }
  });
});
