import { describe, expect, it, vi } from 'vitest';
import { preparedDataOf } from '../../../shared/datasets/prepared-data.ts';
import * as prepare from '../../../shared/datasets/prepare.ts';
import type { Experiment } from '../../../shared/experiment.ts';
import { presets } from '../../../shared/presets.ts';
import type { CommandBody } from '../../../shared/protocol/commands.ts';
import { SessionDriver } from '../../support/session-driver.ts';

vi.mock('../../../shared/datasets/prepare.ts', { spy: true });
const prepareData = vi.mocked(prepare.prepareData);

const moons = presets['moons-0'].experiment;
const withSeed = (seed: number) => ({ ...moons, dataset: { ...moons.dataset, seed } });

describe('preparedDataOf', () => {
  it('[SV44] makes the same points once', () => {
    const data = preparedDataOf(moons);
    expect(data).toEqual(prepareData(moons));
    expect(preparedDataOf(structuredClone(moons))).toBe(data);
    expect(preparedDataOf(withSeed(77))).not.toBe(data);
    expect(preparedDataOf({ ...moons, testShare: 0.5 })).not.toBe(data);
  });

  it('[SV44] forgets what was not asked for longest', () => {
    const data = preparedDataOf(moons);
    for (let seed = 100; seed < 115; seed++) preparedDataOf(withSeed(seed));
    expect(preparedDataOf(moons)).toBe(data);
    for (let seed = 200; seed < 216; seed++) preparedDataOf(withSeed(seed));
    expect(preparedDataOf(moons)).not.toBe(data);
  });

  it('[SV44] serves all new starts of a session on the same data', () => {
    const dataset = { type: 'moons', pointCount: 20, seed: 4711, noise: 0 } as const;
    const { session } = new SessionDriver({ experiment: { dataset } });
    session.handle({ type: 'join', connectionId: 'a', as: { role: 'teacher' }, nowMs: 0 });
    let count = 0;
    const change = (experiment: Partial<Experiment>) => carryOut({ type: 'change', experiment });
    const carryOut = (body: CommandBody) => {
      const { start } = session.save();
      const command = { ...body, id: `${++count}` };
      session.handle({ type: 'command', connectionId: 'a', command, nowMs: count });
      expect(session.save().start).toBe(start + 1);
    };
    prepareData.mockClear();
    for (const seed of [1, 2, 3]) {
      carryOut({ type: 'reset' });
      carryOut({ type: 'reroll', seed });
      change({ hiddenLayers: [{ unitCount: 4 + seed, activation: 'relu' }] });
      change({ loss: seed % 2 ? 'squared-error' : 'cross-entropy' });
    }
    expect(prepareData).not.toHaveBeenCalled();
    change({ dataset: { ...dataset, seed: 4712 } });
    change({ dataset });
    change({ dataset: { ...dataset, seed: 4712 } });
    expect(prepareData).toHaveBeenCalledOnce();
  });
});
