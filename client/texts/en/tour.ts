/** The guided tour: a lesson on EX-OR, step by step. */
export const tourTexts = {
  tour: 'Tour',
  tourLong: 'Tour: a lesson in nine steps, with this class',
  tourStep: 'Step {step} of {count}',
  tourBack: 'Back',
  tourNext: 'Next',
  tourFinish: 'Finish',
  tourEnd: 'End the tour',
  tourDoIt: 'Do it for me',
  tourWaiting: 'Wait for epoch {epoch}',
  tourWaitingNow: '{epoch} of {until} epochs',
  tourPaused: 'Press Train to go on.',
  tourDone: 'Done',

  tourLine: 'One line is not enough',
  tourLineText:
    'EX-OR: each class has two opposite corners. Without a hidden layer the boundary is one straight line. Train it: however the line turns, about half of the points stay wrong.',
  tourUnits: 'A hidden layer: each unit a line',
  tourUnitsText:
    'Each unit of a hidden layer draws a line of its own; its tile shows on which side it says yes. The output then weighs their answers against each other.',
  tourTrain: 'Train: what one layer can do',
  tourTrainText:
    'Nothing seems to happen until about epoch 50; then the lines part and cut off corners. Three lines are enough here. A spiral would need very many of them.',
  tourLayer: 'Add a layer',
  tourLayerText:
    'Add a second hidden layer with a + on the diagram, or take the article’s network of 4 and 3 units. Its units no longer see the points: they see what the first layer says.',
  tourPlateau: 'A plateau, then the fall',
  tourPlateauText:
    'Watch the loss. For some 140 epochs the curve is flat: the units still cancel each other out. Then one of them finds an edge, and the others follow.',
  tourBends: 'The second layer bends lines',
  tourBendsText:
    'Compare the two layers. The first has straight lines only; in the second, lines are bent and joined to corners. Press a tile to see it large.',
  tourSeed: 'The start matters',
  tourSeedText:
    'Same data, same network, another throw of the dice. Some starts arrive early, some late, and some get stuck: the one this step takes rests at 90 %.',
  tourRate: 'A learning rate too high',
  tourRateText:
    'At 10, every step overshoots. The first ones throw the sums z so far out that the units are saturated: double frames, flat slopes, nothing more to learn.',
  tourMore: 'Where to go on',
  tourMoreText:
    'Each lesson in this list shows one thing. You can also draw points of your own. Press any name with a dotted line under it to read what it means.',
} as const;
