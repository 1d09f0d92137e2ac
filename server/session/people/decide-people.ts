import { refusal, type Result } from '../../../shared/protocol/errors.ts';
import type { ShowCommand, TeacherCommand } from '../../../shared/protocol/people-commands.ts';
import { accept, acceptPeople, notNow, renew, type Decision } from '../decision.ts';
import type { SavedSession } from '../types.ts';
import * as collecting from './collecting.ts';
import { acceptNetwork, refuseNetwork } from './network-offers.ts';
import { clearPoll, closePoll, openPoll, revealPoll } from './polls.ts';
import {
  clearPredict,
  removeDrawing,
  closePredict,
  openPredict,
  scorePredict,
} from './predictions.ts';
import { closeReplay, moveReplay, openReplay } from './replays.ts';
import * as room from './room-commands.ts';
import { clearSeeds, closeSeeds, openSeeds } from './seed-rounds.ts';

/** What a teacher's command about people makes of `session`, or why it is refused. */
export function decidePeople(
  session: SavedSession,
  command: Exclude<TeacherCommand, ShowCommand>,
  isCoTeacher: boolean,
  drawKey: () => string,
): Result<Decision> {
  switch (command.type) {
    case 'lobby':
      return acceptPeople(session, { isLobby: command.isOn });
    case 'lock':
      return acceptPeople(session, { isLocked: command.isOn });
    case 'approval':
      return room.setApproval(session, command.isOn);
    case 'admit':
      return room.admit(session, command.seatId);
    case 'admit-all':
      return room.admitAll(session);
    case 'refuse':
      return room.refuse(session, command.seatId);
    case 'refuse-all':
      return room.refuseAll(session);
    case 'kick':
      return room.kick(session, command.seatId);
    case 'ban':
      return room.ban(session, command.seatId, drawKey);
    case 'unban':
      return room.unban(session, command.seatId);
    case 'rename':
      return room.rename(session, command.seatId, command.name);
    case 'generated-names':
      return acceptPeople(session, { areNamesGenerated: command.isOn });
    case 'eyes-up':
      return acceptPeople(session, { isEyesUp: command.isOn });
    case 'lead':
      return acceptPeople(session, { lead: command.shown });
    case 'hide-names':
      return acceptPeople(session, { areNamesHidden: command.isOn });
    case 'wall-names':
      return acceptPeople(session, { areNamesOnWall: command.isOn });
    case 'reactions':
      return room.setReactions(session, command.isOn);
    case 'clear-reactions':
      return room.clearReactions(session);
    case 'offers':
      return acceptPeople(session, { areOffersOn: command.isOn });
    case 'lower-hand':
      return room.lowerHand(session, command.seatId);
    case 'lower-all':
      return acceptPeople(session, { hands: [] });
    case 'new-code':
      return renew(session, { what: 'code' });
    case 'new-key':
      return isCoTeacher ? ownerOnly : renew(session, { what: 'key', key: command.key });
    case 'co-teacher':
      return isCoTeacher ? ownerOnly : setCoTeacher(session, command.isOn);
    case 'poll-open':
      return openPoll(session, command);
    case 'poll-close':
      return closePoll(session);
    case 'poll-reveal':
      return revealPoll(session);
    case 'poll-clear':
      return clearPoll(session);
    case 'predict-open':
      return openPredict(session);
    case 'predict-close':
      return closePredict(session);
    case 'predict-score':
      return scorePredict(session);
    case 'predict-remove':
      return removeDrawing(session, command.seatId);
    case 'predict-clear':
      return clearPredict(session);
    case 'collect-open':
      return collecting.openCollect(session);
    case 'collect-close':
      return collecting.closeCollect(session);
    case 'collect-accept':
      return collecting.settlePoints(session, command.offerIds, 'accepted');
    case 'collect-refuse':
      return collecting.settlePoints(session, command.offerIds, 'refused');
    case 'collect-use':
      return collecting.useCollected(session, command.id);
    case 'collect-clear':
      return collecting.clearCollect(session);
    case 'offer-accept':
      return acceptNetwork(session, command);
    case 'offer-refuse':
      return refuseNetwork(session, command.offerId);
    case 'seeds-open':
      return openSeeds(session, command.untilEpoch);
    case 'seeds-close':
      return closeSeeds(session);
    case 'seeds-clear':
      return clearSeeds(session);
    case 'name-moment':
      return session.isRecordingOver ? noRecording : accept(session, null, false);
    case 'replay-open':
      return openReplay(session, command);
    case 'replay-move':
      return moveReplay(session, command);
    case 'replay-close':
      return closeReplay(session);
    default:
      return command satisfies never;
  }
}

const noRecording = notNow('Nothing more of this class is recorded.');
const ownerOnly = refusal('forbidden', 'Only the teacher who opened the class may do this.');

const setCoTeacher = (session: SavedSession, isOn: boolean): Result<Decision> =>
  renew(session, { what: isOn ? 'co-teacher-key' : 'no-co-teacher-key' });
