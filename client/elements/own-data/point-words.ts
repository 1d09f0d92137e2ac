import { formatCoordinate, formatCount } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import type { Edit, Place } from './point-gestures.ts';
import type { PointSheet } from './point-sheet.ts';

/** 412 → “412 points”. */
export const pointCountWords = (count: number): string =>
  count === 1 ? t('pointsOne') : t('pointsMany', { count: formatCount(count) });

export const fullWords = ({ capacity }: PointSheet): string =>
  t('pointsFull', { count: formatCount(capacity) });

const placeWords = ([x1, x2]: Place) => ({
  x1: formatCoordinate(x1),
  x2: formatCoordinate(x2),
});

/** What has happened to the points, for whoever hears it. */
export function editWords(edit: Edit, sheet: PointSheet): string {
  const { points } = sheet;
  const now = pointCountWords(points.length);
  switch (edit.what) {
    case 'added':
      return t('pointsAdded', { label: edit.label, now, ...placeWords(edit.place) });
    case 'moved':
      return t('pointsMoved', { label: edit.label, ...placeWords(edit.place) });
    case 'sprayed':
      return t('pointsSprayed', { count: formatCount(edit.count), label: edit.label, now });
    case 'removed':
      if (edit.count === 0) return t('pointsNoneThere');
      return t('pointsRemoved', { count: pointCountWords(edit.count), now });
    case 'full':
      return fullWords(sheet);
    case 'cursor':
      return t('pointsCursor', placeWords(edit.place));
    default:
      return edit satisfies never;
  }
}
