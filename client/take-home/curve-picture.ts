import type { View } from '../../shared/view/view.ts';
import { placeMarks } from '../elements/time-line-marks.ts';
import { ticks } from '../render/axes.ts';
import type { Palette } from '../render/palette.ts';
import type { Pen } from '../render/pen.ts';
import { formatCount, localized } from '../texts/format.ts';
import { t } from '../texts/translate.ts';
import { headHeight, margin, pictureFont } from './picture-parts.ts';

export const curveSize = { width: 760, height: 400 };

/** What the curve is drawn in: room for numbers at the left and below, for marks' words above. */
const box = { x: 60, y: headHeight + 36, width: curveSize.width - 60 - margin, height: 260 };
const bottom = box.y + box.height;

/** Whether there is a curve yet. */
export const hasCurve = ({ history }: View): boolean => history.length > 1;

/** The loss over the epochs of this start, with the teacher's changes as marks. */
export function drawCurve(pen: Pen, view: View, colours: Palette): void {
  const { history } = view;
  const losses = history
    .flatMap(({ trainLoss, testLoss }) => [trainLoss, testLoss])
    .filter(Number.isFinite);
  const most = Math.max(...losses, 1e-9) * 1.05;
  const last = Math.max(1, history.at(-1)?.epoch ?? 1);
  const across = (epoch: number) => box.x + (box.width * epoch) / last;
  const up = (loss: number) => bottom - (box.height * loss) / most;
  drawScales(pen, last, most, across, up, colours);
  drawMarks(pen, view, across, colours);
  const line = (name: 'trainLoss' | 'testLoss', colour: string) => {
    pen.strokeStyle = colour;
    pen.lineWidth = 1.75;
    pen.lineJoin = 'round';
    pen.beginPath();
    let isDown = false;
    for (const point of history) {
      const loss = point[name];
      // What is no number breaks the line.
      if (!Number.isFinite(loss)) isDown = false;
      else if (isDown) pen.lineTo(across(point.epoch), up(loss));
      else pen.moveTo(across(point.epoch), up(loss));
      isDown = Number.isFinite(loss);
    }
    pen.stroke();
  };
  const hasTest = view.data.test.count > 0;
  if (hasTest) line('testLoss', colours.ink3);
  line('trainLoss', colours.ink);
  drawKey(pen, hasTest, colours);
}

function drawScales(
  pen: Pen,
  last: number,
  most: number,
  across: (epoch: number) => number,
  up: (loss: number) => number,
  colours: Palette,
): void {
  pen.font = `13px ${pictureFont}`;
  pen.fillStyle = colours.ink3;
  pen.strokeStyle = colours.line;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.textAlign = 'right';
  pen.textBaseline = 'middle';
  for (const loss of ticks(0, most, 4)) {
    pen.moveTo(box.x, up(loss));
    pen.lineTo(box.x + box.width, up(loss));
    pen.fillText(localized(String(loss)), box.x - 8, up(loss));
  }
  pen.textAlign = 'center';
  pen.textBaseline = 'top';
  for (const epoch of ticks(0, last, 6)) {
    if (!Number.isInteger(epoch)) continue;
    // The last number makes room for the axis's name.
    if (across(epoch) > box.x + box.width - 60) continue;
    pen.moveTo(across(epoch), bottom);
    pen.lineTo(across(epoch), bottom + 4);
    pen.fillText(formatCount(epoch), across(epoch), bottom + 8);
  }
  pen.stroke();
  pen.fillStyle = colours.ink2;
  pen.font = `600 13px ${pictureFont}`;
  pen.textAlign = 'right';
  pen.fillText(t('timeLineEpoch'), box.x + box.width, bottom + 8);
}

/** A line at each change, with its words where those before leave room. */
function drawMarks(
  pen: Pen,
  { marks }: View,
  across: (epoch: number) => number,
  colours: Palette,
): void {
  pen.font = `13px ${pictureFont}`;
  pen.fillStyle = colours.ink2;
  pen.strokeStyle = colours.lineStrong;
  pen.lineWidth = 1;
  pen.textAlign = 'left';
  pen.textBaseline = 'middle';
  let free = box.x;
  for (const { at, text, isMinor } of placeMarks(marks)) {
    const x = across(at);
    pen.beginPath();
    pen.moveTo(x, box.y - (isMinor ? 4 : 10));
    pen.lineTo(x, isMinor ? box.y : bottom);
    pen.stroke();
    const { width } = pen.measureText(text);
    const left = Math.min(x, box.x + box.width - width);
    if (isMinor || left < free) continue;
    pen.fillText(text, left, box.y - 20);
    free = left + width + 12;
  }
}

/** What the lines are. */
function drawKey(pen: Pen, hasTest: boolean, colours: Palette): void {
  pen.font = `13px ${pictureFont}`;
  pen.textAlign = 'left';
  pen.textBaseline = 'middle';
  const y = curveSize.height - margin;
  let x = box.x;
  const entry = (colour: string, text: string) => {
    pen.strokeStyle = colour;
    pen.lineWidth = 1.75;
    pen.beginPath();
    pen.moveTo(x, y);
    pen.lineTo(x + 24, y);
    pen.stroke();
    pen.fillStyle = colours.ink2;
    pen.fillText(text, x + 32, y);
    x += 56 + pen.measureText(text).width;
  };
  entry(colours.ink, t('timeLineTrain'));
  if (hasTest) entry(colours.ink3, t('timeLineTest'));
}
