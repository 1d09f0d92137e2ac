import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/**
 * A path to `target` that can be lost as by a change of network: connections that are there stay
 * open at both their ends and carry nothing any more; new ones work.
 */
export async function startSilentProxy(target: string) {
  const { hostname, port } = new URL(target);
  let pairs: [Socket, Socket][] = [];
  const proxy = createServer((near) => {
    const far = connect(Number(port), hostname);
    near.pipe(far).pipe(near);
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
    pairs.push([near, far]);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const lost: Socket[] = [];
  onTestFinished(() => {
    for (const socket of [...pairs.flat(), ...lost]) socket.destroy();
    proxy.close();
  });
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    /** Loses all that is there now; gives how many connections that were. */
    lose(): number {
      const open = pairs.filter((pair) => pair.every(({ destroyed }) => !destroyed));
      pairs = [];
      for (const [near, far] of open) {
        near.unpipe(far);
        far.unpipe(near);
        // What still comes is read, so that nobody notices, and goes nowhere; so does a goodbye.
        near.resume();
        far.resume();
        near.removeAllListeners('end');
        far.removeAllListeners('end');
        lost.push(near, far);
      }
      return open.length;
    },
  };
}
