import { limits } from '../../../shared/limits.ts';
import { createNetwork } from '../../../shared/engine/network.ts';
import { createTrainingState } from '../../../shared/engine/trainer.ts';
import type { Experiment } from '../../../shared/experiment.ts';
import { differingParts, markOf } from '../../../shared/lesson/changes.ts';
import { measure } from '../../../shared/lesson/saved-lesson.ts';
import { momentOf, remember } from '../../../shared/lesson/undo-stack.ts';
import { refusal, type Result } from '../../../shared/protocol/errors.ts';
import { acceptPeople, notNow, type ChangeBody, type Decision } from '../decision.ts';
import type { SavedSession } from '../types.ts';
import type { NetworkOffer, SavedPeople } from './saved-people.ts';

/** Networks that students trained in their own copies, and offer to the class. */

type WaitingOffer = NetworkOffer & { network: NonNullable<NetworkOffer['network']> };

interface OfferedNetwork {
  experiment: Experiment;
  epoch: number;
  parameters: number[];
}

/** A student's network, in place of the one offered before. */
export function offerNetwork(
  people: SavedPeople,
  seatId: string,
  { experiment, epoch, parameters }: OfferedNetwork,
): Result<SavedPeople> {
  if (!people.areOffersOn) return notNow('The teacher takes no offers now.');
  const fit = checkFit(experiment, parameters);
  if (!fit.ok) return fit;
  const waitingCount = Object.entries(people.networks).filter(
    ([other, { fate }]) => other !== seatId && fate === 'waiting',
  ).length;
  if (waitingCount >= limits.networkOfferCount) {
    return notNow('Many offers wait for the teacher; try again later.');
  }
  const offerCount = people.offerCount + 1;
  const offer: NetworkOffer = {
    offerId: `network-${offerCount}`,
    epoch,
    fate: 'waiting',
    network: { experiment, parameters },
  };
  const networks = { ...people.networks, [seatId]: offer };
  return { ok: true, value: { ...people, offerCount, networks } };
}

/** Whether `parameters` are those of the experiment's network. */
export function checkFit(experiment: Experiment, parameters: readonly number[]): Result<null> {
  const { features, hiddenLayers } = experiment;
  const { parameterCount } = createNetwork(features.length, hiddenLayers);
  return parameters.length === parameterCount
    ? { ok: true, value: null }
    : refusal('bad-message', `parameters: ${parameters.length}, the network has ${parameterCount}`);
}

/** A student's network becomes the class's; see `adopt`. */
export function acceptNetwork(
  session: SavedSession,
  { offerId, isCredited }: { offerId: string; isCredited: boolean },
): Result<Decision> {
  const found = find(session.people, offerId);
  if (!found.ok) return found;
  const { seatId, offer } = found.value;
  const { epoch, network } = offer;
  const adopted = adopt(session, { ...network, epoch });
  const people = {
    ...withFate(session.people, seatId, 'accepted'),
    credit: isCredited ? seatId : null,
  };
  return { ok: true, value: { ...adopted, session: { ...adopted.session, people } } };
}

/**
 * The network that was offered is the class's: its experiment and parameters, at its epoch, under a
 * new start number. It can be undone. Training goes on from it where the class was training.
 */
export function adopt(session: SavedSession, network: OfferedNetwork): Decision {
  const { experiment, epoch } = network;
  const parameters = Float64Array.from(network.parameters);
  const patch = differingParts(session.experiment, experiment);
  const mark = markOf(epoch, patch);
  const phase = session.phase === 'training' ? 'training' : 'paused';
  const next: SavedSession = {
    ...session,
    experiment,
    training: { ...createTrainingState(experiment), parameters, epoch },
    metrics: measure(experiment, parameters),
    phase,
    outcome: null,
    stepTo: null,
    start: session.start + 1,
    history: [],
    marks: [mark],
    undoStack: remember(session.undoStack, momentOf(session)),
  };
  const change: ChangeBody = { phase, outcome: null, restored: { history: [], marks: [mark] } };
  if (Object.keys(patch).length > 0) change.experiment = patch;
  return { session: next, change, needsFrame: true };
}

export function refuseNetwork(session: SavedSession, offerId: string): Result<Decision> {
  const found = find(session.people, offerId);
  if (!found.ok) return found;
  return acceptPeople(session, withFate(session.people, found.value.seatId, 'refused'));
}

function find(
  { networks }: SavedPeople,
  offerId: string,
): Result<{ seatId: string; offer: WaitingOffer }> {
  for (const [seatId, offer] of Object.entries(networks)) {
    const { network } = offer;
    if (offer.offerId !== offerId) continue;
    if (!network) return notNow('This offer is settled.');
    return { ok: true, value: { seatId, offer: { ...offer, network } } };
  }
  return refusal('unknown-id', 'There is no such offer; it may have been replaced.');
}

const withFate = (
  people: SavedPeople,
  seatId: string,
  fate: NetworkOffer['fate'],
): SavedPeople => ({
  ...people,
  networks: { ...people.networks, [seatId]: { ...people.networks[seatId], fate, network: null } },
});
