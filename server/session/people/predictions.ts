import { evaluateGrid } from '../../../shared/engine/decision-boundary.ts';
import { scoreDrawing } from '../../../shared/engine/drawing.ts';
import { createNetwork } from '../../../shared/engine/network.ts';
import { refusal, type Result } from '../../../shared/protocol/errors.ts';
import type { Stroke } from '../../../shared/protocol/people-messages.ts';
import { preparedDataOf } from '../../../shared/datasets/prepared-data.ts';
import { acceptPeople, notNow, type Decision } from '../decision.ts';
import type { SavedSession } from '../types.ts';
import {
  withoutSeat,
  type BySeat,
  type PastPrediction,
  type SavedPeople,
  type SavedPredict,
} from './saved-people.ts';

/** Points along each side of the picture on which a drawing is scored. */
const gridSide = 64;
const pastPredictionCount = 100;

/** "Predict before it trains": a new round; one that was before makes room for it. */
export function openPredict(session: SavedSession): Result<Decision> {
  const { people } = session;
  const round = people.round + 1;
  return acceptPeople(session, {
    round,
    predict: { round, isOpen: true, drawings: {}, scores: null },
    pastPredictions: people.pastPredictions,
  });
}

export function closePredict(session: SavedSession): Result<Decision> {
  const { predict } = session.people;
  if (!predict) return noPredict;
  return acceptPeople(session, { predict: { ...predict, isOpen: false } });
}

/** Scores every drawing against the network of now; nothing is drawn after it. */
export function scorePredict(session: SavedSession): Result<Decision> {
  const { predict, pastPredictions } = session.people;
  if (!predict) return noPredict;
  const scores = scoresOf(predict.drawings, session);
  const { round } = predict;
  const past: PastPrediction = {
    round,
    epoch: session.training.epoch,
    scores: Object.values(scores),
  };
  // Scored again, the newer scores are the round's; a round that nobody drew in says nothing.
  const others = pastPredictions.filter((one) => one.round !== round);
  const rows = past.scores.length > 0 ? [...others, past] : others;
  return acceptPeople(session, {
    predict: { ...predict, isOpen: false, scores },
    pastPredictions: rows.slice(-pastPredictionCount),
  });
}

export function clearPredict(session: SavedSession): Result<Decision> {
  if (!session.people.predict) return noPredict;
  return acceptPeople(session, { predict: null });
}

const noPredict = notNow('No boundary is being predicted.');

/** One drawing goes, whatever is in it: it is shown no more, and has no score. */
export function removeDrawing(session: SavedSession, seatId: string): Result<Decision> {
  const { predict } = session.people;
  if (!predict) return noPredict;
  if (!Object.hasOwn(predict.drawings, seatId)) {
    return refusal('unknown-id', 'No drawing of this seat is there.');
  }
  return acceptPeople(session, { predict: withoutDrawing(predict, seatId) });
}

/** What a round has without what came from one seat. */
export const withoutDrawing = (predict: SavedPredict, seatId: string): SavedPredict => ({
  ...predict,
  drawings: withoutSeat(predict.drawings, seatId),
  scores: predict.scores && withoutSeat(predict.scores, seatId),
});

/** A student's drawing, in place of an earlier one, until the round is closed; empty, it is taken back. */
export function draw(
  people: SavedPeople,
  seatId: string,
  { round, strokes }: { round: number; strokes: Stroke[] },
): Result<SavedPeople> {
  const { predict } = people;
  if (predict?.round !== round || !predict.isOpen) return notNow('Drawing is over.');
  if (strokes.length === 0) {
    return { ok: true, value: { ...people, predict: withoutDrawing(predict, seatId) } };
  }
  const drawings = { ...predict.drawings, [seatId]: strokes };
  return { ok: true, value: { ...people, predict: { ...predict, drawings } } };
}

/** Of each drawing, the share of the picture that it parts as the network of now does. */
function scoresOf(
  drawings: BySeat<Stroke[]>,
  { experiment, training }: SavedSession,
): BySeat<number> {
  const grid = { columns: gridSide, rows: gridSide, ...preparedDataOf(experiment).window };
  const { features, hiddenLayers } = experiment;
  const network = createNetwork(features.length, hiddenLayers);
  const { probabilities } = evaluateGrid(network, training.parameters, features, grid);
  return Object.fromEntries(
    Object.entries(drawings).map(([seatId, strokes]) => [
      seatId,
      scoreDrawing(strokes, probabilities, grid),
    ]),
  );
}
