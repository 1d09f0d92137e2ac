import {
  formatExperimentFile,
  parseExperimentFile,
  type ExperimentFileResult,
} from '../../shared/experiment-file.ts';
import type { Experiment } from '../../shared/experiment.ts';
import { limits } from '../../shared/limits.ts';
import { decodeBase64, encodeBase64 } from '../../shared/view/base64.ts';
import { experimentMarker as marker } from './address.ts';
import { hideSearch, type Hideable } from './hidden-controls.ts';

/**
 * A whole experiment in a link: the text of its file, deflated, in base64 for addresses
 * (RFC 4648, §5), behind `#`, so that it stays in the browser.
 */

/** An experiment as it stands in a link. */
export async function packExperiment(experiment: Experiment): Promise<string> {
  const text = new Blob([formatExperimentFile(experiment)]);
  const deflated = text.stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(deflated).arrayBuffer());
  return encodeBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/**
 * The link to a packed experiment on the server of `base`, whose class is without the controls
 * `hidden`; null where it is too long to be sent around.
 */
export function experimentLink(
  packed: string,
  base: string,
  hidden: ReadonlySet<Hideable> = new Set(),
): string | null {
  const link = new URL(`/${hideSearch(hidden)}${marker}${packed}`, base).href;
  return link.length <= limits.linkLength ? link : null;
}

/** The experiment in an address's fragment. Never rejects. */
export async function readExperimentLink(hash: string): Promise<ExperimentFileResult> {
  const packed = hash.slice(marker.length).replaceAll('-', '+').replaceAll('_', '/');
  const padding = '='.repeat((4 - (packed.length % 4)) % 4);
  const bytes = decodeBase64(packed + padding);
  if (!bytes) return { ok: false, error: { code: 'not-json' } };
  try {
    return parseExperimentFile(await inflate(bytes));
  } catch {
    return { ok: false, error: { code: 'not-json' } };
  }
}

/** No further than a file may be long: a few deflated bytes can hold a flood of them. */
async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const inflated = new Blob([bytes])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'))
    .pipeThrough(new TextDecoderStream());
  let text = '';
  for await (const chunk of iterate(inflated)) {
    text += chunk;
    if (text.length > limits.experimentFileBytes) break;
  }
  return text;
}

/** Safari's streams cannot be iterated. */
async function* iterate<Chunk>(stream: ReadableStream<Chunk>): AsyncGenerator<Chunk> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}
