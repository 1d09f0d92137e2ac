import type { View } from '../../shared/view/view.ts';
import type { Mine } from '../controllers/people-news.ts';
import type { Connection } from '../controllers/session-controller.ts';
import type { PlainTextKey } from '../texts/translate.ts';

/** What the class wants of a pupil who is in a copy of their own; null for nothing. */
export function classCall(
  { people, isTeacherHere }: View,
  mine: Mine | null,
  connection: Connection,
): PlainTextKey | null {
  const { poll, predict, collect } = people;
  if (connection.state === 'lost') return 'copyLineLost';
  if (poll?.isOpen && mine?.answer === null) return 'copyCallPoll';
  if (predict?.isOpen && !mine?.prediction) return 'copyCallPredict';
  if (collect?.isOpen && !mine?.points) return 'copyCallCollect';
  if (!isTeacherHere) return 'teacherAway';
  if (people.lead) return 'copyCallLead';
  return null;
}
