import { limits } from '../../shared/limits.ts';

/** A message that is not worth decoding; its connection is ended. */
export class MessageError extends Error {
  override name = 'MessageError';
}

/** A whole experiment in a command lies five deep. */
const depthLimit = 16;
/** Twice as many as the largest command has: points of one's own, an array of three numbers each. */
const valueLimit = 2 * 4 * limits.customPointCount;
/** Keys by which an object could pass for another; no command has them. */
const forbiddenKeys = ['__proto__', 'constructor', 'prototype'].map((key) => Buffer.from(key));

/**
 * Throws a MessageError unless `bytes` are one whole MessagePack value of what clients send: nil,
 * booleans, numbers, strings, binaries, arrays, maps with strings as keys, and the `undefined` of
 * socket.io's encoder. The decoder behind it believes every length that it reads: five bytes would
 * have it make an array of four thousand million places. So each length is held against the bytes
 * that are left, in one pass that allocates nothing that grows with what a message claims. Values
 * are counted as well: 256 KB of empty objects are well-formed, and cost a hundred times their sending.
 * Gives the number of values, which is that of its steps.
 * Source: the MessagePack specification, https://github.com/msgpack/msgpack/blob/master/spec.md
 */
export function checkMessage(bytes: Buffer): number {
  /** How many values each open array or map still wants; a map's keys count as values. */
  const wanted = new Uint32Array(depthLimit);
  const isMap = new Uint8Array(depthLimit);
  let depth = 0;
  let offset = 0;
  let valueCount = 0;

  const take = (count: number): number => {
    const at = offset;
    if (count > bytes.length - at) throw new MessageError('the message is cut off');
    offset += count;
    return at;
  };
  const open = (count: number, isOfMap: boolean): void => {
    const values = isOfMap ? 2 * count : count;
    if (values > bytes.length - offset) throw new MessageError('the message is cut off');
    if (depth === depthLimit) throw new MessageError('the message is too deep');
    wanted[depth] = values;
    isMap[depth] = isOfMap ? 1 : 0;
    depth++;
  };

  do {
    if (++valueCount > valueLimit) throw new MessageError('the message has too many values');
    const isKey = depth > 0 && isMap[depth - 1] === 1 && wanted[depth - 1] % 2 === 0;
    if (depth > 0) wanted[depth - 1]--;
    const prefix = bytes[take(1)];
    const textLength = lengthOfText(prefix, bytes, take);
    if (textLength >= 0) {
      const at = take(textLength);
      if (isKey && namesPrototype(bytes, at, textLength)) {
        throw new MessageError('the message names a prototype');
      }
    } else if (isKey) {
      throw new MessageError('a key is not a text');
    } else if (prefix >= 0x80 && prefix < 0x90) {
      open(prefix & 0x0f, true);
    } else if (prefix >= 0x90 && prefix < 0xa0) {
      open(prefix & 0x0f, false);
    } else if (prefix >= 0xc0 && prefix < 0xe0) {
      switch (prefix) {
        case 0xc0: // nil, false, true
        case 0xc2:
        case 0xc3:
          break;
        case 0xc4: // bin
          take(bytes[take(1)]);
          break;
        case 0xc5:
          take(bytes.readUInt16BE(take(2)));
          break;
        case 0xc6:
          take(bytes.readUInt32BE(take(4)));
          break;
        case 0xcc: // uint 8, int 8
        case 0xd0:
          take(1);
          break;
        case 0xcd: // uint 16, int 16
        case 0xd1:
          take(2);
          break;
        case 0xca: // float 32, uint 32, int 32
        case 0xce:
        case 0xd2:
          take(4);
          break;
        case 0xcb: // float 64, uint 64, int 64
        case 0xcf:
        case 0xd3:
          take(8);
          break;
        case 0xd4: // fixext 1 of type 0: undefined
          if (bytes[take(2)] !== 0) throw new MessageError('the message has an unknown type');
          break;
        case 0xdc: // array
          open(bytes.readUInt16BE(take(2)), false);
          break;
        case 0xdd:
          open(bytes.readUInt32BE(take(4)), false);
          break;
        case 0xde: // map
          open(bytes.readUInt16BE(take(2)), true);
          break;
        case 0xdf:
          open(bytes.readUInt32BE(take(4)), true);
          break;
        default:
          throw new MessageError('the message has an unknown type');
      }
    }
    while (depth > 0 && wanted[depth - 1] === 0) depth--;
  } while (depth > 0);
  if (offset !== bytes.length) throw new MessageError('the message is too long');
  return valueCount;
}

function namesPrototype(bytes: Buffer, at: number, length: number): boolean {
  for (const key of forbiddenKeys) {
    if (key.length === length && key.compare(bytes, at, at + length) === 0) return true;
  }
  return false;
}

/** The length of the text that `prefix` begins; −1 where it begins none. */
function lengthOfText(prefix: number, bytes: Buffer, take: (count: number) => number): number {
  if (prefix >= 0xa0 && prefix < 0xc0) return prefix & 0x1f;
  switch (prefix) {
    case 0xd9:
      return bytes[take(1)];
    case 0xda:
      return bytes.readUInt16BE(take(2));
    case 0xdb:
      return bytes.readUInt32BE(take(4));
    default:
      return -1;
  }
}
