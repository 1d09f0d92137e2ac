/** The article's five experiments: what they are called, and what to look for. */
export const lessonTexts = {
  lessonExorOneHidden: 'EX-OR, one hidden layer',
  lessonExorOneHiddenLook:
    'Three units, three straight lines. Nothing seems to happen until about epoch 50; then the lines part and the corners take their class.',
  lessonExorTwoHidden: 'EX-OR, two hidden layers',
  lessonExorTwoHiddenLook:
    'Flat for some 140 epochs, then everything at once. The first layer’s units only draw lines; the second layer joins lines into corners.',
  lessonClassification902: 'Four clusters',
  lessonClassification902Look:
    'Nearly right after 25 epochs with little more than a line. The rest of the time goes into bending it around the last points.',
  lessonMoons0: 'Two moons',
  lessonMoons0Look:
    'A straight line is right for 87 % of the points, and it stays there. Around epoch 80 it snaps into the curve between the moons.',
  lessonClassification910: 'Four clusters, a long plateau',
  lessonClassification910Look:
    'The loss rests near 0.15 until a unit finds the corner that the others miss. Watch which unit it is.',
} as const;
