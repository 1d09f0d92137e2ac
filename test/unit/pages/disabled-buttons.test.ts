import { readFileSync, globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../client/', import.meta.url));

/** Turned off by something else than their own press: another measure, a closed poll. */
const allowed = ['elements/people/poll-card.ts', 'elements/time-line-look.ts'];

describe('the templates', () => {
  it('[PA311] disable nothing that its own press could turn off', () => {
    const found = globSync('**/*.ts', { cwd: root }).filter((file) =>
      readFileSync(root + file, 'utf8').includes('?disabled'),
    );
    expect(found.sort()).toEqual(allowed);
  });
});
