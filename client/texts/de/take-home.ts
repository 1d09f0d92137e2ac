import type { TextsLike } from '../texts-like.ts';
import type { takeHomeTexts as english } from '../en/take-home.ts';

export const takeHomeTexts: TextsLike<typeof english> = {
  takeHome: 'Mitnehmen',
  takeHomeLong: 'Die Aufzeichnung, eine Seite, ein Video, ein Bild oder das Netz sichern',
  takeHomeHint: 'Alles entsteht in diesem Browser.',
  takeRecording: 'Die Aufzeichnung',
  takeRecordingFile: 'Aufzeichnung',
  takeOfflinePage: 'Offline-Seite',
  takeRecordingHint:
    'Die Aufzeichnung lässt sich auf der Wiedergabeseite öffnen. Die Offline-Seite enthält auch den Player: eine Datei, für jeden Browser, ohne Netzwerk.',
  takeRecordingHintOffline:
    'Die Aufzeichnung lässt sich auf der Wiedergabeseite von More Layers öffnen.',
  takePacking: 'Wird gepackt …',
  takeSaved: '{name} ist gesichert.',
  takeNoPlayer: 'Der Player ließ sich nicht laden. Ist der Server noch da?',
  takeTooLarge: 'Die Aufzeichnung ist zu groß für diesen Browser.',

  takeMoving: 'Ein bewegtes Bild',
  takeShows: 'Zeigt',
  takeGrid: 'Alle Neuronen',
  takeBoundary: 'Nur die Ausgabe',
  takeFrom: 'Von',
  takeTo: 'Bis',
  takeLength: 'Dauert',
  takeSeconds: '{count} s',
  takeVideo: 'Video',
  takeGif: 'GIF',
  takeMovingHint: 'Pausen bleiben weg. Videos werden hier {format}.',
  takeNoVideo:
    'Pausen bleiben weg. Ein Video kann dieser Browser hier nicht machen: Dafür braucht es einen neueren Browser und eine Seite, deren Adresse mit https beginnt. Ein GIF geht überall.',
  takeNoVideoHere: 'Pausen bleiben weg. Videos entstehen auf der Wiedergabeseite von More Layers.',
  takeMaking: '{what}: {share}, Epoche {epoch}',
  takeBeginning: '{what}: wird vorbereitet …',
  takeStopped: 'Abgebrochen. Nichts ist gesichert.',
  takeMovingFailed: '{what}: Das ging schief. {reason}',
  takeNothing: 'In diesem Teil wurde nichts gelernt.',

  takePicture: 'Sein Bild',
  takeMoment: 'Das Netz bei {position}, Epoche {epoch}',

  pictureTitle: 'Ein Bild sichern',
  pictureSave: 'Dieses Bild sichern',
  pictureTile: 'Nur die Kachel',
  pictureTileHint: 'Ohne Achsen und Punkte',
  pictureHint:
    'PNG für Folien und Dokumente; SVG bleibt in jeder Größe scharf. Beide haben die Farben dieser Seite: Für Papier die hellen wählen.',
};
