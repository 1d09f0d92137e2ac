import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SnapshotGate } from '../../../shared/lesson/snapshot-gate.ts';

describe('SnapshotGate', () => {
  it('[SE24] lets exactly 20 a second through', () => {
    const gate = new SnapshotGate();
    for (let i = 0; i < 100; i++) expect(gate.tryPass(i * 50)).toBe(true);
  });

  it('[SE24] lets nearly all of 20 a second through that come a little early or late', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 100, maxLength: 100 }),
        (early) => {
          const gate = new SnapshotGate();
          const passed = early.filter((ms, i) => gate.tryPass(1000 + i * 50 + ms));
          expect(passed.length).toBeGreaterThanOrEqual(94);
        },
      ),
    );
  });

  it('[SE24] lets at most 20 through in any second, however fast they come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 70 }), { maxLength: 400 }), (gaps) => {
        const gate = new SnapshotGate();
        let nowMs = 0;
        const passed: number[] = [];
        for (const gap of gaps) {
          nowMs += gap;
          if (gate.tryPass(nowMs)) passed.push(nowMs);
        }
        passed.forEach((ms, i) => {
          if (i >= 20) expect(ms - passed[i - 20]).toBeGreaterThanOrEqual(1000);
        });
      }),
    );
  });

  it('[SE24] spreads them evenly', () => {
    const gate = new SnapshotGate();
    const passed = Array.from({ length: 1000 }, (_, ms) => ms).filter((ms) => gate.tryPass(ms));
    expect(passed).toHaveLength(20);
    passed.slice(1).forEach((ms, i) => {
      expect(ms - passed[i]).toBeGreaterThanOrEqual(25);
      expect(ms - passed[i]).toBeLessThanOrEqual(50);
    });
  });
});
