import type { TextsLike } from '../texts-like.ts';
import type { lessonTexts as english } from '../en/lessons.ts';

/** Wie die Lektionen heißen, und worauf zu achten ist, während sie trainieren. */
export const lessonTexts: TextsLike<typeof english> = {
  lessonGroupArticle: 'Aus dem Artikel',
  lessonGroupMore: 'Eines nach dem anderen',

  lessonExorOneHidden: 'EX-OR, eine verborgene Schicht',
  lessonExorOneHiddenLook:
    'Drei Neuronen, drei Geraden. Bis etwa Epoche 50 scheint nichts zu geschehen; dann trennen sich die Geraden, und die Ecken bekommen ihre Klasse.',
  lessonExorTwoHidden: 'EX-OR, zwei verborgene Schichten',
  lessonExorTwoHiddenLook:
    'Rund 140 Epochen flach, dann alles auf einmal. Die Neuronen der ersten Schicht ziehen nur Geraden; die zweite verbindet sie zu Ecken.',
  lessonClassification902: 'Vier Haufen',
  lessonClassification902Look:
    'Nach 25 Epochen fast richtig, mit kaum mehr als einer Geraden. Der Rest der Zeit vergeht damit, sie um die letzten Punkte zu biegen.',
  lessonMoons0: 'Zwei Monde',
  lessonMoons0Look:
    'Eine Gerade ist für 87 % der Punkte richtig, und dabei bleibt es lange. Um Epoche 80 springt sie in die Kurve zwischen den Monden.',
  lessonClassification910: 'Vier Haufen, ein langes Plateau',
  lessonClassification910Look:
    'Der Verlust ruht bei 0,15, bis ein Neuron die Ecke findet, die den anderen entgeht. Welches ist es?',

  lessonOneLayerIsALine: 'Ohne verborgene Schicht: eine Gerade',
  lessonOneLayerIsALineLook:
    'Ohne verborgene Schicht ist die Grenze eine Gerade, und keine Gerade trennt EX-OR. Mit dem + im Bild kommt eine Schicht dazu.',
  lessonOneAgainstTwo: 'Eine Schicht gegen zwei',
  lessonOneAgainstTwoLook:
    'Acht Neuronen in einer Schicht kommen nicht um die Spirale herum. Eine zweite Schicht mit acht dazu, und noch einmal trainieren.',
  lessonFeaturesInsteadOfLayers: 'Ein Merkmal statt einer Schicht',
  lessonFeaturesInsteadOfLayersLook:
    'Keine verborgene Schicht, und doch ist jeder Punkt richtig: Das Produkt x₁x₂ sagt alles. Was ist ohne dieses Merkmal?',
  lessonLinearActivations: 'Schichten ohne Knick',
  lessonLinearActivationsLook:
    'Zwei Schichten linearer Neuronen sind nicht mehr als eine Gerade. In beiden Schichten Tanh wählen, während es trainiert.',
  lessonCircleRelu: 'ReLU zeichnet ein Vieleck',
  lessonCircleReluLook:
    'Jedes ReLU-Neuron hat eine gerade Kante. Drei davon schließen sich um die Mitte; wie viele Ecken sind es?',
  lessonDeadRelu: 'Tote Neuronen',
  lessonDeadReluLook:
    'Die Lernrate ist viel zu hoch: Neuronen werden dorthin geworfen, wo kein Punkt sie erreicht, und ReLU holt sie nie zurück. Welche Kacheln stehen still?',
  lessonZeroStart: 'Ein Start bei null',
  lessonZeroStartLook:
    'Alle Gewichte beginnen bei 0, also bekommen alle Neuronen denselben Schritt und bleiben gleich. Vier Neuronen, ein Bild. „Neuer Start“ hilft nicht: Er ist wieder 0.',
  lessonRateTooHigh: 'Eine zu hohe Lernrate',
  lessonRateTooHighLook:
    'Jeder Schritt schießt übers Ziel hinaus: Der Verlust springt und kommt nie zur Ruhe. Die Lernrate senken, während es trainiert.',
  lessonRateTooLow: 'Eine zu kleine Lernrate',
  lessonRateTooLowLook:
    'Die Schritte stimmen und sind viel zu klein: Nach 200 Epochen hat sich kaum etwas bewegt. Die Lernrate erhöhen, während es trainiert.',
  lessonBatchSizes: 'Ein Schritt je Epoche',
  lessonBatchSizesLook:
    'Alle Punkte für einen Schritt: ein glatter Verlust, der an einer Geraden hängen bleibt. Batchgröße 10 wählen und die Kurve ansehen.',
  lessonMomentum: 'Momentum',
  lessonMomentumLook:
    'Schritte behalten neun Zehntel ihres Schwungs und rollen durch die flache Stelle. Mit SGD und gleichem Start kriecht es.',
  lessonSpiralDeep: 'Drei Schichten und eine Spirale',
  lessonSpiralDeepLook:
    'Geraden in der ersten Schicht, Bögen in der zweiten, Arme in der dritten. Bei Epoche 50 ist die Spirale da.',
  lessonOverfitNoise: 'Auswendig lernen',
  lessonOverfitNoiseLook:
    'Vierzig verrauschte Punkte, über achtzig Gewichte. Ab Epoche 30 fällt der Trainingsverlust, und der Testverlust steigt: Woher kommen die Inseln?',
  lessonRegularized: 'Zurückgehalten',
  lessonRegularizedLook:
    'Dieselben verrauschten Punkte mit L2: Die Gewichte bleiben klein, die Grenze bleibt glatt, und der Testverlust läuft nicht davon.',
};
