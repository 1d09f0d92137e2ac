import type { Writable } from 'node:stream';
import * as ws from 'ws';
import { describe, expect, it } from 'vitest';
import { webSocketFrame } from '../../../server/sockets/frame-once.ts';

// ws exports its parser of frames; its types say nothing of it.
const { Receiver } = ws as unknown as {
  Receiver: new (options: { isServer: boolean }) => Writable;
};

/** What a WebSocket client makes of bytes that come in. */
function receive(bytes: Buffer): Promise<{ data: Buffer; isBinary: boolean }> {
  return new Promise((resolve, reject) => {
    const receiver = new Receiver({ isServer: false });
    receiver.on('message', (data: Buffer, isBinary: boolean) => resolve({ data, isBinary }));
    receiver.on('error', reject);
    receiver.write(bytes);
  });
}

describe('webSocketFrame', () => {
  it.each([0, 1, 125, 126, 127, 65_535, 65_536, 200_000])(
    '[SV24] is one binary message of %d bytes',
    async (length) => {
      const payload = Buffer.from(Array.from({ length }, (_, i) => (i * 31) & 255));
      const { data, isBinary } = await receive(webSocketFrame(payload));
      expect(isBinary).toBe(true);
      expect(data.equals(payload)).toBe(true);
    },
  );
});
