import { decodeSnapshot } from '../../shared/protocol/snapshot-codec.ts';

/** What was recorded is not what is trained. */
export class Difference extends Error {
  override name = 'Difference';

  /** `frame`: the recorded one, where there is one. */
  constructor(message: string, frame?: Uint8Array) {
    const snapshot = frame && decodeSnapshot(frame);
    const where = snapshot?.ok
      ? `sequence ${snapshot.value.sequence}, epoch ${snapshot.value.epoch}: `
      : '';
    super(where + message);
  }
}

/** It cannot be said: the recording does not tell what it would have to be trained from. */
export class NotVerifiable extends Error {
  override name = 'NotVerifiable';
}

const fields = [
  [8, 'the start number', 'getUint32'],
  [12, 'the epoch', 'getUint32'],
  [16, 'the train loss', 'getFloat32'],
  [20, 'the train accuracy', 'getFloat32'],
  [24, 'the test loss', 'getFloat32'],
  [28, 'the test accuracy', 'getFloat32'],
  [32, 'the number of parameters', 'getUint32'],
] as const;
const headerBytes = 36;

/** Errors: Difference, naming the first field or parameter whose bits are others. */
export function compareFrames(recorded: Uint8Array, trained: Uint8Array): void {
  if (isSame(recorded, trained)) return;
  const [a, b] = [recorded, trained].map(
    ({ buffer, byteOffset, byteLength }) => new DataView(buffer, byteOffset, byteLength),
  );
  const differ = (name: string, offset: number, get: 'getUint32' | 'getFloat32'): void => {
    if (a.getUint32(offset, true) === b.getUint32(offset, true)) return;
    const [was, is] = [a[get](offset, true), b[get](offset, true)];
    // No such points: older versions wrote a NaN of any bits.
    if (Number.isNaN(was) && Number.isNaN(is)) return;
    throw new Difference(`${name} is recorded as ${was}, trained again it is ${is}`, recorded);
  };
  for (const [offset, name, get] of fields) differ(name, offset, get);
  for (let at = headerBytes; at < recorded.length; at += 4) {
    differ(`parameter ${(at - headerBytes) / 4}`, at, 'getFloat32');
  }
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);
