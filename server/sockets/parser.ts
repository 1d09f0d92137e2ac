import * as msgpack from 'socket.io-msgpack-parser';
import { checkMessage, MessageError } from './message-guard.ts';

/**
 * socket.io's MessagePack parser, with a look at what clients send before it is decoded. socket.io
 * ends the connection of a message at which the decoder throws.
 */
class GuardedDecoder extends msgpack.Decoder {
  override add(message: unknown): void {
    if (!Buffer.isBuffer(message)) throw new MessageError('the message is not binary');
    checkMessage(message);
    super.add(message);
  }
}

export const parser = {
  protocol: msgpack.protocol,
  PacketType: msgpack.PacketType,
  Encoder: msgpack.Encoder,
  Decoder: GuardedDecoder,
};
