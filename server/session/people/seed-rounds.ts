import { limits } from '../../../shared/limits.ts';
import { refusal, type Result } from '../../../shared/protocol/errors.ts';
import type { StudentCommand } from '../../../shared/protocol/people-commands.ts';
import { acceptPeople, notNow, type Decision } from '../decision.ts';
import type { SavedSession } from '../types.ts';
import { checkFit } from './network-offers.ts';
import type { SavedPeople, SavedSeeds, SeedResult } from './saved-people.ts';

/** "Thirty seeds": every device trains the class's experiment from a start of its own. */

export function openSeeds(session: SavedSession, untilEpoch: number): Result<Decision> {
  const { people, seats, experiment } = session;
  const round = people.round + 1;
  const students = seats.filter(({ id }) => !people.waiting.includes(id));
  const seeds: SavedSeeds = {
    round,
    isOpen: true,
    experiment,
    untilEpoch,
    devices: Object.fromEntries(students.map(({ id }, device) => [id, device])),
    results: {},
  };
  return acceptPeople(session, { round, seeds });
}

export function closeSeeds(session: SavedSession): Result<Decision> {
  const { seeds } = session.people;
  if (!seeds) return noSeeds;
  return acceptPeople(session, { seeds: { ...seeds, isOpen: false } });
}

export function clearSeeds(session: SavedSession): Result<Decision> {
  if (!session.people.seeds) return noSeeds;
  return acceptPeople(session, { seeds: null });
}

const noSeeds = notNow('No seeds are being trained.');

/** `people` with a start for the device on `seatId`, where a round is open and it has none. */
export function withDevice(people: SavedPeople, seatId: string): SavedPeople {
  const { seeds } = people;
  if (!seeds?.isOpen || Object.hasOwn(seeds.devices, seatId)) return people;
  const devices = { ...seeds.devices, [seatId]: Object.keys(seeds.devices).length };
  return { ...people, seeds: { ...seeds, devices } };
}

/** The start of a device: the seeds that follow the class's own. */
export function seedOf({ experiment, devices }: SavedSeeds, seatId: string): number | null {
  if (!Object.hasOwn(devices, seatId)) return null;
  return (experiment.seed + 1 + devices[seatId]) % (limits.seed + 1);
}

/** What a device has come to; a later result takes the place of an earlier one. */
export function takeSeedResult(
  people: SavedPeople,
  seatId: string,
  result: Extract<StudentCommand, { type: 'seed-result' }>,
): Result<SavedPeople> {
  const { round, seed, epoch, loss, parameters, hasDiverged } = result;
  const { seeds } = people;
  if (seeds?.round !== round || !seeds.isOpen) return notNow('This round of seeds is over.');
  if (seedOf(seeds, seatId) !== seed) {
    return refusal('bad-message', `seed: ${seed} is not the seed of this device`);
  }
  if (epoch > seeds.untilEpoch) {
    return refusal('bad-message', `epoch: ${epoch}, the round ends at ${seeds.untilEpoch}`);
  }
  const fit = checkFit(seeds.experiment, parameters);
  if (!fit.ok) return fit;
  const taken: SeedResult = { epoch, loss, parameters, ...(hasDiverged && { hasDiverged }) };
  const results = { ...seeds.results, [seatId]: taken };
  return { ok: true, value: { ...people, seeds: { ...seeds, results } } };
}
