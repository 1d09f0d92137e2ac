import type { Mark } from '../protocol/messages.ts';

/** Marks beyond this are dropped from the front. */
export const markCapacity = 200;

/**
 * `marks` with `mark` at their end. One for a parameter that is set again, with nothing in
 * between, takes the place of the last: what is dragged leaves one mark.
 */
export function appendMark(marks: readonly Mark[], mark: Mark): Mark[] {
  const kept = isSetAgain(marks, mark) ? marks.slice(0, -1) : marks;
  return [...kept, mark].slice(-markCapacity);
}

/** Whether `mark` is for the same parameter at the same epoch as the last of `marks`. */
export function isSetAgain(marks: readonly Mark[], { parameter, epoch }: Mark): boolean {
  const last = marks.at(-1);
  return (
    parameter !== undefined && last?.parameter?.index === parameter.index && last.epoch === epoch
  );
}
