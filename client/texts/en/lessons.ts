/** The article's five experiments and the lessons on one thing each: what they are called, and what to look for. */
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
  lessonOneLayerIsALine: 'No hidden layer: a line',
  lessonOneLayerIsALineLook:
    'Without a hidden layer the boundary is a straight line, and no line parts these four corners. Add a layer of three units and watch it succeed.',
  lessonOneAgainstTwo: 'One layer against two',
  lessonOneAgainstTwoLook:
    'Eight units in one layer stay below 75 % on the spiral. Add a second layer of eight: it can bend what the first one draws, and gets nearly all.',
  lessonFeaturesInsteadOfLayers: 'A feature instead of a layer',
  lessonFeaturesInsteadOfLayersLook:
    'No hidden layer, and all points right: x₁·x₂ is positive exactly where the signs agree. Take the feature away, and a line is all that is left.',
  lessonLinearActivations: 'Layers without a bend',
  lessonLinearActivationsLook:
    'Sixteen linear units in two layers still draw one straight line: a line of lines is a line. Change their activation to tanh.',
  lessonCircleRelu: 'Three lines around a circle',
  lessonCircleReluLook:
    'Each ReLU unit is flat on one side of its line. Three lines are enough to close a polygon around the middle; with two it stays open.',
  lessonDeadRelu: 'Dead ReLU units',
  lessonDeadReluLook:
    'The rate is far too high. Units are thrown to where no point makes them active; their gradient is 0 there, and they never come back. Five of six die. Start over with rate 0.03, or with leaky ReLU.',
  lessonZeroStart: 'A start of zeros',
  lessonZeroStartLook:
    'All weights begin at 0, so all units get the same gradient and stay the same unit: four equal pictures. Choose another start and they part.',
  lessonRateTooHigh: 'A rate too high',
  lessonRateTooHighLook:
    'Each step jumps over the valley. The loss leaps up and down and stays worse than it was at the start. Try 0.1.',
  lessonRateTooLow: 'A rate too low',
  lessonRateTooLowLook:
    'It learns, but after 200 epochs the loss has hardly moved. Try 0.1 while it trains.',
  lessonBatchSizes: 'All points in one batch',
  lessonBatchSizesLook:
    'One update an epoch: a smooth curve, and a slow one. Set the batch to 10 points and it makes 35 updates an epoch.',
  lessonMomentum: 'Momentum',
  lessonMomentumLook:
    'Steps keep nine tenths of their speed, and leave the plateau early. With plain descent at the same rate the spiral has hardly begun after 200 epochs.',
  lessonSpiralDeep: 'Three layers wind up a spiral',
  lessonSpiralDeepLook:
    'The first layer draws lines, the second joins them, the third curls. Watch the pictures grow more complex from layer to layer.',
  lessonOverfitNoise: 'Learning noise by heart',
  lessonOverfitNoiseLook:
    'Forty points, some with the wrong label, and many units. The train loss falls to 0 while the test loss rises: watch the two curves part.',
  lessonRegularized: 'Held small',
  lessonRegularizedLook:
    'The same few noisy points, but L2 pulls every weight towards 0. The boundary stays smooth, and the test loss no longer runs away.',
} as const;
