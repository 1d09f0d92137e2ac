import { createReadStream } from 'node:fs';
import type { RecordingProblem } from '../../shared/view/recording.ts';
import { readRecordingStream } from '../../shared/view/read-recording.ts';
import { Difference, NotVerifiable } from './difference.ts';
import { Rerun } from './rerun.ts';

/** What came of training a recording again. */
export type Verdict =
  | { type: 'same'; frameCount: number; problem: RecordingProblem | null }
  /** `line`: of the file, counted from 1. */
  | { type: 'differs' | 'not-verifiable'; line: number; frameCount: number; message: string }
  | { type: 'unreadable'; message: string };

/** Trains the recording in the file `path` again, gzipped or not, and compares every frame. */
export async function verifyRecording(path: string): Promise<Verdict> {
  const rerun = new Rerun();
  const found: { verdict?: Verdict; failure?: string } = {};
  let line = 1;
  const chunks = watched(createReadStream(path), (error) => (found.failure = error.message));
  const facts = await readRecordingStream(chunks, (recorded) => {
    line++;
    if (found.verdict) return;
    try {
      rerun.take(recorded);
    } catch (error) {
      found.verdict = verdictOf(error, line, rerun.frameCount);
    }
  });
  if (found.verdict) return found.verdict;
  if (found.failure) return { type: 'unreadable', message: found.failure };
  if (!facts.ok) return { type: 'unreadable', message: facts.message };
  return { type: 'same', frameCount: rerun.frameCount, problem: facts.value.problem };
}

function verdictOf(error: unknown, line: number, frameCount: number): Verdict {
  // What the engine takes for misuse was not trained by it.
  if (error instanceof Difference || error instanceof RangeError) {
    return { type: 'differs', line, frameCount, message: error.message };
  }
  if (!(error instanceof NotVerifiable)) throw error;
  return { type: 'not-verifiable', line, frameCount, message: error.message };
}

async function* watched(
  chunks: AsyncIterable<unknown>,
  onError: (error: Error) => void,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of chunks) yield chunk as Uint8Array;
  } catch (error) {
    onError(error as Error);
  }
}
