import { decodeSnapshot } from '../../shared/protocol/snapshot-codec.ts';
import type { RecordedMessage } from '../../shared/view/recording.ts';
import type { ReplayCurvePoint } from '../elements/time-line-marks.ts';

/** More points than a wide screen has pixels show nothing more. */
const capacity = 2000;

const nothing = { trainLoss: NaN, trainAccuracy: NaN, testLoss: NaN, testAccuracy: NaN };

/** The metrics of a recording over its time; a new start breaks the line. */
export function replayCurve(messages: readonly RecordedMessage[]): ReplayCurvePoint[] {
  const points: ReplayCurvePoint[] = [];
  let start = -1;
  for (const { atMs, message } of messages) {
    if (!message.frame) continue;
    const snapshot = decodeSnapshot(message.frame);
    if (!snapshot.ok) continue;
    const { epoch, metrics } = snapshot.value;
    if (snapshot.value.start !== start && points.length > 0) {
      points.push({ atMs, epoch, ...nothing });
    }
    start = snapshot.value.start;
    points.push({ atMs, epoch, ...metrics });
  }
  const every = Math.ceil(points.length / capacity);
  const last = points.length - 1;
  return points.filter(
    (point, i) => i % every === 0 || i === last || Number.isNaN(point.trainLoss),
  );
}
