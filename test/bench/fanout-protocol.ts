/** What the processes of the fan-out bench say to each other. */

/** A stretch of broadcasts, one every `intervalMs`. */
export interface Burst {
  ticks: number;
  intervalMs: number;
}

/** The processor time that a server spent on a burst, beyond what as long a time of nothing takes. */
export interface Spent {
  cpuMs: number;
}

export interface Received {
  count: number;
  /** Every latency in milliseconds, in no order. */
  latencies: number[];
}

/** The article's 2-4-3-1 network: 31 parameters behind a header of 36 bytes. */
export const frameBytes = 36 + 31 * 4;
/** Marks the send time inside a frame, wherever it lies in a message. */
export const timeMark = Buffer.from('fanout-time:');
const timeOffset = 36;

/** A snapshot-like frame that carries the time at which it was sent. */
export function stampedFrame(): Buffer {
  const frame = Buffer.alloc(frameBytes, 0x3f);
  timeMark.copy(frame, timeOffset);
  frame.writeDoubleLE(nowMs(), timeOffset + timeMark.length);
  return frame;
}

/** The time since a message was sent; null where it carries none. */
export function latencyOf(message: Buffer): number | null {
  const at = message.indexOf(timeMark);
  return at < 0 ? null : nowMs() - message.readDoubleLE(at + timeMark.length);
}

/** The system's monotonic clock, one for all processes. */
export const nowMs = (): number => Number(process.hrtime.bigint()) / 1e6;

const idleMs = 500;

/** Broadcasts a burst and measures the processor time of this process. */
export async function runBurst({ ticks, intervalMs }: Burst, send: () => void): Promise<Spent> {
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const cpuMs = async (work: () => Promise<void>) => {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  const idleCpuMs = await cpuMs(() => wait(idleMs).then(() => undefined));
  const spent = await cpuMs(async () => {
    const startMs = nowMs();
    for (let tick = 1; tick <= ticks; tick++) {
      send();
      await wait(Math.max(1, startMs + tick * intervalMs - nowMs()));
    }
  });
  return { cpuMs: spent - (idleCpuMs * ticks * intervalMs) / idleMs };
}
