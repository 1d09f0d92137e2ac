import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const testFolder = resolve(import.meta.dirname, '..');

function textsOf(folder: string, end: string): string[] {
  return readdirSync(join(testFolder, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(end))
    .map((name) => readFileSync(join(testFolder, folder, name), 'utf8'));
}

const rules = textsOf('spec', '.md').flatMap((text) =>
  [...text.matchAll(/^- \*\*([A-Z]{2}\d+)\*\*/gm)].map(([, id]) => id),
);
/** Ids in brackets, as tests' names begin with them: "[SE1]", "[SE1, SE2]". */
const named = textsOf('.', '.test.ts')
  .flatMap((text) => [...text.matchAll(/\[([A-Z]{2}\d+(?:, [A-Z]{2}\d+)*)\]/g)])
  .flatMap(([, ids]) => ids.split(', '));

describe('the lists of rules', () => {
  it('[AR4] number each rule once', () => {
    expect(rules.length).toBeGreaterThan(100);
    expect(rules.filter((id, i) => rules.indexOf(id) !== i)).toEqual([]);
  });

  it('[AR4] hold no rule without a test', () => {
    expect(rules.filter((id) => !named.includes(id))).toEqual([]);
  });

  it('[AR4] hold every rule that a test names', () => {
    expect([...new Set(named)].filter((id) => !rules.includes(id))).toEqual([]);
  });
});
