import type { Experiment } from '../../shared/experiment.ts';
import { decodeSnapshot, type Snapshot } from '../../shared/protocol/snapshot-codec.ts';
import { SessionDriver } from './session-driver.ts';

/** A session with its teacher there. */
export function classroom(experiment: Partial<Experiment> = {}, epochMs = 1): SessionDriver {
  const driver = new SessionDriver({ experiment, epochMs });
  driver.joinTeacher();
  return driver;
}

/** A class whose training has just begun: its first slice is under way. */
export function started(experiment: Partial<Experiment> = {}, epochMs = 1): SessionDriver {
  const driver = classroom(experiment, epochMs);
  driver.run(1000);
  driver.command({ type: 'start' });
  return driver;
}

/** A class that trains, with `snapshotCount` snapshots done. */
export function training(
  snapshotCount: number,
  experiment: Partial<Experiment> = {},
): SessionDriver {
  const driver = classroom(experiment);
  driver.command({ type: 'start' });
  driver.settle(() => driver.epoch >= snapshotCount * driver.saved.experiment.snapshotEvery);
  return driver;
}

/** What `frame` holds; an error where it is none. */
export function snapshotOf(frame: Uint8Array | undefined): Snapshot {
  const decoded = frame && decodeSnapshot(frame);
  if (!decoded?.ok) throw new Error('no frame, or not a good one');
  return decoded.value;
}

/** The types of the last event's effects, and of their messages. */
export const shapes = (driver: SessionDriver) =>
  driver.last.map((effect) =>
    effect.type === 'record' || effect.type === 'broadcast'
      ? `${effect.type} ${effect.message.type}`
      : effect.type,
  );
