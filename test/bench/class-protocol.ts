import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Auth } from '../../shared/protocol/commands.ts';
import type { ExperimentPatch } from '../../shared/experiment.ts';

/** What the processes of the class benches say to each other. */
export type ServerOrder =
  { type: 'open'; experiment?: ExperimentPatch } | { type: 'begin' } | { type: 'end' };

export interface ServerFacts {
  /** Processor time of all its threads, and the time that went by. */
  cpuMs: number;
  wallMs: number;
  /** The 99th percentile of how late its event loop was. */
  loopDelayMs: number;
  /** Bytes. */
  rss: number;
  /** When each snapshot left: room and sequence, milliseconds. */
  sentAt: [key: string, ms: number][];
}

export type ClientOrder =
  /** All at once; answered with `JoinTimes` when each has its whole state. */
  | { type: 'join'; url: string; who: Auth[] }
  /** The first of each room sends this command. */
  | { type: 'command'; rooms: string[]; body: object }
  /** What came since the last order, from now on for `ms`. */
  | { type: 'listen'; ms: number }
  | { type: 'leave' };

export interface JoinTimes {
  /** From the first attempt to the last whole state. */
  allMs: number;
  /** Of each. */
  each: number[];
  /** What each was sent until then, on average. */
  bytes: number;
}

/** One snapshot at one client: room and sequence, milliseconds. */
export type Arrival = [key: string, ms: number];

/** Sends `order` to a process and gives its answer. */
export async function ask<T>(child: ChildProcess, order: ServerOrder | ClientOrder): Promise<T> {
  const answer = once(child, 'message');
  child.send(order);
  return ((await answer) as [T])[0];
}
