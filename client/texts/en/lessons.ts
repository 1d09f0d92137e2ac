/** What the presets are called, and what to look for while each trains. */
export const lessonTexts = {
  lessonGroupArticle: 'From the article',
  lessonGroupMore: 'One thing at a time',

  lessonExorOneHidden: 'EX-OR, one hidden layer',
  lessonExorOneHiddenLook:
    'Three units, three straight lines. Nothing seems to happen until about epoch 50; then the lines part and the corners take their class.',
  lessonExorTwoHidden: 'EX-OR, two hidden layers',
  lessonExorTwoHiddenLook:
    'Flat for some 140 epochs, then everything at once. The first layer’s units only draw lines; the second layer joins lines into corners.',
  lessonClassification902: 'Four clusters',
  lessonClassification902Look:
    'Nearly right after 25 epochs, with little more than a line. The rest of the time goes into bending it around the last points.',
  lessonMoons0: 'Two moons',
  lessonMoons0Look:
    'A straight line is right for 87 % of the points, and it stays there. Around epoch 80 it snaps into the curve between the moons.',
  lessonClassification910: 'Four clusters, a long plateau',
  lessonClassification910Look:
    'The loss rests near 0.15 until a unit finds the corner that the others miss. Watch which unit it is.',

  lessonOneLayerIsALine: 'No hidden layer is a line',
  lessonOneLayerIsALineLook:
    'Without a hidden layer the boundary is a straight line, and no line parts EX-OR. Add a layer with the + on the diagram.',
  lessonOneAgainstTwo: 'One layer against two',
  lessonOneAgainstTwoLook:
    'Eight units in one layer do not get around the spiral. Add a second layer of eight and train again.',
  lessonFeaturesInsteadOfLayers: 'A feature instead of a layer',
  lessonFeaturesInsteadOfLayersLook:
    'No hidden layer, yet every point is right: the product x₁x₂ says it all. Take that feature away and see.',
  lessonLinearActivations: 'Layers without a bend',
  lessonLinearActivationsLook:
    'Two layers of linear units are no more than one line. Choose tanh in both layers while it trains.',
  lessonCircleRelu: 'ReLU draws a polygon',
  lessonCircleReluLook:
    'Each ReLU unit has one straight edge. Three of them close around the middle; count the corners.',
  lessonDeadRelu: 'Dead units',
  lessonDeadReluLook:
    'The rate is far too high: units are thrown to where no point reaches them, and ReLU never brings them back. Point at the tiles that stand still.',
  lessonZeroStart: 'A start from zero',
  lessonZeroStartLook:
    'All weights begin at 0, so all units get the same step and stay the same. Four units, one picture. New start does not help: it is 0 again.',
  lessonRateTooHigh: 'A rate too high',
  lessonRateTooHighLook:
    'Every step overshoots: the loss jumps about and never settles. Lower the learning rate while it trains.',
  lessonRateTooLow: 'A rate too low',
  lessonRateTooLowLook:
    'The steps are right and far too small: hardly anything has moved after 200 epochs. Raise the learning rate while it trains.',
  lessonBatchSizes: 'One step an epoch',
  lessonBatchSizesLook:
    'All points for one step: a smooth loss that gets stuck on a line. Choose a batch size of 10 and look at the curve.',
  lessonMomentum: 'Momentum',
  lessonMomentumLook:
    'Steps keep nine tenths of their speed and roll through the flat part. Choose SGD and the same start to see it crawl.',
  lessonSpiralDeep: 'Three layers and a spiral',
  lessonSpiralDeepLook:
    'Lines in the first layer, bends in the second, arms in the third. By epoch 50 the spiral is there.',
  lessonOverfitNoise: 'Learning by heart',
  lessonOverfitNoiseLook:
    'Forty noisy points, eighty weights and more. From epoch 30 on the training loss falls and the test loss rises: look at the islands.',
  lessonRegularized: 'Held back',
  lessonRegularizedLook:
    'The same noisy points with L2: weights stay small, the boundary stays smooth, and the test loss does not run away.',
} as const;
