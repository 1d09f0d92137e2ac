import type { TextsLike } from '../texts-like.ts';
import type { tourTexts as english } from '../en/tour.ts';

/** Der Rundgang: eine Lektion über EX-OR, Schritt für Schritt. */
export const tourTexts: TextsLike<typeof english> = {
  tour: 'Rundgang',
  tourLong: 'Rundgang: eine Lektion in neun Schritten, mit dieser Klasse',
  tourStep: 'Schritt {step} von {count}',
  tourBack: 'Zurück',
  tourNext: 'Weiter',
  tourFinish: 'Fertig',
  tourEnd: 'Rundgang beenden',
  tourDoIt: 'Für mich einstellen',
  tourWaiting: 'Warten auf Epoche {epoch}',
  tourWaitingNow: '{epoch} von {until} Epochen',
  tourPaused: 'Mit „Trainieren“ geht es weiter.',
  tourDone: 'Erledigt',

  tourLine: 'Eine Gerade reicht nicht',
  tourLineText:
    'EX-OR: Jede Klasse hat zwei gegenüberliegende Ecken. Ohne verborgene Schicht ist die Grenze eine Gerade. Trainieren: Wie sie sich auch dreht, etwa die Hälfte der Punkte bleibt falsch.',
  tourUnits: 'Eine verborgene Schicht: jedes Neuron eine Gerade',
  tourUnitsText:
    'Jedes Neuron einer verborgenen Schicht zieht eine eigene Gerade; seine Kachel zeigt, auf welcher Seite es Ja sagt. Die Ausgabe wägt ihre Antworten gegeneinander ab.',
  tourTrain: 'Trainieren: was eine Schicht kann',
  tourTrainText:
    'Bis etwa Epoche 50 scheint nichts zu geschehen; dann trennen sich die Geraden und schneiden Ecken ab. Hier reichen drei. Für eine Spirale bräuchte man sehr viele.',
  tourLayer: 'Eine Schicht hinzufügen',
  tourLayerText:
    'Mit einem + im Bild kommt eine zweite verborgene Schicht dazu, oder das Netz des Artikels mit 4 und 3 Neuronen. Ihre Neuronen sehen nicht mehr die Punkte: Sie sehen, was die erste Schicht sagt.',
  tourPlateau: 'Ein Plateau, dann der Fall',
  tourPlateauText:
    'Auf den Verlust achten. Rund 140 Epochen lang ist die Kurve flach: Die Neuronen heben sich noch gegenseitig auf. Dann findet eines eine Kante, und die anderen folgen.',
  tourBends: 'Die zweite Schicht biegt Geraden',
  tourBendsText:
    'Die beiden Schichten vergleichen. Die erste hat nur Geraden; in der zweiten werden sie gebogen und zu Ecken verbunden. Ein Druck auf eine Kachel zeigt sie groß.',
  tourSeed: 'Der Start zählt',
  tourSeedText:
    'Gleiche Daten, gleiches Netz, ein anderer Wurf. Manche Starts sind früh am Ziel, manche spät, und manche bleiben hängen: Der in diesem Schritt ruht bei 90 %.',
  tourRate: 'Eine zu hohe Lernrate',
  tourRateText:
    'Bei 10 schießt jeder Schritt übers Ziel hinaus. Schon die ersten werfen die Summen z so weit hinaus, dass die Neuronen gesättigt sind: doppelte Rahmen, flache Steigung, nichts mehr zu lernen.',
  tourMore: 'Wo es weitergeht',
  tourMoreText:
    'Jede Lektion in dieser Liste zeigt eine Sache. Auch eigene Punkte lassen sich zeichnen. Ein Druck auf einen gepunktet unterstrichenen Namen zeigt, was er bedeutet.',
};
