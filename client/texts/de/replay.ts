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
  replaySpeed: 'Tempo',
  replayPosition: '{position} von {duration}',
  replayLoading: 'Die Aufzeichnung wird geladen …',
  replayUnknown:
    'Hinter diesem Link ist keine Aufzeichnung. Vielleicht wurde sie gelöscht oder der Link zurückgenommen.',
  replayPrivate:
    'Aufzeichnungen sind privat. Zum Öffnen braucht es den ganzen Link, mit allem hinter dem #.',
  replayTooMany: 'Von hier wurden zu viele falsche Links versucht. Bitte eine Minute warten.',
  replayUnreadable: 'Das ist keine Aufzeichnung, oder nichts darin lässt sich abspielen.',
  replayTooLarge: 'Diese Datei ist größer als jede Aufzeichnung.',
  replayProblemCutOff: 'Die Aufzeichnung ist in Zeile {line} abgeschnitten.',
  replayProblemCorrupt: 'Die Aufzeichnung ist in Zeile {line} beschädigt.',
  replayProblemNewer: 'Die Aufzeichnung stammt von einer neueren Version, als diese Seite kennt.',
  replayProblemTooLarge: 'Die Aufzeichnung ist ab Zeile {line} zu groß.',
  replayCutOff: 'Sie läuft, so weit sie reicht.',
  replayEmpty: 'In dieser Aufzeichnung ist noch nichts.',
  replayBadge: 'Aufzeichnung',
  replayOther: 'Andere öffnen',
};
