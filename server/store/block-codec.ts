import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { packFrames, unpackFrames } from './frame-planes.ts';

/**
 * Many lines of a recording as one block. Deflated (raw), little-endian:
 *
 *   uint8    block version, 1
 *   uint32   bytes of the text, then the text: the lines, with an empty string for each frame
 *   uint32   count of runs; a run is frames of one length, one after the other
 *   a run:   uint32 frame count, uint32 words of a frame, then the frames as `packFrames` gives them
 */
const version = 1;
const headerBytes = 5;

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/** A frame stands behind an unescaped key: no text of a message can look like it. */
const frameKey = '"frame":"';
const emptyFrame = `${frameKey}"`;

/** Packs lines; what comes back by `unpackLines` is the same, to the last character. */
export async function packLines(lines: readonly string[]): Promise<Buffer> {
  const runs: { wordCount: number; frames: Buffer[] }[] = [];
  const texts = lines.map((line) => {
    const found = findFrame(line);
    if (!found) return line;
    const { start, end, frame } = found;
    const wordCount = frame.length / 4;
    const run = runs.at(-1);
    if (run?.wordCount === wordCount) run.frames.push(frame);
    else runs.push({ wordCount, frames: [frame] });
    return line.slice(0, start) + line.slice(end);
  });
  const text = Buffer.from(texts.join(''));
  const parts: Uint8Array[] = [Buffer.from([version]), uint32(text.length), text];
  parts.push(uint32(runs.length));
  for (const { wordCount, frames } of runs) {
    parts.push(uint32(frames.length), uint32(wordCount), packFrames(frames, wordCount));
  }
  return deflate(Buffer.concat(parts));
}

/** Errors: where `block` is none, or of a newer version. */
export async function unpackLines(block: Uint8Array): Promise<string[]> {
  const bytes = await inflate(block);
  if (bytes[0] !== version) throw new Error(`a block of version ${bytes[0]} is not known`);
  const textEnd = headerBytes + bytes.readUInt32LE(1);
  const frames = readRuns(bytes, textEnd);
  let next = 0;
  return bytes
    .toString('utf8', headerBytes, textEnd)
    .split(/(?<=\n)/)
    .map((text) => {
      const at = text.indexOf(emptyFrame);
      if (at < 0) return text;
      const start = at + frameKey.length;
      const frame = Buffer.from(frames[next++]).toString('base64');
      return text.slice(0, start) + frame + text.slice(start);
    });
}

function readRuns(bytes: Buffer, textEnd: number): Uint8Array[] {
  const frames: Uint8Array[] = [];
  let at = textEnd + 4;
  for (let left = bytes.readUInt32LE(textEnd); left > 0; left--) {
    const frameCount = bytes.readUInt32LE(at);
    const wordCount = bytes.readUInt32LE(at + 4);
    const end = at + 8 + 4 * frameCount * wordCount;
    // One by one: a spread of thousands would be as many arguments.
    for (const frame of unpackFrames(bytes.subarray(at + 8, end), frameCount, wordCount)) {
      frames.push(frame);
    }
    at = end;
  }
  return frames;
}

/** The frame of a line and where its base64 stands; null for a line that is kept as it is. */
function findFrame(line: string): { start: number; end: number; frame: Buffer } | null {
  const at = line.indexOf(frameKey);
  if (at < 0) return null;
  const start = at + frameKey.length;
  const end = line.indexOf('"', start);
  const text = line.slice(start, end);
  const frame = Buffer.from(text, 'base64');
  return frame.length % 4 === 0 && frame.toString('base64') === text ? { start, end, frame } : null;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
