import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  formatClock,
  formatCode,
  formatCount,
  formatLoss,
  formatSetting,
  formatCoordinate,
  formatShare,
  formatSignificant,
  useLocale,
} from '../../../client/texts/format.ts';
import { en } from '../../../client/texts/en.ts';
import { de } from '../../../client/texts/de.ts';
import { t, useTexts } from '../../../client/texts/translate.ts';

/** Words of mathematics, and proper names. */
const saidInBoth = new Set<string>([
  ...'Training Momentum Adam Sigmoid Tanh Linear Start Fan-out Glorot Pause Live linear log Bias Video'.split(
    ' ',
  ),
  'Leaky ReLU',
  'Median |w|',
  'Median |g|',
  'More Layers',
  en.csvExample,
]);

const client = join(import.meta.dirname, '../../../client');
const filesIn = (folder: string) =>
  readdirSync(join(client, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(client, folder, name), 'utf8'));

describe('t', () => {
  it('[PA47] fills the slots of a text, each wherever it stands', () => {
    expect(t('statusFigures', { loss: '0.021', accuracy: '98 %' })).toBe('loss 0.021, 98 % right');
    expect(t('play')).toBe('Train');
  });

  it('[PA47] leaves values alone that look like slots', () => {
    expect(t('joinYouAre', { name: '{name} $& $1' })).toBe('You are {name} $& $1');
  });

  it.each(['שרה!', 'مريم (2)', 'ޝަ', 'ﷲ', '\u{1E900}'])(
    '[PA480] isolates %s, which is written from right to left',
    (name) => {
      expect(t('rosterBanSure', { name })).toBe(`Ban \u2068${name}\u2069 from this class?`);
    },
  );

  it.each(['Ada', 'Ådne–Łukasz', '小明 2', 'Ωμέγα', 'Юля', '<b>&amp;', '🐸', 12])(
    '[PA480] leaves %s as it is',
    (name) => {
      expect(t('rosterBanSure', { name: name })).toBe(`Ban ${name} from this class?`);
    },
  );

  it('[PA47] speaks another language where it is given one', () => {
    useTexts({ ...en, play: 'Trainieren' });
    expect(t('play')).toBe('Trainieren');
    useTexts(en);
    expect(t('play')).toBe('Train');
  });
});

describe('the texts', () => {
  it('[PA47] have no key in two areas: one would hide the other', () => {
    const keys = filesIn('texts/en').flatMap((text) =>
      [...text.matchAll(/^ {2}(\w+):/gm)].map(([, key]) => key),
    );
    expect(keys.length).toBeGreaterThan(200);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
    expect(new Set(keys)).toEqual(new Set(Object.keys(en)));
  });

  it('[PA47] are all used', () => {
    const folders = readdirSync(client, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !['texts', 'dist'].includes(entry.name))
      .map(({ name }) => name);
    const code = folders.flatMap(filesIn).join('\n');
    const unused = Object.keys(en).filter((key) => !code.includes(`'${key}'`));
    expect(unused).toEqual([]);
  });
});

describe('German', () => {
  const slots = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
  const keys = Object.keys(en) as (keyof typeof en)[];

  it('[PA160] has every text, with the same slots', () => {
    expect(Object.keys(de).sort()).toEqual([...keys].sort());
    for (const key of keys) {
      expect(de[key].trim(), key).not.toBe('');
      // Who says “one step” in the other language says how many.
      expect([key, slots(de[key])]).toEqual([key, slots(en[key])]);
    }
  });

  it('[PA160] leaves nothing in English but names, signs and what is said in both', () => {
    const bare = (text: string) => text.replace(/\{\w+\}/g, '');
    const same = keys.filter((key) => de[key] === en[key] && /[a-z]{3}/.test(bare(en[key])));
    expect(same.filter((key) => !saidInBoth.has(en[key]))).toEqual([]);
    const english = /\b(the|with|this|is|are|of|points?|layer|unit|weights?|loss|your|you)\b/;
    expect(keys.filter((key) => english.test(bare(de[key])))).toEqual([]);
  });

  it('[PA162] writes numbers with a comma, and groups by points', () => {
    useLocale('de');
    try {
      expect(formatLoss(0.02084)).toBe('0,021');
      expect(formatLoss(0.00012)).toBe('1,2e−4');
      expect(formatShare(0.9983)).toBe('99,8 %');
      expect(formatCount(12_400)).toBe('12.400');
      expect(formatSetting(0.00001)).toBe('0,00001');
      expect(formatCoordinate(-1.23456)).toBe('−1,23');
      expect(formatSignificant(1.7)).toBe('1,70');
      expect(formatSignificant(0.0000123)).toBe('1,23e−5');
    } finally {
      useLocale('en');
    }
    expect(formatLoss(0.02084)).toBe('0.021');
  });
});

describe('numbers as they are read', () => {
  it.each([
    [0, '0'],
    [1240, '1,240'],
    [1_000_000, '1,000,000'],
  ])('[PA48] counts %d as %s', (count, text) => expect(formatCount(count)).toBe(text));

  it.each([
    [0, '0.000'],
    [0.02084, '0.021'],
    [0.693, '0.693'],
    [0.00042, '4.2e−4'],
    [12.3456, '12.346'],
    [1234.5, '1234.5'],
    [NaN, '–'],
    [Infinity, '–'],
  ])('[PA48] writes a loss of %d as %s', (loss, text) => expect(formatLoss(loss)).toBe(text));

  it.each([
    [0.82, '82 %'],
    [0.994, '99.4 %'],
    [0.9999, '99.9 %'],
    [0.996, '99.6 %'],
    [1, '100 %'],
    [0, '0 %'],
    [NaN, '–'],
  ])('[PA48] writes a share of %d as %s: 100 is all of them', (share, text) =>
    expect(formatShare(share)).toBe(text),
  );

  it.each([
    [0.00001, '0.00001'],
    [0.03, '0.03'],
    [0.1 + 0.2, '0.3'],
    [10, '10'],
    [1000, '1,000'],
  ])('[PA48] writes a setting of %d as %s', (value, text) =>
    expect(formatSetting(value)).toBe(text),
  );

  it.each([
    [0, '0:00'],
    [83_499, '1:23'],
    [3_723_000, '1:02:03'],
    [-5, '0:00'],
  ])('[PA48] writes %d ms as %s', (ms, text) => expect(formatClock(ms)).toBe(text));

  it('[PA48] parts a code in two halves', () => {
    expect(formatCode('K7QM3F')).toBe('K7Q M3F');
    expect(formatCode('ABCDE')).toBe('ABC DE');
  });
});
