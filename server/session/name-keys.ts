/**
 * Names that look alike are one name. A compact table of what looks alike in Latin, Cyrillic and
 * Greek letters and digits; compatibility forms (𝓐, Ａ, ①) are NFKC's, and gone before. It does
 * not know lookalikes of other scripts (Armenian, Cherokee …): such names stay two.
 */

/** Groups of one letter and what looks like it. */
const table = (groups: string): ReadonlyMap<string, string> =>
  new Map(
    groups
      .split(' ')
      .flatMap((group) =>
        Array.from(group.slice(1), (character) => [character, group[0]] as const),
      ),
  );

const capitals = table(
  'AАΑ BВΒ EЕΕ ZΖ HНΗ IІӀΙ1 KКΚ MМΜ NΝ OОΟ0 PРΡ CСϹ TТΤ XХΧ YУҮΥ JЈ SЅ GԌ QԚ WԜ 3З',
);
const smalls = table(
  'aаα bв eе oоο0σ pрρ cсϲ yуүγ xх lіӏιıi1 jј sѕ dԁ hһн qԛ wԝω kкκ mм tтτ nпη rг vν uυ',
);

/**
 * What `name` looks like, in capitals and in small letters: without marks, spaces and punctuation.
 * Two names that share a key cannot be told apart at a glance.
 */
export function nameKeys(name: string): readonly string[] {
  const before = known.get(name);
  if (before) return before;
  if (known.size >= knownCount) known.clear();
  const keys = keysOf(name);
  known.set(name, keys);
  return keys;
}

/** A class that joins at once asks for the same names again and again. */
const known = new Map<string, readonly string[]>();
const knownCount = 10_000;

function keysOf(name: string): string[] {
  const bare = name.normalize('NFKD').replace(/\p{M}/gu, '');
  const keys = [
    replaceAll(bare.toUpperCase(), capitals),
    replaceAll(bare.toUpperCase().toLowerCase(), smalls)
      .replaceAll('rn', 'm')
      .replaceAll('vv', 'w'),
  ].map((key) => key.replace(/[\p{Z}\p{P}\p{C}]/gu, ''));
  // A name of punctuation alone is what it is.
  return keys.map((key, i) => `${i}${key === '' ? name : key}`);
}

const replaceAll = (text: string, letters: ReadonlyMap<string, string>): string =>
  Array.from(text, (character) => letters.get(character) ?? character).join('');

const reserved = new Set(
  'teacher teachers host admin administrator moderator owner root staff support server system everyone lehrer lehrerin lehrkraft lehrperson dozent dozentin professor professorin tutor tutorin prof'
    .split(' ')
    .flatMap(nameKeys),
);

/** Whether `name` passes for somebody with a say here: reserved words, with numbers or without. */
export const isReserved = (name: string): boolean =>
  nameKeys(name.replace(/[\p{N}\p{P}\p{Z}]+$/u, '').replace(/^[\p{N}\p{P}\p{Z}]+/u, '')).some(
    (key) => reserved.has(key),
  );
