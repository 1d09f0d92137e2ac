import { describe, expect, it, vi } from 'vitest';

vi.stubGlobal('location', new URL('http://school.example/'));
vi.stubGlobal('document', { documentElement: {} });
vi.stubGlobal('navigator', { languages: ['en'] });
const { chooseLanguage } = await import('../../../client/texts/language.ts');

describe('chooseLanguage', () => {
  it.each([
    ['?lang=de', 'en', ['en-US'], 'de'],
    ['?lang=en', 'de', ['de-DE'], 'en'],
    ['?lang=tlh', 'de', ['en'], 'de'],
    ['', 'de', ['en'], 'de'],
    ['', null, ['de-AT', 'en'], 'de'],
    ['', null, ['fr-FR', 'de', 'en'], 'de'],
    ['', null, ['en-GB', 'de'], 'en'],
    ['', 'xx', ['fr'], 'en'],
    ['', null, [], 'en'],
  ])(
    '[PA161] link %s, chosen before %s, browser %j: %s',
    (search, remembered, browser, expected) => {
      expect(chooseLanguage(search, remembered, browser)).toBe(expected);
    },
  );
});
