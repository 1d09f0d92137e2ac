/**
 * Names that look alike are one name. Compact tables of what looks alike in Latin (its phonetic
 * letters and small capitals, too), Cyrillic, Greek, Lisu, Cherokee and Armenian letters and in
 * digits; compatibility forms (𝓐, Ａ, ①) are NFKC's, and gone before. Lookalikes of other scripts
 * (Coptic, Deseret …) it does not know: such names stay two.
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

/** The letters of a block, one a code point from `first` on; a point stands for none. */
const block = (first: number, letters: string): [string, string][] =>
  Array.from(letters).flatMap((letter, i): [string, string][] =>
    letter === '.' ? [] : [[String.fromCodePoint(first + i), letter]],
  );

/** What looks like a Latin capital and has no case: small capitals, and Lisu as a whole. */
const caseless: ReadonlyMap<string, string> = new Map([
  ...table('Bʙ Gɢ Hʜ Iɪ Lʟ Nɴ Rʀ Yʏ Fꜰ Sꜱ jȷ'),
  ...block(0xa4d0, 'BP.DT.GK.JC.ZF.MNLSR..VH..WXY.A.E.IOU'),
  ...block(0x1d00, 'A..BCDDE.IJKLMNO.O......PRRTU...VWZ'),
]);

const cherokee = 'AᎪ BᏴ CᏟ DᎠ EᎬ GᏀ HᎻ JᎫ KᏦ LᏞ MᎷ PᏢ RᎡ SᏚ TᎢ VᏙ WᎳ YᎩ ZᏃ';
const capitals = table(
  `AАΑ BВΒ EЕΕ ZΖ HНΗ IІӀΙ1 KКΚ MМΜ NΝ OОΟՕ0 PРΡ CСϹ TТΤ XХΧ YУҮΥ JЈ SЅՏ GԌ QԚ WԜ 3З ${cherokee}`,
);
const smalls = table(
  `aаαɑ bв eе oоοօ0σ pрρ cсϲ yуүγ xх lіӏιɩi1 jјյ sѕ dԁ hһнհ qԛզ wԝω kкκ mм tтτ nпηո rг vνʋ uυս gɡց ${cherokee.toLowerCase()}`,
);

/**
 * What `name` looks like, in capitals and in small letters: without marks, spaces, punctuation and
 * symbols that are no pictures. Two names that share a key cannot be told apart at a glance.
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

/** Of symbols only pictures tell names apart: a fox is no bear, but a tick or a plus is overlooked. */
const overlooked = /(?!\p{Extended_Pictographic})[\p{Z}\p{P}\p{S}\p{C}]/gu;

function keysOf(name: string): string[] {
  const bare = replaceAll(name.normalize('NFKD').replace(/\p{M}/gu, ''), caseless);
  const keys = [
    replaceAll(bare.toUpperCase(), capitals),
    replaceAll(bare.toUpperCase().toLowerCase(), smalls)
      .replaceAll('rn', 'm')
      .replaceAll('vv', 'w'),
  ].map((key) => key.replace(overlooked, ''));
  // A name of punctuation alone is what it is.
  return keys.map((key, i) => `${i}${key === '' ? name : key}`);
}

const replaceAll = (text: string, by: ReadonlyMap<string, string>): string =>
  Array.from(text, (character) => by.get(character) ?? character).join('');

const keysOfWords = (words: string) => new Set(words.split(' ').flatMap(nameKeys));

/** Who has a say here, also as one word of several. */
const titles = keysOfWords(
  'teacher teachers admin admins administrator administratorin moderator moderatorin mod mods lehrer lehrerin lehrkraft lehrperson dozent dozentin professor professorin prof',
);
/** Words that are something else in a longer name. */
const offices = keysOfWords('host owner root staff support server system everyone tutor tutorin');

const between = /[\p{Z}\p{P}\p{S}\p{C}]+/u;
const numbers = /^\p{N}+|\p{N}+$/gu;

/** Whether `name` passes for somebody with a say here: reserved words, with numbers or without. */
export function isReserved(name: string): boolean {
  const words = name
    .split(between)
    .map((word) => word.replace(numbers, ''))
    .filter((word) => word !== '');
  const isOf = (set: ReadonlySet<string>, text: string) =>
    text !== '' && nameKeys(text).some((key) => set.has(key));
  const whole = words.join('');
  return words.some((word) => isOf(titles, word)) || isOf(titles, whole) || isOf(offices, whole);
}
