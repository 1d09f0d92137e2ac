import type { PreparedData } from '../datasets/prepare.ts';
import type { Network } from '../engine/network.ts';
import type { Experiment } from '../experiment.ts';
import type { HistoryPoint, Mark, Outcome, Phase } from '../protocol/messages.ts';
import type { People } from '../protocol/people-messages.ts';
import type { Snapshot } from '../protocol/snapshot-codec.ts';

/**
 * What a page draws, live or replayed: immutable, made by `reduceView` from messages alone.
 * `network` and `data` follow from `experiment` and keep their identity while it allows.
 */
export interface View {
  code: string;
  title: string;
  experiment: Experiment;
  network: Network;
  data: PreparedData;
  phase: Phase;
  outcome: Outcome | null;
  snapshot: Snapshot;
  /** Rising epochs since the last start. */
  history: readonly HistoryPoint[];
  marks: readonly Mark[];
  studentCount: number;
  isTeacherHere: boolean;
  /** Whether the teacher has a change to take back, or an undo. */
  canUndo: boolean;
  canRedo: boolean;
  /** What all may know of the class; quiet in a replay. */
  people: People;
}
