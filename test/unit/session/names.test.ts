import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanName, distinctName, withoutNames } from '../../../server/session/names.ts';
import { suggestName } from '../../../shared/suggest-name.ts';
import { seededRandom } from '../../support/session-driver.ts';

const lengthOf = (name: string) => Array.from(new Intl.Segmenter().segment(name)).length;

describe('cleanName', () => {
  it.each([
    ['  Ada  ', 'Ada'],
    ['Ada   Lovelace', 'Ada Lovelace'],
    ['Ａｄａ', 'Ada'],
    ['José', 'José'],
    ['Jose\u0301', 'José'],
    ['محمد', 'محمد'],
    ['می\u200Cخواهم', 'می\u200Cخواهم'],
    ['👩\u200D👩\u200D👧', '👩\u200D👩\u200D👧'],
    ['❤\uFE0F', '❤\uFE0F'],
    ['O’Neill-7', 'O’Neill-7'],
  ])('[SE33] takes %j as %j', (raw, name) => {
    expect(cleanName(raw)).toEqual({ ok: true, value: name });
  });

  it.each([
    '',
    '   ',
    '\u200D',
    '\u3164',
    '\u115F',
    '\u00AD',
    'a\nb',
    'a\tb',
    'a\u0000',
    '\u202Eevil',
    'a\u2066b',
    'a\u200Fb',
    '\uFEFFa\u0007',
    'a\u2028b',
    'half \uD83D',
    '\u2800',
    'Anna\u2800',
    '\u0301',
  ])('[SE33] refuses %j', (raw) => {
    expect(cleanName(raw)).toMatchObject({ ok: false, code: 'bad-name' });
  });

  it('[SE33] counts graphemes, 24 at most', () => {
    const family = '👨\u200D👩\u200D👧';
    expect(cleanName('x'.repeat(24)).ok).toBe(true);
    expect(cleanName('x'.repeat(25))).toMatchObject({ code: 'bad-name' });
    expect(cleanName(family.repeat(24)).ok).toBe(true);
    expect(cleanName(family.repeat(25))).toMatchObject({ code: 'bad-name' });
  });

  it('[SE33] refuses towers of combining marks and texts without end', () => {
    expect(cleanName('a' + '\u0323'.repeat(500))).toMatchObject({ code: 'bad-name' });
    expect(cleanName('x'.repeat(1_000_000))).toMatchObject({ code: 'bad-name' });
  });

  it('[SE33] gives a clean name that stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (raw) => {
        const cleaned = cleanName(raw);
        if (!cleaned.ok) return;
        expect(lengthOf(cleaned.value)).toBeLessThanOrEqual(24);
        expect(cleaned.value).not.toMatch(/^\s|\s$|\p{Cc}/u);
        expect(cleanName(cleaned.value)).toEqual(cleaned);
      }),
    );
  });
});

describe('distinctName', () => {
  it('[SE33] keeps a free name', () => {
    expect(distinctName('Ada', ['Grace', 'Adam'])).toBe('Ada');
  });

  it('[SE33] appends the first free number, whatever the case', () => {
    expect(distinctName('ada', ['Ada'])).toBe('ada 2');
    expect(distinctName('Ada', ['ADA', 'ada 2', 'Ada 3'])).toBe('Ada 4');
    expect(distinctName('STRASSE', ['Straße'])).toBe('STRASSE 2');
  });

  it('[SE33] keeps within 24 graphemes', () => {
    const name = '👨\u200D👩\u200D👧'.repeat(24);
    const second = distinctName(name, [name]);
    expect(lengthOf(second)).toBe(24);
    expect(second.endsWith(' 2')).toBe(true);
  });

  it('[SE33] tells any number of the same name apart', () => {
    const taken: string[] = [];
    for (let i = 0; i < 120; i++) taken.push(distinctName('x'.repeat(24), taken));
    expect(new Set(taken).size).toBe(120);
    for (const name of taken) expect(lengthOf(name)).toBeLessThanOrEqual(24);
  });
});

describe('suggestName', () => {
  it('[SE33] is an adjective and an animal, clean, from chance alone', () => {
    const random = seededRandom(1);
    const names = Array.from({ length: 200 }, () => suggestName(random));
    for (const name of names) {
      expect(name).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
      expect(cleanName(name)).toEqual({ ok: true, value: name });
    }
    expect(new Set(names).size).toBeGreaterThan(150);
    expect(suggestName(seededRandom(1))).toBe(names[0]);
  });
});

describe('suggestName', () => {
  it('[PA312] speaks German where it is asked to, in names that a class takes', () => {
    const random = seededRandom(2);
    const names = Array.from({ length: 200 }, () => suggestName(random, 'de'));
    for (const name of names) {
      expect(name).toMatch(/^[A-ZÄÖÜ][a-zäöüß]+er [A-ZÄÖÜ][a-zäöüß]+$/);
      expect(cleanName(name)).toEqual({ ok: true, value: name });
      expect(name.length).toBeLessThanOrEqual(24);
    }
    expect(new Set(names).size).toBeGreaterThan(150);
  });
});

describe('names that look alike', () => {
  it.each([
    ['Ada', 'A d a'],
    ['Ada', 'АDA'],
    ['Anna', 'Αnnа'],
    ['ANNA', 'ΑΝΝΑ'],
    ['Nick', 'Νick'],
    ['Ilse', 'llse'],
    ['Olga', '0lga'],
    ['Max', 'Мах'],
    ['Анна', 'АННА'],
    ['José', 'Jose'],
    ['Tom-Tim', 'Tom Tim'],
    ['Arno', 'Amo'],
    ['W\u0443', 'Wy'],
    ['Anna', 'Annɑ'],
    ['Anna', 'ᴀɴɴᴀ'],
    ['Anna', 'ꓮꓠꓠꓮ'],
    ['Ada', 'ᎪᎠᎪ'],
    ['Hans', 'հaոs'],
    ['Igor', 'ıɡor'],
    ['Anna', 'Anna^'],
    ['Anna', 'Anna`'],
    ['Anna', 'Anna+'],
    ['Anna', '✓ Anna'],
    ['Նունե', 'ՆՈՒՆԵ'],
  ])('[SE80] %s and %s do not stand in one class', (one, other) => {
    const clean = cleanName(other);
    if (!clean.ok) throw new Error(clean.message);
    expect(distinctName(clean.value, [one])).toBe(`${clean.value} 2`);
    expect(distinctName(one, [clean.value])).toBe(`${one} 2`);
  });

  it.each([
    ['Ada', 'Ida'],
    ['Mia', 'Mina'],
    ['Анна', 'Алла'],
    ['Νίκος', 'Νίκη'],
    ['🦊', '🐻'],
    ['明', '朋'],
    ['?', '!'],
    ['+', '^'],
    ['Anna 🦊', 'Anna 🐻'],
    ['Ada 2', 'Ada 3'],
  ])('[SE80] %s and %s are two names', (one, other) => {
    expect(distinctName(other, [one])).toBe(other);
  });
});

describe('names that would mislead', () => {
  it.each([
    'Teacher',
    'TEACHER',
    'Тeacher',
    'Admin',
    '4dmin'.replace('4', 'A'),
    'Lehrer',
    'LEHRERIN',
    'Teacher 2',
    '-teacher-',
    'T e a c h e r',
    'Teаcher',
    'teɑcher',
    'Teacher ✓',
    'Teacher 👑',
    '|Teacher',
    '$Teacher$',
    'Mr Teacher',
    'Teacher2',
    'Der Lehrer',
    'Lehrer:in',
    'Moderatorin',
    'Mod',
    'mod 🛡',
    'Prof. Ada',
  ])('[SE81] %s is refused', (name) => {
    expect(cleanName(name)).toMatchObject({ ok: false, code: 'bad-name' });
  });

  it.each([
    'Teachertown',
    'Roote',
    'Lehrers Kind',
    'Hosta',
    'Adminah',
    'Modesta',
    'Mia Host',
    'System 7b',
  ])('[SE81] %s is taken', (name) => {
    expect(cleanName(name)).toEqual({ ok: true, value: name });
  });

  it('[SE82] piles of marks are refused, living scripts are not', () => {
    expect(cleanName('Z\u0351\u036B\u0343\u036A\u0302a')).toMatchObject({ code: 'bad-name' });
    for (const name of ['Nguyễn', 'क्षितिज', 'ที่รัก', 'שָׁלוֹם', '👩\u200D❤\uFE0F\u200D👨']) {
      expect(cleanName(name).ok).toBe(true);
    }
  });
});

describe('withoutNames', () => {
  const names = ['Ada', 'Ada 2', 'Grace Hopper', 'will', 'A-B', '🦊', 'Jo (10b)', 'É'];

  it.each([
    ['Is Ada right?', 'Is … right?'],
    ["Ada's line, and Ada 2’s", "…'s line, and …’s"],
    ['Adas Linie', '… Linie'],
    ['Grace Hopper, Grace and Hopper', '…, Grace and Hopper'],
    ['Will it bend? will it', '… it bend? … it'],
    ['Adaptive, armada, adagio', 'Adaptive, armada, adagio'],
    ['(A-B) and Jo (10b)', '(…) and …'],
    ['🦊🦊', '……'],
    ['E\u0301?', '…?'],
    ['x² + 1 - 2 ▸ …', 'x² + 1 - 2 ▸ …'],
  ])('[VI85] makes of %j %j', (text, left) => {
    expect(withoutNames(text, names)).toBe(left);
  });

  it('[VI85] leaves a text alone where nobody has a name, or one of signs alone', () => {
    expect(withoutNames('E\u0301. - ?', [])).toBe('E\u0301. - ?');
    expect(withoutNames('A - B ?', ['-', '?', '.'])).toBe('A - B ?');
  });

  it('[VI85] takes any name that may be had out of any text', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 24 })
      .map(cleanName)
      .filter((cleaned) => cleaned.ok)
      .map((cleaned) => (cleaned.ok ? cleaned.value : ''));
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), fc.string(), (some, text) => {
        const left = withoutNames(`${text} ${some.join(' ')} ${text}`, some);
        const words = left.split(' ');
        for (const one of some) {
          if (/[\p{L}\p{N}]/u.test(one) && !text.includes(one)) expect(words).not.toContain(one);
        }
      }),
    );
  });
});
