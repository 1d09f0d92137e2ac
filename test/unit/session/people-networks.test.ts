import { describe, expect, it } from 'vitest';
import { createTrainingState } from '../../../shared/engine/trainer.ts';
import type { Experiment } from '../../../shared/experiment.ts';
import { classroom, snapshotOf } from '../../support/classroom.ts';
import { classOf, desk, mine } from '../../support/people-class.ts';
import { smallExperiment } from '../../support/session-driver.ts';

/** A network as a sandbox has trained it, other than the class's. */
function sandbox(more: Partial<Experiment> = {}) {
  const experiment: Experiment = {
    ...smallExperiment,
    hiddenLayers: [{ unitCount: 3, activation: 'relu' }],
    learningRate: 0.7,
    ...more,
  };
  const parameters = Array.from(createTrainingState(experiment).parameters, (_, i) => i / 8);
  return { type: 'offer-network', experiment, epoch: 40, parameters } as const;
}

describe('a student’s own network', () => {
  it('[SE100] is offered to the teachers alone, who see the newest', () => {
    const driver = classOf('Ada');
    expect(driver.command(sandbox(), 'ada')).toMatchObject({ ok: true });
    expect(driver.tellings('offer')).toMatchObject([
      { to: ['teacher'], message: { kind: 'network', offerId: 'network-1', epoch: 40 } },
    ]);
    driver.command(sandbox(), 'ada');
    driver.run(300);
    expect(desk(driver).networkOffers).toEqual([
      { offerId: 'network-2', seatId: 'seat-ada', name: 'Ada', epoch: 40, fate: 'waiting' },
    ]);
    expect(mine(driver, 'ada').network).toEqual({ fate: 'waiting' });
    driver.command({ type: 'offer-refuse', offerId: 'network-2' });
    expect(mine(driver, 'ada').network).toEqual({ fate: 'refused' });
    expect(driver.command({ type: 'offer-refuse', offerId: 'network-1' })).toMatchObject({
      code: 'unknown-id',
    });
    expect(driver.command({ type: 'offer-refuse', offerId: 'network-2' })).toMatchObject({
      code: 'not-now',
    });
    expect(driver.saved.people.networks['seat-ada'].network).toBeNull();
  });

  it('[SE100] is refused where it is no network of its experiment, and where none are taken', () => {
    const driver = classOf('Ada');
    const cut = { ...sandbox(), parameters: [1, 2] };
    expect(driver.command(cut, 'ada')).toMatchObject({ code: 'bad-message' });
    driver.command({ type: 'offers', isOn: false });
    expect(driver.command(sandbox(), 'ada')).toMatchObject({ code: 'not-now' });
  });

  it('[SE100] waits with 29 others at most', () => {
    const driver = classroom();
    for (let i = 0; i < 31; i++) driver.joinStudent(`s${i}`);
    for (let i = 0; i < 30; i++) {
      expect(driver.command(sandbox(), `s${i}`)).toMatchObject({ ok: true });
    }
    expect(driver.command(sandbox(), 's30')).toMatchObject({ code: 'not-now' });
    expect(driver.command(sandbox(), 's3')).toMatchObject({ ok: true });
    driver.command({ type: 'offer-refuse', offerId: 'network-1' });
    expect(driver.command(sandbox(), 's30')).toMatchObject({ ok: true });
  });

  it('[SE101] becomes the class’s: its experiment, parameters and epoch, under a new start number', () => {
    const driver = classOf('Ada');
    driver.command({ type: 'step', to: 'epoch' });
    driver.settle();
    const before = driver.saved;
    const offered = sandbox();
    driver.command(offered, 'ada');
    driver.command({ type: 'offer-accept', offerId: 'network-1', isCredited: false });
    const wall = driver.views.get('wall')!;
    expect(wall.experiment).toEqual(offered.experiment);
    expect([...wall.snapshot.parameters]).toEqual(offered.parameters);
    expect(wall.snapshot).toMatchObject({ epoch: 40, start: before.start + 1 });
    expect(wall.history.map(({ epoch }) => epoch)).toEqual([40]);
    expect(wall.marks).toMatchObject([{ epoch: 40, parts: ['hiddenLayers', 'learningRate'] }]);
    expect(driver.changes()).toHaveLength(1);
    expect(snapshotOf(driver.changes()[0]?.frame).epoch).toBe(40);
    driver.command({ type: 'step', to: 'epoch' });
    driver.settle();
    expect(driver.epoch).toBe(41);
    driver.command({ type: 'undo' });
    expect(driver.saved.training.parameters).toEqual(before.training.parameters);
    expect(driver.saved.experiment).toEqual(before.experiment);
  });

  it('[SE101] goes on training where the class was training', () => {
    const driver = classOf('Ada');
    driver.command({ type: 'start' });
    driver.command(sandbox(), 'ada');
    driver.command({ type: 'offer-accept', offerId: 'network-1', isCredited: false });
    driver.run(1000);
    expect(driver.saved.phase).toBe('training');
    expect(driver.epoch).toBeGreaterThan(45);
  });

  it('[SE166] is credited as often as it is taken, also twice in a row', () => {
    const driver = classOf('Ada', 'Grace');
    for (const n of [1, 2]) {
      driver.command(sandbox({ learningRate: n / 10 }), 'ada');
      driver.command({ type: 'offer-accept', offerId: `network-${n}`, isCredited: true });
      expect(driver.told('grace', 'names')).toMatchObject({ credit: 'Ada' });
    }
    driver.command({ type: 'undo' });
    expect(driver.told('grace', 'names')).toMatchObject({ credit: null });
    driver.command(sandbox({ learningRate: 0.3 }), 'ada');
    driver.command({ type: 'offer-accept', offerId: 'network-3', isCredited: true });
    driver.command(sandbox({ learningRate: 0.4 }), 'ada');
    driver.command({ type: 'offer-accept', offerId: 'network-4', isCredited: false });
    expect(driver.told('grace', 'names')).toMatchObject({ credit: null });
  });

  it('[SE102] is credited only by the teacher’s wish, until another start, and never where names are hidden', () => {
    const driver = classOf('Ada', 'Grace');
    driver.command(sandbox(), 'ada');
    driver.command({ type: 'offer-accept', offerId: 'network-1', isCredited: true });
    expect(driver.told('grace', 'names')).toMatchObject({ credit: 'Ada' });
    expect(driver.told('wall', 'names')).toBeNull();
    driver.command({ type: 'wall-names', isOn: true });
    expect(driver.told('wall', 'names')).toMatchObject({ credit: 'Ada' });
    driver.command({ type: 'hide-names', isOn: true });
    for (const who of ['wall', 'grace']) expect(driver.told(who, 'names')?.credit).toBeNull();
    driver.command({ type: 'hide-names', isOn: false });
    driver.command({ type: 'change', experiment: { learningRate: 0.01 } });
    expect(driver.told('grace', 'names')).toMatchObject({ credit: 'Ada' });
    driver.command({ type: 'reset' });
    expect(driver.told('grace', 'names')).toMatchObject({ credit: null });
    const recorded = JSON.stringify(driver.recording.map(({ message }) => message));
    expect(recorded).not.toContain('Ada');
  });
});
