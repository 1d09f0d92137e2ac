/** Adjectives and animals that go together: in German all of one gender. */
const words = {
  en: {
    adjectives:
      'Amber Azure Brave Bright Calm Clever Copper Coral Crimson Curious Eager Gentle Golden Happy Indigo Jolly Keen Lucky Merry Mint Nimble Olive Plum Quick Quiet Rosy Ruby Silver Sunny Swift Velvet Witty'.split(
        ' ',
      ),
    animals:
      'Badger Beaver Bison Crane Deer Dolphin Eagle Falcon Finch Fox Gecko Hare Hedgehog Heron Ibex Jay Koala Lark Lemur Lynx Marten Mole Otter Owl Panda Puffin Raven Robin Seal Sparrow Tiger Wren'.split(
        ' ',
      ),
  },
  de: {
    adjectives:
      'Blauer Bunter Edler Eifriger Fideler Findiger Flinker Flotter Frecher Freier Froher Goldener Heiterer Junger Kluger Kühner Lauter Leiser Lieber Munterer Mutiger Netter Ruhiger Sanfter Scheuer Schlauer Schneller Silberner Sonniger Tapferer Treuer Wacher'.split(
        ' ',
      ),
    animals:
      'Adler Bär Biber Bison Dachs Delfin Elch Falke Fasan Fink Fuchs Gecko Hase Hirsch Igel Koala Kranich Lemur Luchs Marder Milan Otter Panda Pinguin Rabe Reiher Spatz Specht Storch Tiger Uhu Wal'.split(
        ' ',
      ),
  },
} as const;

/**
 * An adjective and an animal, such as "Amber Fox" or "Flinker Fuchs"; `random` is uniform in
 * [0, 1). In English where there are none in `language`.
 */
export function suggestName(random: () => number, language = 'en'): string {
  const pick = (some: readonly string[]) => some[Math.floor(random() * some.length)];
  const { adjectives, animals } = Object.hasOwn(words, language)
    ? words[language as keyof typeof words]
    : words.en;
  return `${pick(adjectives)} ${pick(animals)}`;
}
