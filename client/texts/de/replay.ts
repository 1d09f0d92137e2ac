import type { TextsLike } from '../texts-like.ts';
import type { replayTexts as english } from '../en/replay.ts';

export const replayTexts: TextsLike<typeof english> = {
  replayPageTitle: 'Wiedergabe: {title}',
  replayHeading: 'Eine Aufzeichnung öffnen',
  replayExplain: 'Eine Klasse wiedergeben, von ihrem Link, ihrer Kennung oder einer Datei.',
  replayLink: 'Link oder Kennung',
  replayOpen: 'Öffnen',
  replayFile: 'Aus einer Datei',
  replayPlay: 'Abspielen',
  replayPause: 'Pause',
  replayBack: '5 s zurück',
  replayForward: '5 s vor',
  replaySpeed: 'Tempo',
  replayPosition: '{position} von {duration}',
  replayLoading: 'Die Aufzeichnung wird geladen …',
  replayUnknown: 'Es gibt keine Aufzeichnung mit dieser Kennung. Vielleicht wurde sie gelöscht.',
  replayUnreadable: 'Diese Aufzeichnung lässt sich nicht abspielen: {reason}',
  replayCutOff: 'Sie läuft, so weit sie reicht.',
  replayEmpty: 'In dieser Aufzeichnung ist noch nichts.',
  replayBadge: 'Aufzeichnung',
  replayDownload: 'Herunterladen',
  gif: 'GIF',
  gifLong: 'Ein bewegtes Bild sichern: alle Neuronen, wie sie lernen',
  gifStop: 'drücken bricht ab',
  gifFailed: 'GIF: Das kann dieser Browser nicht',
  replayOther: 'Andere öffnen',
};
