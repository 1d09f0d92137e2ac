import type { TextsLike } from '../texts-like.ts';
import type { recordingsTexts as english } from '../en/recordings.ts';

export const recordingsTexts: TextsLike<typeof english> = {
  recordingsPageTitle: 'Meine Klassen · More Layers',
  recordingsHeading: 'Meine Klassen',
  recordingsExplain:
    'Die Klassen, deren Lehrerschlüssel dieser Browser kennt. Wer diesen Browser benutzt, kann sie öffnen; sonst niemand, außer mit einem geteilten Link.',
  recordingsEmpty:
    'Noch keine Klasse, deren Lehrerschlüssel dieser Browser kennt. Was hier gestartet wird, steht dann in dieser Liste.',
  recordingsStart: 'Klasse starten',
  recordingsClassOf: 'Klasse {code}',
  recordingsLoading: 'Fragt beim Server nach …',
  recordingsGone:
    'Diese Klasse gibt es nicht mehr: Sie wurde gelöscht, ist abgelaufen, oder ihr Schlüssel wurde anderswo erneuert.',
  recordingsLength: '{duration} lang',
  recordingsShared: 'Mit einem Link geteilt.',
  recordingsPrivate: 'Privat.',
  recordingsCoTeacher: 'Hier nur als zweite Lehrkraft.',
  recordingsKept: 'Bleibt, bis sie gelöscht wird.',
  recordingsExpiry: 'Wird am {date} gelöscht, wenn bis dahin niemand in die Klasse kommt.',
  recordingsReplay: 'Wiedergeben',
  recordingsTeach: 'Zur Klasse',
  recordingsShare: 'Teilen',
  recordingsShareHint:
    'Ein Link, der allen, die ihn haben, die Aufzeichnung öffnet und sonst nichts. Er lässt sich jederzeit zurücknehmen.',
  recordingsShareMake: 'Link erzeugen',
  recordingsShareDone: 'Wer diesen Link hat, kann die Aufzeichnung ansehen und sichern.',
  recordingsShareElsewhere:
    'Sie ist mit einem Link geteilt, der auf einem anderen Gerät erzeugt wurde und nirgends gespeichert ist. Ein neuer Link beendet jenen.',
  recordingsShareAgain: 'Neuen Link erzeugen',
  recordingsShareLink: 'Link zur Aufzeichnung',
  recordingsUnshare: 'Link zurücknehmen',
  recordingsRename: 'Umbenennen',
  recordingsTitle: 'Titel der Klasse und ihrer Aufzeichnung',
  recordingsSave: 'Titel speichern',
  recordingsDelete: 'Löschen',
  recordingsDeleteHint:
    'Das beendet die Klasse für alle und löscht alles: die Aufzeichnung, ihren Link und was in der Klasse geschah. Es lässt sich nicht rückgängig machen.',
  recordingsDeleteSure: 'Endgültig löschen',
  recordingsForget: 'Aus der Liste nehmen',
  recordingsForgetHint: 'Die Klasse bleibt; dieser Browser vergisst ihren Schlüssel.',
  recordingsForgetOnly: 'Nur aus dieser Liste',
  recordingsDownload: 'Herunterladen',
  recordingsDownloadLong: 'Die Aufzeichnung als Datei sichern',
  recordingsDownloading: 'Sichert …',
  recordingsDownloadFailed: 'Herunterladen fehlgeschlagen',
  recordingsAdd: 'Eine Klasse über ihren Lehrerlink aufnehmen',
  recordingsAddHint: 'Die ganze Adresse der Lehrerseite, mit allem hinter dem #.',
  recordingsAddButton: 'Aufnehmen',
  recordingsNoKey:
    'Das öffnet keine Klasse. Bitte den ganzen Link prüfen; vielleicht gibt es die Klasse nicht mehr, oder ihr Schlüssel wurde erneuert.',
  recordingsForbidden: 'Dieser Link öffnet die Aufzeichnung; die Klasse gehört ihm nicht.',
  recordingsNoRoom: 'Auf der Festplatte des Servers ist kein Platz mehr.',
  recordingsSaidShared: 'Der Link ist erzeugt.',
  recordingsSaidUnshared: 'Der Link ist zurückgenommen.',
  recordingsSaidRenamed: 'Der Titel ist gespeichert.',
  recordingsSaidDeleted: 'Die Klasse ist gelöscht.',
  recordingsSaidForgotten: 'Die Klasse ist aus der Liste genommen.',
  recordingsSaidAdded: 'Die Klasse ist in der Liste.',
};
