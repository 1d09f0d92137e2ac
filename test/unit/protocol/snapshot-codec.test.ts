import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNetwork } from '../../../shared/engine/network.ts';
import { limits } from '../../../shared/limits.ts';
import {
  decodeSnapshot,
  encodeSnapshot,
  type Snapshot,
} from '../../../shared/protocol/snapshot-codec.ts';

const largestFloat32 = (2 - 2 ** -23) * 2 ** 127;
const uint32 = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const metric = fc.oneof(fc.float({ noDefaultInfinity: true }), fc.constant(NaN));
const snapshots: fc.Arbitrary<Snapshot> = fc.record({
  sequence: uint32,
  start: uint32,
  epoch: uint32,
  metrics: fc.record({
    trainLoss: metric,
    trainAccuracy: metric,
    testLoss: metric,
    testAccuracy: metric,
  }),
  parameters: fc
    .array(fc.float({ noNaN: true, noDefaultInfinity: true }), { maxLength: 50 })
    .map((values) => Float64Array.from(values)),
});

const snapshot: Snapshot = {
  sequence: 0x01020304,
  start: 5,
  epoch: 600,
  metrics: { trainLoss: 0.25, trainAccuracy: 0.75, testLoss: NaN, testAccuracy: NaN },
  parameters: Float64Array.of(1, -2.5, 0),
};

describe('encodeSnapshot', () => {
  it('[EN23] and back is the same snapshot, NaN metrics and −0 too, however the frame lies', () => {
    fc.assert(
      fc.property(snapshots, fc.nat(9), (value, offset) => {
        const frame = encodeSnapshot(value);
        expect(decodeSnapshot(frame)).toEqual({ ok: true, value });
        expect(decodeSnapshot(frame.buffer)).toEqual({ ok: true, value });
        // A view into a larger buffer, at odd addresses too, as Node's pool gives them.
        const pool = new Uint8Array(frame.length + offset + 3).fill(255);
        pool.set(frame, offset);
        const inside = pool.subarray(offset, offset + frame.length);
        expect(decodeSnapshot(inside)).toEqual({ ok: true, value });
      }),
      { numRuns: 200 },
    );
  });

  it('[EN23] is little-endian, field by field', () => {
    const frame = encodeSnapshot(snapshot);
    const numbers = (from: number, to: number) => [...frame.subarray(from, to)];
    expect(frame).toHaveLength(36 + 4 * 3);
    expect(numbers(0, 8)).toEqual([1, 0, 0, 0, 4, 3, 2, 1]);
    expect(numbers(8, 16)).toEqual([5, 0, 0, 0, 0x58, 2, 0, 0]);
    // 0.25, 0.75, and a NaN, in IEEE 754.
    expect(numbers(16, 24)).toEqual([0, 0, 0x80, 0x3e, 0, 0, 0x40, 0x3f]);
    expect(numbers(32, 44)).toEqual([3, 0, 0, 0, 0, 0, 0x80, 0x3f, 0, 0, 0x20, 0xc0]);
  });

  it('[EN23] rounds doubles to float32', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e38, max: 1e38, noNaN: true }), (value) => {
        const frame = encodeSnapshot({ ...snapshot, parameters: Float64Array.of(value) });
        const decoded = decodeSnapshot(frame);
        expect(decoded.ok && decoded.value.parameters[0]).toBe(Math.fround(value));
      }),
      { numRuns: 200 },
    );
  });

  it('[EN24] keeps what is finite finite, at the ends of float32', () => {
    for (const [value, expected] of [
      [Number.MAX_VALUE, largestFloat32],
      [-Number.MAX_VALUE, -largestFloat32],
      [1e39, largestFloat32],
      // Nearer to 2^128 than to the largest float32: rounding alone would give Infinity.
      [3.4028235677973366e38, largestFloat32],
      [-3.4028235677973366e38, -largestFloat32],
      [largestFloat32, largestFloat32],
      [1e-300, 0],
    ]) {
      const metrics = { ...snapshot.metrics, trainLoss: value, testLoss: value };
      const parameters = Float64Array.of(0, value);
      const decoded = decodeSnapshot(encodeSnapshot({ ...snapshot, metrics, parameters }));
      expect(decoded, String(value)).toEqual({
        ok: true,
        value: {
          ...snapshot,
          metrics: { ...metrics, trainLoss: expected, testLoss: expected },
          parameters: Float64Array.of(0, expected),
        },
      });
    }
  });
});

describe('decodeSnapshot', () => {
  const frame = encodeSnapshot(snapshot);
  const changed = (change: (view: DataView) => void, length = frame.length) => {
    const copy = new Uint8Array(length);
    copy.set(frame.subarray(0, length));
    change(new DataView(copy.buffer));
    return copy;
  };
  const bad = { ok: false, code: 'bad-message' };

  it('[EN25] refuses a frame that is cut off anywhere, or longer', () => {
    for (let length = 0; length < frame.length; length++) {
      expect(decodeSnapshot(frame.subarray(0, length)), `${length} bytes`).toMatchObject(bad);
    }
    for (const more of [1, 3, 4, 400]) {
      expect(decodeSnapshot(changed(() => {}, frame.length + more))).toMatchObject(bad);
    }
  });

  it('[EN25] refuses every other version by its own code', () => {
    for (const version of [0, 2, 3, 255]) {
      expect(decodeSnapshot(changed((view) => view.setUint8(0, version)))).toMatchObject({
        ok: false,
        code: 'unsupported-protocol',
        message: `snapshot: version ${version} is not known`,
      });
    }
  });

  it('[EN25] refuses a count that is not that of its bytes, before it makes room for it', () => {
    for (const count of [0, 2, 4, 2 ** 30, 2 ** 32 - 1]) {
      const message = `snapshot: ${count} parameters in 48 bytes`;
      const refusal = decodeSnapshot(changed((view) => view.setUint32(32, count, true)));
      expect(refusal).toMatchObject({ ...bad, message });
    }
  });

  it('[EN25] refuses parameters that are not finite, and more than any network has', () => {
    for (const value of [NaN, Infinity, -Infinity]) {
      const hostile = changed((view) => view.setFloat32(40, value, true));
      const message = 'snapshot: parameter 1 is not finite';
      expect(decodeSnapshot(hostile)).toMatchObject({ ...bad, message });
    }
    const unitCount = limits.unitCount;
    const deepest = new Array(limits.hiddenLayerCount).fill({ unitCount, activation: 'relu' });
    const { parameterCount } = createNetwork(32, deepest as never);
    const ofLength = (length: number) =>
      decodeSnapshot(encodeSnapshot({ ...snapshot, parameters: new Float64Array(length) }));
    expect(ofLength(parameterCount).ok).toBe(true);
    expect(ofLength(parameterCount + 1)).toMatchObject(bad);
  });

  it('[EN25] answers any bytes at all: a finite snapshot or a refusal, never an error', () => {
    const bytes = fc.uint8Array({ maxLength: 120 });
    // Random bytes alone would hardly get past the version.
    const nearly = fc
      .record({ at: fc.nat(frame.length - 1), byte: fc.nat(255), tail: bytes })
      .map(({ at, byte, tail }) => {
        const copy = new Uint8Array(frame);
        copy[at] = byte;
        copy.set(tail.subarray(0, 12), 36);
        return copy;
      });
    const kinds = new Set<string>();
    fc.assert(
      fc.property(fc.oneof(bytes, nearly), (hostile) => {
        const kept = hostile.slice();
        const decoded = decodeSnapshot(hostile);
        expect(hostile).toEqual(kept);
        if (decoded.ok) {
          expect(decoded.value.parameters.every(Number.isFinite)).toBe(true);
          // No byte was left out.
          const { length } = encodeSnapshot(decoded.value);
          expect(length).toBe(hostile.length);
        }
        kinds.add(decoded.ok ? 'ok' : decoded.code);
      }),
      { numRuns: 1000 },
    );
    expect(kinds).toEqual(new Set(['ok', 'bad-message', 'unsupported-protocol']));
  });
});
