import { isPageKey, isWalkKey } from '../elements/controls/shortcuts.ts';
import type { LookController } from './look-controller.ts';
import type { PlayerController } from './player-controller.ts';
import type { WalkController } from './walk-controller.ts';

const skipMs = 5000;

/** What the page does for the player's buttons and keys, beside the player itself. */
export interface ReplayActions {
  toggleMoments: () => void;
  toggleMeasures: () => void;
  nameMoment: () => void;
  copyLink: () => void;
  toggleFullScreen: () => void;
  showKeys: () => void;
}

interface Keyed {
  player: PlayerController;
  look: LookController;
  walk: WalkController;
  actions: ReplayActions;
  /** What Escape takes back. */
  escape: () => void;
}

/** Does what a key of the replay page asks for, wherever the focus is; other keys are left alone. */
export function onReplayKey(event: KeyboardEvent, keyed: Keyed): void {
  if (!keyed.player.view || !isPageKey(event) || isWalkKey(event)) return;
  const act = actionOf(event, keyed);
  if (!act) return;
  act();
  event.preventDefault();
}

function actionOf(
  { key, shiftKey, repeat }: KeyboardEvent,
  { player, look, walk, actions, escape }: Keyed,
): (() => void) | null {
  const tenth = player.durationMs / 10;
  const skip = shiftKey ? tenth : skipMs;
  if (/^\d$/.test(key)) return () => player.seek(Number(key) * tenth);
  switch (key.length === 1 ? key.toLowerCase() : key) {
    case ' ':
      return () => repeat || player.toggle();
    case 'ArrowLeft':
      return () => player.skip(-skip);
    case 'ArrowRight':
      return () => player.skip(skip);
    case 'Home':
      return () => player.seek(0);
    case 'End':
      return () => player.seek(player.durationMs);
    case 'j':
      return () => player.skip(-10_000);
    case ',':
      return () => player.stepFrame(-1);
    case '.':
      return () => player.stepFrame(1);
    case '[':
      return () => player.seekMark(-1);
    case ']':
      return () => player.seekMark(1);
    case '<':
      return () => player.shiftSpeed(-1);
    case '>':
      return () => player.shiftSpeed(1);
    case 'i':
      return () => player.loopFromHere();
    case 'o':
      return () => player.loopToHere();
    case 'x':
      return () => player.setLoop(null);
    case 's':
      return () => player.toggleSkipping();
    case 'k':
      return actions.toggleMoments;
    case 'n':
      return actions.nameMoment;
    case 'l':
      return actions.copyLink;
    case 'f':
      return actions.toggleFullScreen;
    case '?':
      return actions.showKeys;
    case 'v':
      return () => look.toggleStyle();
    case 'm':
      return actions.toggleMeasures;
    case 'u':
      return walk.toggle;
    case 'Escape':
      return escape;
    default:
      return null;
  }
}
