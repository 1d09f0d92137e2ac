import { describe, expect, it } from 'vitest';
import { OverloadGuard, type Link } from '../../server/sockets/overload.ts';

function fakeLink({ waiting = 0, bytes = 0, isPolling = false } = {}) {
  const calls: string[] = [];
  const socket = { bufferedAmount: bytes, terminate: () => void calls.push('terminate') };
  const link: Link & { calls: string[] } = {
    writeBuffer: { length: waiting },
    transport: isPolling ? {} : { socket },
    close: (discard) => void calls.push(`close ${discard}`),
    calls,
  };
  return link;
}

const sweepTimes = (guard: OverloadGuard, links: Link[], times: number) =>
  Array.from({ length: times }, () => guard.sweep(links)).flat();

describe('OverloadGuard', () => {
  it('[SV27] ends the TCP connection of a client whose queue stays long', () => {
    const link = fakeLink({ waiting: 101 });
    const guard = new OverloadGuard();
    expect(sweepTimes(guard, [link], 2)).toEqual([]);
    expect(sweepTimes(guard, [link], 1)).toEqual([link]);
    expect(link.calls).toEqual(['terminate']);
  });

  it('[SV27] ends one whose bytes the network does not take', () => {
    const link = fakeLink({ bytes: 2 ** 20 + 1 });
    expect(sweepTimes(new OverloadGuard(), [link], 3)).toEqual([link]);
  });

  it('[SV27] ends a polling client, which has no WebSocket', () => {
    const link = fakeLink({ waiting: 101, isPolling: true });
    sweepTimes(new OverloadGuard(), [link], 3);
    expect(link.calls).toEqual(['close true']);
  });

  it('[SV27] forgives a burst, and leaves others alone', () => {
    const bursting = fakeLink({ waiting: 500 });
    const calm = fakeLink({ waiting: 100, bytes: 2 ** 20 });
    const guard = new OverloadGuard();
    sweepTimes(guard, [bursting, calm], 2);
    bursting.writeBuffer.length = 0;
    sweepTimes(guard, [bursting, calm], 1);
    bursting.writeBuffer.length = 500;
    expect(sweepTimes(guard, [bursting, calm], 2)).toEqual([]);
  });
});
