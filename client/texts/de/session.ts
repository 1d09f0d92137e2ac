import type { TextsLike } from '../texts-like.ts';
import type { sessionTexts as english } from '../en/session.ts';

/** Wörter, die alle Seiten einer Klasse teilen: Verbindung, Zahlen, was schiefging. */
export const sessionTexts: TextsLike<typeof english> = {
  appName: 'More Layers',
  headingNoLayer: '{data}, keine verborgene Schicht',
  headingOneLayer: '{data}, eine verborgene Schicht',
  headingLayers: '{data}, {count} verborgene Schichten',
  history: 'Der Verlauf',
  epoch: 'Epoche',
  lossTrain: 'Verlust',
  lossTest: 'Testverlust',
  accuracyTrain: 'Richtig',
  accuracyTest: 'Test richtig',
  here: '{count} da',
  hereLong: 'Lernende da: {count}',

  connectionConnecting: 'Verbindet',
  connectionLive: 'Live',
  connectionLost: 'Verbindet neu',
  connectionEnded: 'Beendet',
  connectionRefused: 'Nicht verbunden',
  waitingForClass: 'Warten auf die Klasse …',
  waitingForServer: 'Der Server antwortet noch nicht. Diese Seite versucht es weiter.',
  lostBanner: 'Die Verbindung ist weg. Sie kommt von selbst wieder; zu sehen ist das letzte Bild.',
  teacherAway: 'Die Lehrkraft ist kurz weg.',
  endedTitle: 'Die Klasse ist zu Ende',
  endedBody: 'Die Lehrkraft hat sie beendet. Danke fürs Mitmachen.',
  toHome: 'Zur Startseite',
  tryAgain: 'Noch einmal',
  comeBack: 'Wiederkommen',
  goOnHere: 'Hier weitermachen',

  refusedTitle: 'Das hat nicht geklappt',
  refusedUnknownSessionTitle: 'Es gibt keine Klasse mit diesem Code',
  refusedUnknownSession: 'Prüfe die Buchstaben oder frag deine Lehrkraft.',
  refusedWrongKey:
    'Diese Adresse ist nicht die der Lehrkraft. Richtig ist die, die beim Start der Klasse gezeigt wurde; ihr Teil hinter # ist der Schlüssel.',
  refusedCodeEndedTitle: 'Dieser Code gilt nicht mehr',
  refusedCodeEnded: 'Die Klasse hat jetzt einen anderen. Frag deine Lehrkraft danach.',
  refusedKeyEndedTitle: 'Dieser Link gilt nicht mehr',
  refusedKeyEnded: 'Er wurde erneuert oder zurückgenommen. Nur der neueste leitet die Klasse.',
  refusedLockedTitle: 'Die Klasse ist abgeschlossen',
  refusedLocked:
    'Deine Lehrkraft lässt gerade niemanden neu herein. Frag sie und versuch es noch einmal.',
  refusedWallLocked:
    'Gerade kommt niemand neu herein, auch keine neue Wand: Sie öffnet sich mit „Wand“ auf der Seite der Lehrkraft.',
  refusedWallCodeEnded:
    'Die Klasse hat jetzt einen anderen. Die Wand öffnet sich mit „Wand“ auf der Seite der Lehrkraft.',
  refusedWallsFullTitle: 'Alle Wände sind vergeben',
  refusedWallsFull:
    'Diese Klasse ist schon auf so vielen Wänden zu sehen, wie es geht. Erst muss eine davon zu.',
  refusedNotAdmittedTitle: 'Du bist noch nicht drin',
  refusedNotAdmitted:
    'Deine Lehrkraft hat dich nicht hereingelassen. Frag sie und versuch es noch einmal.',
  refusedKickedTitle: 'Deine Lehrkraft hat dich hinausgeschickt',
  refusedKicked: 'Du darfst wiederkommen. Frag sie, wenn du nicht weißt, warum.',
  refusedBannedTitle: 'Du bist nicht mehr in dieser Klasse',
  refusedBanned:
    'Deine Lehrkraft lässt dich nicht mehr herein. Frag sie, wenn du nicht weißt, warum.',
  refusedRoomFullTitle: 'Die Klasse ist voll',
  refusedRoomFull: 'Alle Plätze sind besetzt. Frag deine Lehrkraft.',
  refusedServerFullTitle: 'Der Server ist voll',
  refusedServerFull: 'Er hat so viele Klassen, wie er fassen kann. Später noch einmal versuchen.',
  refusedOtherTabTitle: 'In einem anderen Tab geht es weiter',
  refusedOtherTab:
    'Deine Klasse ist in einem anderen Tab oder Fenster offen. Nur das zuletzt geöffnete ist live.',
  refusedProtocolTitle: 'Der Server wurde erneuert',
  refusedProtocol: 'Bitte die Seite neu laden.',
  refusedOrigin: 'Der Server nimmt keine Seiten von dieser Adresse an.',

  errorNoAnswer:
    'Der Server hat nicht geantwortet. Vielleicht hat sich nichts geändert; bitte noch einmal versuchen.',
  errorNotNow: 'Das geht gerade nicht.',
  errorForbidden: 'Das darf nur die Lehrkraft.',
  errorRateLimited: 'Das war zu schnell. Gleich noch einmal versuchen.',
  errorBadMessage: 'Der Server hat das nicht angenommen: {message}',
  errorInternal: 'Auf dem Server ging etwas schief. Nichts wurde geändert.',

  divergedTitle: 'Der Verlust wuchs in Epoche {epoch} über alle Grenzen',
  divergedBody:
    'Das Training ist entgleist: Die Schritte schießen übers Ziel hinaus, jeder weiter als der letzte. Zu sehen sind die letzten Gewichte davor. Meist hilft eine kleinere Lernrate.',
  divergedRemedy: 'Gleicher Start mit Rate {rate}',
  divergedForStudents:
    'Die Schritte waren zu groß, und die Zahlen liefen davon. Das Bild zeigt, wie es kurz davor war.',
  finishedEpoch: 'Angehalten bei Epoche {epoch}.',
  finishedLoss: 'Angehalten bei Epoche {epoch}: Verlust klein genug.',
  finishedAccuracy: 'Angehalten bei Epoche {epoch}: genug Punkte richtig.',
  plateau: 'Ein Plateau seit {count} Epochen: abwarten, oder ein neuer Start.',
  plateauForStudents:
    'Seit {count} Epochen bewegt sich der Verlust kaum: Vielleicht fällt er von selbst.',
  saturatedNote: 'Die Rate ist zu hoch: Alle Neuronen sind gesättigt.',
  deadNote: 'Die Rate ist zu hoch: {count} von {total} Neuronen sind tot.',
  finishedGoOn: '„Trainieren“ macht hier weiter.',
  dismiss: 'Ausblenden',

  statusTraining: 'Trainiert. Epoche {epoch}, {figures}.',
  statusPaused: 'Pause bei Epoche {epoch}, {figures}.',
  statusFinished: 'Das Training hat bei Epoche {epoch} von selbst angehalten, {figures}.',
  statusFigures: 'Verlust {loss}, {accuracy} richtig',
  statusFiguresTest: 'Testverlust {loss}, {accuracy} der Testpunkte richtig',
  statusPieces: 'Die Grenze besteht aus {count} Stücken.',
  statusOnePiece: 'Die Grenze besteht aus einem Stück.',
  statusNoPiece: 'Im Bild ist keine Grenze.',
  statusDiverged:
    'Das Training ist entgleist: Nach Epoche {epoch} wuchs der Verlust über alle Grenzen. Zu sehen sind die letzten Gewichte davor.',
  statusLost: 'Die Verbindung ist weg. Sie wird neu aufgebaut.',

  joinTitle: 'Dieser Klasse beitreten',
  joinOpen: 'Öffne',
  joinCode: 'und gib den Code ein',
  joinCopy: 'Link kopieren',
  joinCopied: 'Kopiert',
  joinCopyByHand: 'Den Link markieren und kopieren',
  joinEnlarge: 'Code und QR groß zeigen',
  joinQrLabel: 'QR-Code von {url}',
  close: 'Schließen',
};
