import type { TextsLike } from '../texts-like.ts';
import type { teachTexts as english } from '../en/teach.ts';

export const teachTexts: TextsLike<typeof english> = {
  teachPageTitle: 'Unterrichten: {title}',
  teachWall: 'Wand',
  teachWallLong: 'Die Wand öffnen, für den Beamer',
  teachJoin: 'Beitreten',
  teachPanelData: 'Daten und Merkmale',
  teachPanelTraining: 'Einstellungen des Trainings',
  teachTransport: 'Trainieren, Pause, neu beginnen',
  teachKeysLong: 'Tasten dieser Seite',
  teachKeyPlay: 'trainieren oder Pause',
  teachKeyEpoch: 'eine Epoche',
  teachKeySnapshot: 'bis zum nächsten Bild',
  teachKeyEdit: 'die Gewichte des gewählten Neurons setzen; oder eine Verbindung anklicken',
  teachKeyStyle: 'Flächen oder Stufen',
  teachKeyMeasures: 'Messwerte, nach Klasse und nach Schicht',
  teachKeyZoom: 'auf dem Bild: näher, weiter weg, alles',
  teachKeyJoin: 'zeigen, wie man beitritt',
  teachKeyOutput: 'zurück zur Ausgabe',
  teachKeyClass: 'wer da ist, und was die Klasse tun soll',
  teachKeyHelp: 'diese Tasten',
  teachReplay: 'Aufzeichnung',
  teachReplayLong: 'Die Aufzeichnung dieser Klasse öffnen',
  teachRecordingOver:
    'Die Festplatte des Servers ist voll: Die Aufzeichnung ist zu Ende. Die Klasse läuft weiter, übersteht aber vielleicht keinen Neustart.',
};
