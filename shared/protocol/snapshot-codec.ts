import { limits } from '../limits.ts';
import type { Metrics } from './messages.ts';
import { refusal, type Result } from './errors.ts';

/**
 * A snapshot as one packed, little-endian frame:
 *
 *   offset  type      field
 *   0       uint8     frame version, 1
 *   1       uint8[3]  0
 *   4       uint32    sequence number: rises by one with every snapshot of a session
 *   8       uint32    start number: rises with every new start; frames of another start are void
 *   12      uint32    epoch
 *   16      float32   train loss, train accuracy, test loss, test accuracy (NaN, 0x7fc00000: no such
 *                     points)
 *   32      uint32    parameter count n
 *   36      float32   n parameters, in the order of the network's layout
 */
export interface Snapshot {
  sequence: number;
  start: number;
  epoch: number;
  metrics: Metrics;
  /** float32 values, widened: the engine reads Float64Array alone. */
  parameters: Float64Array;
}

const frameVersion = 1;
const headerBytes = 36;
/** The largest network that the limits allow, with room for features to come. */
export const maxParameterCount =
  (32 + 1) * limits.unitCount +
  (limits.hiddenLayerCount - 1) * (limits.unitCount + 1) * limits.unitCount +
  limits.unitCount +
  1;

const largestFloat32 = 3.4028234663852886e38;

/** `value` as a frame carries it: float32; what is finite stays finite, within its range. */
export const toFloat32 = (value: number): number =>
  Number.isFinite(value)
    ? Math.fround(Math.max(-largestFloat32, Math.min(largestFloat32, value)))
    : value;

/** Packs `snapshot`; parameters and metrics are rounded to float32, within its range. */
export function encodeSnapshot(snapshot: Snapshot): Uint8Array<ArrayBuffer> {
  const { sequence, start, epoch, metrics, parameters } = snapshot;
  const frame = new Uint8Array(headerBytes + 4 * parameters.length);
  const view = new DataView(frame.buffer);
  view.setUint8(0, frameVersion);
  view.setUint32(4, sequence, true);
  view.setUint32(8, start, true);
  view.setUint32(12, epoch, true);
  setMetric(view, 16, metrics.trainLoss);
  setMetric(view, 20, metrics.trainAccuracy);
  setMetric(view, 24, metrics.testLoss);
  setMetric(view, 28, metrics.testAccuracy);
  view.setUint32(32, parameters.length, true);
  for (let i = 0; i < parameters.length; i++) {
    view.setFloat32(headerBytes + 4 * i, toFloat32(parameters[i]), true);
  }
  return frame;
}

/** A NaN has many patterns of bits, and engines write any of them: a frame has the one. */
function setMetric(view: DataView, offset: number, value: number): void {
  if (Number.isNaN(value)) view.setUint32(offset, 0x7fc00000, true);
  else view.setFloat32(offset, toFloat32(value), true);
}

/** Unpacks a frame; `bad-message` where it is of another version, cut off or not finite. */
export function decodeSnapshot(frame: Uint8Array | ArrayBuffer): Result<Snapshot> {
  const bytes = frame instanceof ArrayBuffer ? new Uint8Array(frame) : frame;
  if (bytes.byteLength < headerBytes) return refusal('bad-message', 'snapshot: cut off');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint8(0);
  if (version !== frameVersion) {
    return refusal('unsupported-protocol', `snapshot: version ${version} is not known`);
  }
  const count = view.getUint32(32, true);
  if (count > maxParameterCount || bytes.byteLength !== headerBytes + 4 * count) {
    return refusal('bad-message', `snapshot: ${count} parameters in ${bytes.byteLength} bytes`);
  }
  const parameters = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    parameters[i] = view.getFloat32(headerBytes + 4 * i, true);
    if (!Number.isFinite(parameters[i])) {
      return refusal('bad-message', `snapshot: parameter ${i} is not finite`);
    }
  }
  return {
    ok: true,
    value: {
      sequence: view.getUint32(4, true),
      start: view.getUint32(8, true),
      epoch: view.getUint32(12, true),
      metrics: {
        trainLoss: view.getFloat32(16, true),
        trainAccuracy: view.getFloat32(20, true),
        testLoss: view.getFloat32(24, true),
        testAccuracy: view.getFloat32(28, true),
      },
      parameters,
    },
  };
}
