import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Every relative import of a folder's sources, as `file → target`, both from the root. */
function importsOf(folder: string): { file: string; target: string }[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('dist'))
    .flatMap((name) => {
      const file = join(root, folder, name);
      const specifiers = readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g);
      return [...specifiers].map(([, specifier]) => ({
        file: relative(root, file),
        target: specifier.startsWith('.')
          ? relative(root, resolve(dirname(file), specifier))
          : specifier,
      }));
    });
}

const strays = (folder: string, isAllowed: (target: string) => boolean) =>
  importsOf(folder).filter(({ target }) => !isAllowed(target));

describe('imports', () => {
  it('[AR1] shared imports nothing outside itself but zod', () => {
    expect(importsOf('shared').length).toBeGreaterThan(0);
    expect(strays('shared', (t) => t.startsWith('shared/') || t === 'zod/mini')).toEqual([]);
  });

  it('[AR2] server and client never import each other', () => {
    expect(strays('server', (target) => !target.startsWith('client/'))).toEqual([]);
    expect(strays('client', (target) => !target.startsWith('server/'))).toEqual([]);
  });

  it('[AR3] shared reads no clock and no randomness from outside', () => {
    const outside = /\b(Date\.now|new Date|Math\.random|performance\.now|setTimeout)\b/;
    const users = readdirSync(join(root, 'shared'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .filter((name) => {
        const code = readFileSync(join(root, 'shared', name), 'utf8').replace(
          /\/\*[\s\S]*?\*\/|\/\/.*/g,
          '',
        );
        return outside.test(code);
      });
    expect(users).toEqual([]);
  });
});
