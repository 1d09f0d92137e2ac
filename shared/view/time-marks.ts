import type { Experiment } from '../experiment.ts';
import type { ChangeMessage, Phase } from '../protocol/messages.ts';
import type { MomentKind } from './moments.ts';
import type { RecordedMessage } from './recording.ts';

/** Something to see on the time line. */
export interface TimeMark {
  atMs: number;
  type: 'change' | 'new-start' | 'restored' | Phase | MomentKind;
  /** The parts of the experiment that changed. */
  parts: (keyof Experiment)[];
  /** Their new values; but for a dataset that was changed as it trained. */
  experiment?: Partial<Experiment>;
  /** Of a moment: its name, or what was asked. */
  text?: string;
}

/** Every change, phase and moment of a recording, in the order of their times. */
export function timeMarksOf(messages: readonly RecordedMessage[]): TimeMark[] {
  const marks: TimeMark[] = [];
  let phase: Phase | null = null;
  for (const { atMs, message } of messages) {
    if (message.type === 'moment') {
      const { kind, text, agoMs = 0 } = message;
      const began = Math.max(messages[0].atMs, atMs - agoMs);
      marks.push({ atMs: began, type: kind, parts: [], ...(text !== undefined && { text }) });
    } else if (message.type === 'change') {
      marks.push(...changeMarks(atMs, message, phase));
    }
    if (message.type === 'change' || message.type === 'state') phase = message.phase ?? phase;
  }
  // One that was named later is older than those before it.
  return marks.sort((a, b) => a.atMs - b.atMs);
}

/** `before`: the phase until then. A phase that comes with a new start is told by it. */
function changeMarks(atMs: number, change: ChangeMessage, before: Phase | null): TimeMark[] {
  const { mark, phase, experiment = {} } = change;
  const parts = Object.keys(experiment) as (keyof Experiment)[];
  if (change.isNewStart) return [{ atMs, type: 'new-start', parts, experiment }];
  if (change.restored) return [{ atMs, type: 'restored', parts }];
  const marks: TimeMark[] = [];
  if (mark) {
    marks.push({ atMs, type: 'change', parts: mark.parts, experiment: mark.experiment });
  }
  if (phase && phase !== before) marks.push({ atMs, type: phase, parts: [] });
  return marks;
}
