import type { SocketServer } from './wire.ts';

/** What socket.io's in-memory adapter and engine.io share, and their types keep to themselves. */
interface EncodingAdapter {
  _encode?: (packet: unknown, options: EncodeOptions) => unknown[];
}
interface EncodeOptions {
  /** Bytes that engine.io writes to a WebSocket as they are. */
  wsPreEncodedFrame?: Buffer[];
}

/**
 * socket.io frames a broadcast once for all WebSockets where it is text; with this, also where it
 * is binary, as every message of the msgpack parser is. What knows nothing of it (another adapter,
 * polling, a transport that compresses) frames each message itself, as before.
 */
export function frameBroadcastsOnce(io: SocketServer): void {
  const adapter = io.of('/').adapter as unknown as EncodingAdapter;
  const encode = adapter._encode?.bind(adapter);
  if (!encode) return;
  adapter._encode = (packet, options) => {
    const encoded = encode(packet, options);
    const [message] = encoded;
    if (encoded.length === 1 && Buffer.isBuffer(message)) {
      options.wsPreEncodedFrame = [webSocketFrame(message)];
    }
    return encoded;
  };
}

/** An unmasked, final, binary WebSocket frame (RFC 6455, section 5.2) around `payload`. */
export function webSocketFrame(payload: Buffer): Buffer {
  const { length } = payload;
  const lengthBytes = length < 126 ? 0 : length < 65_536 ? 2 : 8;
  const frame = Buffer.allocUnsafe(2 + lengthBytes + length);
  frame[0] = 0x82;
  if (lengthBytes === 0) {
    frame[1] = length;
  } else if (lengthBytes === 2) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  payload.copy(frame, 2 + lengthBytes);
  return frame;
}
