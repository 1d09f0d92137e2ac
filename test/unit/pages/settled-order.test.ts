import { describe, expect, it } from 'vitest';
import { SettledOrder } from '../../../client/elements/people/settled-order.ts';

const resultsOf = (losses: Record<number, number>, ...diverged: number[]) =>
  new Map(
    Object.entries(losses).map(([device, loss]) => [
      Number(device),
      { device: Number(device), loss, hasDiverged: diverged.includes(Number(device)) },
    ]),
  );
const devices = (ordered: readonly { device: number }[]) => ordered.map(({ device }) => device);

describe('SettledOrder', () => {
  it('[PA275] puts the lowest loss first, those that diverged last, equal ones by device', () => {
    const results = resultsOf({ 0: 0.4, 1: 0.1, 2: 0.4, 3: 0.05, 4: 0.2 }, 3);
    expect(devices(new SettledOrder().order(results, 0, 1000))).toEqual([1, 4, 0, 2, 3]);
  });

  it('[PA276] moves nothing until it settles; newcomers stand at the end', () => {
    const order = new SettledOrder();
    order.order(resultsOf({ 0: 0.4, 1: 0.3 }), 0, 1000);
    expect(order.dueMs).toBe(Infinity);
    const later = resultsOf({ 0: 0.1, 1: 0.3, 2: 0.2 });
    expect(devices(order.order(later, 600, 1000))).toEqual([1, 0, 2]);
    expect(order.dueMs).toBe(1000);
    expect(devices(order.order(later, 1000, 1000))).toEqual([0, 2, 1]);
    expect(order.dueMs).toBe(Infinity);
    // What has not moved for long is put in order at once.
    expect(devices(order.order(resultsOf({ 0: 0.9, 1: 0.3, 2: 0.2 }), 2500, 1000))).toEqual([
      2, 1, 0,
    ]);
  });

  it('[PA276] forgets who is gone', () => {
    const order = new SettledOrder();
    order.order(resultsOf({ 0: 0.4, 1: 0.3 }), 0, 1000);
    expect(devices(order.order(resultsOf({ 0: 0.4 }), 10, 1000))).toEqual([0]);
  });
});
