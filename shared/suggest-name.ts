const adjectives =
  'Amber Azure Brave Bright Calm Clever Copper Coral Crimson Curious Eager Gentle Golden Happy Indigo Jolly Keen Lucky Merry Mint Nimble Olive Plum Quick Quiet Rosy Ruby Silver Sunny Swift Velvet Witty'.split(
    ' ',
  );
const animals =
  'Badger Beaver Bison Crane Deer Dolphin Eagle Falcon Finch Fox Gecko Hare Hedgehog Heron Ibex Jay Koala Lark Lemur Lynx Marten Mole Otter Owl Panda Puffin Raven Robin Seal Sparrow Tiger Wren'.split(
    ' ',
  );

/** An adjective and an animal, such as "Amber Fox"; `random` is uniform in [0, 1). */
export function suggestName(random: () => number): string {
  const pick = (words: string[]) => words[Math.floor(random() * words.length)];
  return `${pick(adjectives)} ${pick(animals)}`;
}
