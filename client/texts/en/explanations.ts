/** What each control and figure means, in a sentence or two; its formula and value stand beside it. */
export const explanationTexts = {
  explainAsk: 'What “{term}” means',

  explainLearningRate:
    'How far each update, one step of all weights, goes against the slope of the loss. Too small and nothing seems to happen; too large and every step overshoots.',
  explainBatchSize:
    'How many points are looked at for one update; it follows the mean of their slopes. Small batches are quick and jumpy, large ones slow and smooth.',
  explainBatchSizeNow: '{points} training points: {updates} updates an epoch',
  explainShuffle:
    'With it, every epoch takes the points in a new order. Without it, always in the order they came in, as in the article.',
  explainOptimizer:
    'What each update makes of g, the slope of the loss by that weight. SGD goes straight down it, Momentum keeps some of its speed, Adam gives each weight a rate of its own.',
  explainMomentum:
    'The share of its speed that a weight keeps from update to update. It rolls through flat parts, and may roll too far.',
  explainRegularization:
    'A penalty for large weights is added to the loss. L2 makes all of them smaller; L1 brings many to exactly 0. Biases are left alone.',
  explainRegularizationRate:
    'How much the penalty counts beside the loss. Too much, and the boundary is flattened to nothing.',
  explainSnapshotEvery:
    'Training goes on between two pictures. Fewer pictures are drawn at a high pace, and on slow phones.',
  explainSnapshotEveryNow: '{count} pictures a second at this pace',
  explainPace:
    'How many epochs are trained each second. It changes nothing about what is learned, only how long it may be watched.',
  explainPaceNow: '400 epochs take {seconds} s',
  explainActivation:
    'What a unit makes of its sum z = w·x + b. Without a bend here, any number of layers is still one line.',
  explainStop:
    'Training pauses by itself as soon as one of these is reached. An empty field never stops it; “Train” goes on afterwards.',
  explainKeepLearned:
    'When units, layers or features change, the weights that still have a place are kept, and new ones begin small. Off, every such change starts over.',
  explainInitializer:
    'Where the weights begin. They have to differ, or all units of a layer learn the same; biases begin at 0.',
  explainLoss:
    'How wrong the network is about one point of class y when it gives it the probability p. Training makes its mean small.',

  explainTestShare:
    'These points are never trained on. If the network is right about the others and wrong about these, it has learned them by heart.',
  explainTestShareNow: '{train} to train, {test} to test',
  explainPoints: 'How many points there are. Few are soon learned by heart; many take longer.',
  explainDataSeed:
    'The number that the random points follow from. The same seed gives the same points, here and in scikit-learn or NumPy.',
  explainNoise: 'How far points are pushed at random from where they belong.',
  explainGap: 'How far points are kept away from both axes, where the classes meet.',
  explainFactor: 'The size of the inner ring, as a share of the outer one.',
  explainClusterStd: 'How wide each cloud of points is: its standard deviation.',
  explainClassSep: 'How far apart the clusters lie. At 0 they lie on each other.',
  explainClustersPerClass: 'Two clusters a class may need a bent boundary; one seldom does.',
  explainFlipY: 'The share of points that get a class at random. No boundary is right about all.',
  explainCells: 'The more cells, the more lines have to be joined into one boundary.',
  explainFeatures:
    'The numbers that the first layer is fed, made from a point’s two coordinates. The right feature may do the work of a layer.',
  explainFeaturesNow: 'now: {features}',

  explainEpoch: 'One epoch is one pass over all training points.',
  explainEpochNow: '{updates} updates so far',
  explainTrainLoss:
    'The mean of the loss over the training points: what training makes small. 0 is best; guessing gives {guess}.',
  explainTestLoss:
    'The same mean over the test points. If it rises while the other falls, points are learned by heart.',
  explainAccuracy:
    'The accuracy: the share of points on their own class’s side of the boundary, p = 0.5.',
  explainAccuracyNow: '{right} of {count} points',

  explainSaturationTerm: 'Saturated units',
  explainSaturation:
    'The steps were too big: weights grew until the sums z lie far out, where the curve is flat. The slope there is almost 0, so hardly anything is learned, though no number has run away. Try a smaller rate from the same start, or L2.',
  explainSaturationNow: '{share} of what the hidden units give lies where their curve is flat',
  explainDeadUnitsTerm: 'Dead units',
  explainDeadUnits:
    'A step threw these units to where no point reaches them: they give 0 for all, and so is their slope. Nothing can wake them. Try a smaller rate from the same start, Leaky ReLU, or “He” as the start.',
  explainDeadUnitsNow: '{count} of {total} ReLU units give 0 for every training point',

  explainCurve: 'The curve of {formula}, for z from −4 to 4',
} as const;
