import { limits } from '../limits.ts';
import type { SavedLesson } from './saved-lesson.ts';

/** The changes that can be taken back, and the undos; the newest last. */
export interface UndoStack {
  readonly undo: readonly UndoStep[];
  readonly redo: readonly UndoStep[];
}

/** What an undo or a redo brings back. */
export type UndoStep =
  /** Live parts of the experiment: training goes on from where it is. */
  | { type: 'parts'; experiment: Partial<SavedLesson['experiment']> }
  /** What a new start, or parameters that were replaced, had put away: the same numbers again. */
  | Moment;

export interface Moment extends Pick<
  SavedLesson,
  'experiment' | 'training' | 'metrics' | 'history' | 'marks'
> {
  type: 'moment';
}

export const emptyUndoStack: UndoStack = { undo: [], redo: [] };

export const momentOf = (session: SavedLesson): Moment => {
  const { experiment, training, metrics, history, marks } = session;
  return { type: 'moment', experiment, training, metrics, history, marks };
};

/** After a change that `step` takes back. What was undone before it cannot come back any more. */
export const remember = ({ undo }: UndoStack, step: UndoStep): UndoStack => ({
  undo: [...undo, step].slice(-limits.undoDepth),
  redo: [],
});
