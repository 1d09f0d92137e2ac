import type { Experiment } from '../experiment.ts';
import type { Metrics } from './messages.ts';

/**
 * What a class was: what was tried and what was asked. NaN is null. There is no name in it but that
 * of a pupil whose network the class took, where the teacher credits it.
 */
export interface Summary {
  code: string;
  title: string;
  createdAt: string;
  recordingUrl: string;
  studentCount: number;
  now: { start: number; epoch: number; phase: string; experiment: Experiment } & MetricsOrNull;
  /** Each change, with what had been come to before it. */
  tried: TriedRow[];
  /** How many tapped "I'm lost", and where. */
  lost: { start: number; epoch: number; count: number }[];
  polls: {
    question: string;
    options: readonly string[];
    correct: number | null;
    counts: number[];
  }[];
  /** The share of the plane that each drawing got right. */
  predictions: { epoch: number; scores: number[] }[];
  collected: { offerCount: number; pointCount: number; acceptedPointCount: number } | null;
  networkOffers: { count: number; acceptedCount: number };
  seedLosses: number[];
}

export type MetricsOrNull = Record<keyof Metrics, number | null>;
export type TriedRow = MetricsOrNull & {
  start: number;
  epoch: number;
  what: string;
  parts: Record<string, unknown>;
  /** Of an adopted network: whose it was; null where that is not credited, hidden, or not known. */
  by?: string | null;
};
