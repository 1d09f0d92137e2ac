import type { TextsLike } from '../texts-like.ts';
import type { seedTexts as english } from '../en/seeds.ts';

export const seedTexts: TextsLike<typeof english> = {
  seedsTab: 'Starts',
  seedsTeach:
    'Gleiche Daten, gleiches Netz, auf jedem Gerät ein anderer Start. Jedes trainiert seinen; die Wand zeigt, was aus allen wurde, und ihr Mittel.',
  seedsUntil: 'Trainieren bis Epoche',
  seedsUntilBad: 'Eine ganze Zahl von 1 bis {most}.',
  seedsStart: 'Allen einen eigenen Start geben',
  seedsNoDevices: 'Noch ist nichts da. Jedes Gerät beginnt von selbst.',
  seedsCount: '{count} von {total} Geräten machen mit, {done} sind fertig',
  seedsClose: 'Keine Ergebnisse mehr',
  seedsClear: 'Wegnehmen',
  seedsPickHow: 'Ein Druck auf ein Bild zeigt, welcher Start es ist: eine Zahl, kein Name.',
  seedsPicked: 'Start {seed}: Verlust {loss} nach {epoch} Epochen.',
  seedsPickedDiverged: 'Start {seed} ist nach {epoch} Epochen entgleist.',
  seedsUse: 'Zum Start der Klasse machen',
  seedsUseHint: 'Die Klasse beginnt mit diesem Start wieder bei Epoche 0.',

  seedsTitle: 'Für alle ein eigener Start',
  seedsNone: 'Diese Runde lief ohne dieses Gerät.',
  seedsYours: 'Dein eigener Start: {seed}',
  seedsYoursHow:
    'Auf deinem Gerät trainiert; niemand sieht, dass es deiner ist. Das Netz der Klasse liegt dahinter.',
  seedsProgress: 'Wie weit es ist',
  seedsTraining: 'Hier wird bis Epoche {epoch} trainiert. Lass diese Seite offen.',
  seedsDone: 'Fertig. Die Wand zeigt es zwischen allen anderen, ohne deinen Namen.',
  seedsOver: 'Die Runde ist vorbei: deiner kam bis Epoche {epoch}.',
  seedsDiverged:
    'Die Schritte waren zu groß, und die Zahlen liefen davon. Die Wand sagt es, ohne deinen Namen.',
  seedsFailed:
    'In diesem Browser kann nicht trainiert werden. Lade die Seite neu oder nimm einen anderen.',

  seedsMean: 'Das Mittel von {count} Netzen',
  seedsMeanOne: 'Das Mittel von einem Netz',
  seedsMeanNone: 'Das Mittel von allen',
  seedsMeanLine: 'Die Linie liegt, wo ihr Mittel 50 % sagt.',
  seedsSorted: 'Jedes für sich, der kleinste Verlust zuerst',
  seedsTile: 'Start {seed}, Verlust {loss}',
  seedsTileDiverged: 'Start {seed}, entgleist',
  seedsTileOff: 'entgleist',
  seedsUntilWall: 'bis Epoche {epoch}',
  seedsPage: '{from} bis {to} von {count}',
  seedsWaiting: 'Die Geräte beginnen zu trainieren.',
};
