import type { TextsLike } from '../texts-like.ts';
import type { homeTexts as english } from '../en/home.ts';

export const homeTexts: TextsLike<typeof english> = {
  homeSentence: 'Gemeinsam zusehen, wie ein neuronales Netz lernt.',
  homeExplain:
    'Ein Netz für alle im Raum: Auf jedem Bildschirm ist live zu sehen, wie jedes Neuron seine Linie zieht.',
  homeStart: 'Klasse starten',
  homeStarting: 'Startet …',
  homeStartWith: 'Beginnen mit',
  homeStartLinked: 'Klasse mit diesem Experiment starten',
  homeLinked: 'aus dem geöffneten Link',
  homeLinkLeave: 'Ohne',
  homeLinkUnreadable: 'Das Experiment in diesem Link ist nicht lesbar. {reason}',
  homeJoin: 'Einer Klasse beitreten',
  homeCodeHint: 'an der Tafel oder der Wand',
  homeJoinButton: 'Beitreten',
  homeCodeMissing: 'Gib den Code ein, den deine Lehrkraft zeigt.',
  homeCodeUnknown: 'Es gibt keine Klasse mit dem Code {code}. Prüfe die Buchstaben.',
  homeReplay: 'Eine Aufzeichnung öffnen',
  homeStartFailed: 'Die Klasse konnte nicht gestartet werden. {reason}',
  homeOffline: 'Der Server ist nicht erreichbar.',
  homeServerFull:
    'Der Server hat so viele Klassen, wie er fassen kann. Später noch einmal versuchen.',
  homeTooMany: 'Von hier wurden gerade zu viele gestartet. Bitte eine Minute warten.',
  homeDemoCaption: 'Trainiert auf dieser Seite: {lesson}',
  homeDemoStill: 'Auf dieser Seite trainiert: {lesson}',
};
