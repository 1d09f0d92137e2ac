/** Thirty seeds: every device trains a start of its own. */
export const seedTexts = {
  seedsTab: 'Own starts',
  seedsTeach:
    'Same data, same network, another start on every device. Each trains its own; the wall shows what all of them came to, and their mean.',
  seedsUntil: 'Train until epoch',
  seedsUntilBad: 'A whole number from 1 to {most}.',
  seedsStart: 'Give everyone their own start',
  seedsNoDevices: 'Nothing has come yet. Each device begins by itself.',
  seedsCount: '{count} of {total} devices take part, {done} are done',
  seedsClose: 'No more results',
  seedsClear: 'Take it away',
  seedsPickHow: 'Press a picture to see whose start it is: a number, not a name.',
  seedsPicked: 'Start {seed}: loss {loss} after {epoch} epochs.',
  seedsPickedDiverged: 'Start {seed} diverged after {epoch} epochs.',
  seedsUse: 'Make it the class’s start',
  seedsUseHint: 'The class begins again at epoch 0 from this start.',

  seedsTitle: 'Everyone’s own start',
  seedsNone: 'This round went on without this device.',
  seedsYours: 'Your own start: {seed}',
  seedsYoursHow:
    'Trained on your device, and seen by nobody as yours. The class’s network is behind it.',
  seedsProgress: 'How far it is',
  seedsTraining: 'It trains here until epoch {epoch}. Leave this page open.',
  seedsDone: 'Done. The wall shows it among all others, without your name.',
  seedsOver: 'The round is over: yours came to epoch {epoch}.',
  seedsDiverged:
    'Its steps were too big, and its numbers ran away. The wall says so, without your name.',
  seedsFailed: 'Training does not work in this browser. Load the page again, or another browser.',

  seedsMean: 'The mean of {count} networks',
  seedsMeanOne: 'The mean of one network',
  seedsMeanNone: 'The mean of all',
  seedsMeanLine: 'The line is where their mean says 50 %.',
  seedsSorted: 'Each by itself, the lowest loss first',
  seedsTile: 'Start {seed}, loss {loss}',
  seedsTileDiverged: 'Start {seed}, diverged',
  seedsTileOff: 'diverged',
  seedsUntilWall: 'until epoch {epoch}',
  seedsPage: '{from} to {to} of {count}',
  seedsWaiting: 'The devices begin to train.',
} as const;
