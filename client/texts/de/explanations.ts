import type { TextsLike } from '../texts-like.ts';
import type { explanationTexts as english } from '../en/explanations.ts';

/** Was jede Einstellung und jede Zahl bedeutet, in einem oder zwei Sätzen. */
export const explanationTexts: TextsLike<typeof english> = {
  explainAsk: 'Was „{term}“ bedeutet',

  explainLearningRate:
    'Wie weit jeder Schritt (einmal alle Gewichte ändern) gegen die Steigung des Verlusts geht. Zu klein, und es scheint nichts zu geschehen; zu groß, und jeder Schritt schießt übers Ziel hinaus.',
  explainBatchSize:
    'Wie viele Punkte für einen Schritt angesehen werden; er folgt dem Mittel ihrer Steigungen. Kleine Batches sind schnell und sprunghaft, große langsam und ruhig.',
  explainBatchSizeNow: '{points} Trainingspunkte: {updates} Schritte je Epoche',
  explainShuffle:
    'Damit nimmt jede Epoche die Punkte in neuer Reihenfolge. Ohne: immer so, wie sie kamen, wie im Artikel.',
  explainOptimizer:
    'Was jeder Schritt aus g macht, der Steigung des Verlusts nach diesem Gewicht. SGD geht sie geradewegs hinab, Momentum behält etwas Schwung, Adam gibt jedem Gewicht eine eigene Rate.',
  explainMomentum:
    'Welchen Teil seines Schwungs ein Gewicht von Schritt zu Schritt behält. Es rollt durch flache Stellen, und manchmal zu weit.',
  explainRegularization:
    'Große Gewichte erhöhen den Verlust. L2 macht alle kleiner; L1 bringt viele auf genau 0. Die Bias-Werte bleiben frei.',
  explainRegularizationRate:
    'Wie viel das neben dem Verlust zählt. Zu viel, und die Grenze wird völlig platt.',
  explainSnapshotEvery:
    'Zwischen zwei Bildern läuft das Training weiter. Bei hohem Tempo und auf langsamen Handys werden weniger Bilder gezeichnet.',
  explainSnapshotEveryNow: '{count} Bilder in der Sekunde bei diesem Tempo',
  explainPace:
    'Wie viele Epochen in einer Sekunde trainiert werden. Am Gelernten ändert das nichts, nur daran, wie lange man zusehen kann.',
  explainPaceNow: '400 Epochen dauern {seconds} s',
  explainActivation:
    'Was ein Neuron aus seiner Summe z = w·x + b macht. Ohne Knick oder Bogen hier bleiben noch so viele Schichten eine einzige Gerade.',
  explainStop:
    'Das Training hält von selbst an, sobald eines davon erreicht ist. Ein leeres Feld hält es nie an; „Trainieren“ macht danach weiter.',
  explainKeepLearned:
    'Wenn sich Neuronen, Schichten oder Merkmale ändern, bleiben die Gewichte, die noch einen Platz haben, und neue fangen klein an. Aus: Jede solche Änderung beginnt neu.',
  explainInitializer:
    'Wo die Gewichte anfangen. Sie müssen verschieden sein, sonst lernen alle Neuronen einer Schicht dasselbe; die Bias-Werte beginnen bei 0.',
  explainLoss:
    'Wie falsch das Netz bei einem Punkt der Klasse y liegt, wenn es ihm die Wahrscheinlichkeit p gibt. Das Training macht das Mittel davon klein.',

  explainTestShare:
    'Mit diesen Punkten wird nie trainiert. Liegt das Netz bei den anderen richtig und bei diesen falsch, hat es auswendig gelernt.',
  explainTestShareNow: '{train} zum Trainieren, {test} zum Testen',
  explainPoints:
    'Wie viele Punkte es gibt. Wenige sind schnell auswendig gelernt; viele brauchen länger.',
  explainDataSeed:
    'Die Zahl, aus der die zufälligen Punkte folgen. Die gleiche Startzahl gibt die gleichen Punkte, hier und in scikit-learn oder NumPy.',
  explainNoise: 'Wie weit Punkte zufällig von ihrem Platz weggeschoben werden.',
  explainGap: 'Wie weit Punkte von beiden Achsen wegbleiben, an denen sich die Klassen treffen.',
  explainFactor: 'Die Größe des inneren Rings, als Anteil des äußeren.',
  explainClusterStd: 'Wie breit jede Punktwolke ist: ihre Standardabweichung.',
  explainClassSep: 'Wie weit die Haufen auseinanderliegen. Bei 0 liegen sie aufeinander.',
  explainClustersPerClass: 'Zwei Haufen je Klasse brauchen oft eine gebogene Grenze; einer selten.',
  explainFlipY:
    'Der Anteil der Punkte, deren Klasse gewürfelt wird. Keine Grenze liegt bei allen richtig.',
  explainCells: 'Je mehr Felder, desto mehr Geraden müssen zu einer Grenze verbunden werden.',
  explainFeatures:
    'Die Zahlen, die in die erste Schicht gehen, gemacht aus den zwei Koordinaten eines Punkts. Das richtige Merkmal kann eine Schicht ersetzen.',
  explainFeaturesNow: 'jetzt: {features}',

  explainEpoch: 'Eine Epoche ist ein Durchgang durch alle Trainingspunkte.',
  explainEpochNow: '{updates} Schritte bis jetzt',
  explainTrainLoss:
    'Das Mittel des Verlusts über die Trainingspunkte: Das macht das Training klein. 0 ist am besten; wer rät, liegt bei {guess}.',
  explainTestLoss:
    'Dasselbe Mittel über die Testpunkte. Steigt es, während das andere fällt, wird auswendig gelernt.',
  explainAccuracy:
    'Die Genauigkeit: der Anteil der Punkte, die auf der Seite ihrer Klasse liegen; die Grenze ist bei p = 0,5.',
  explainAccuracyNow: '{right} von {count} Punkten',

  explainSaturationTerm: 'Gesättigte Neuronen',
  explainSaturation:
    'Die Schritte waren zu groß: Die Gewichte wuchsen, bis die Summen z weit draußen liegen, wo die Kurve flach ist. Dort ist die Steigung fast 0, also wird kaum etwas gelernt, obwohl keine Zahl davongelaufen ist. Einen Versuch wert: eine kleinere Rate vom gleichen Start, oder L2.',
  explainSaturationNow: '{share} der Ausgaben verborgener Neuronen liegen, wo ihre Kurve flach ist',
  explainDeadUnitsTerm: 'Tote Neuronen',
  explainDeadUnits:
    'Ein Schritt warf diese Neuronen dorthin, wo kein Punkt sie erreicht: Sie geben immer 0, und ihre Steigung ist 0. Nichts kann sie wecken. Einen Versuch wert: eine kleinere Rate vom gleichen Start, Leaky ReLU oder „He“ als Start.',
  explainDeadUnitsNow: '{count} von {total} ReLU-Neuronen geben für jeden Trainingspunkt 0',

  explainCurve: 'Die Kurve von {formula}, für z von −4 bis 4',
};
