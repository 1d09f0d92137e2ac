import { describe, expect, it } from 'vitest';
import { createTrainingState } from '../../../shared/engine/trainer.ts';
import { summaryCsv, summaryOf } from '../../../server/summary.ts';
import { classOf } from '../../support/people-class.ts';
import { smallExperiment, type SessionDriver } from '../../support/session-driver.ts';

const experiment = { ...smallExperiment, learningRate: 0.7 };
const parameters = [...createTrainingState(experiment).parameters];

/** `who` offers a network, and the teacher takes it. */
function take(driver: SessionDriver, who: string, isCredited: boolean): void {
  driver.command({ type: 'offer-network', experiment, epoch: 40, parameters }, who);
  const offerId = `network-${driver.saved.people.offerCount}`;
  expect(driver.command({ type: 'offer-accept', offerId, isCredited })).toMatchObject({ ok: true });
}

const summary = ({ saved }: SessionDriver) =>
  summaryOf(saved, { createdAtMs: 0, recordingId: 'rec' });
const makers = (driver: SessionDriver) => summary(driver).tried.map(({ by }) => by);

describe('the summary', () => {
  it('[PA400] says whose network was taken where that is credited, and as the pupil is called by then', () => {
    const driver = classOf('Ada', 'Grace');
    take(driver, 'ada', true);
    take(driver, 'grace', false);
    driver.command({ type: 'change', experiment: { learningRate: 0.5 } });
    expect(summary(driver).tried.map(({ what }) => what)).toEqual(['adopted', 'adopted', 'change']);
    expect(makers(driver)).toEqual(['Ada', null, undefined]);
    const [head, ...rows] = summaryCsv(summary(driver)).trimEnd().split('\r\n');
    expect(head).toMatch(/,test_accuracy,by$/);
    expect(rows.slice(0, 3).map((row) => row.split(',').at(-1))).toEqual(['Ada', '', '']);
    driver.command({ type: 'rename', seatId: 'seat-ada', name: 'Ada L' });
    expect(makers(driver)).toEqual(['Ada L', null, undefined]);
    // What was undone was tried all the same.
    driver.command({ type: 'undo' });
    expect(makers(driver)[0]).toBe('Ada L');
  });

  it('[PA400] tells no name while names are hidden, and forgets it with the seat', () => {
    const driver = classOf('Ada', 'Grace');
    take(driver, 'ada', true);
    take(driver, 'grace', true);
    driver.command({ type: 'hide-names', isOn: true });
    expect(makers(driver)).toEqual([null, null]);
    driver.command({ type: 'hide-names', isOn: false });
    driver.command({ type: 'ban', seatId: 'seat-ada' });
    expect(makers(driver)).toEqual([null, 'Grace']);
    expect(JSON.stringify(driver.saved.people.tried)).not.toMatch(/ada/i);
  });

  it('[PA400] is the only one to be told: no wall’s data and no recording has it', () => {
    const driver = classOf('Ada');
    take(driver, 'ada', true);
    driver.run(300);
    expect(JSON.stringify(driver.saved.people.tried)).not.toContain('Ada');
    expect(JSON.stringify(driver.views.get('wall'))).not.toMatch(/Ada|seat-ada/);
    expect(driver.recording.length).toBeGreaterThan(0);
    expect(JSON.stringify(driver.recording)).not.toMatch(/Ada|seat-ada/);
  });
});
