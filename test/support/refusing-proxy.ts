import { createServer, request } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A school's firewall: passes HTTP on to `target`, and answers every upgrade with 400. */
export async function startRefusingProxy(target: string) {
  const counts = { upgrades: 0, requests: 0 };
  const proxy = createServer((incoming, answer) => {
    counts.requests++;
    const { method, headers } = incoming;
    const outgoing = request(`${target}${incoming.url ?? ''}`, { method, headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    outgoing.on('error', () => answer.destroy());
    answer.on('close', () => outgoing.destroy());
    incoming.pipe(outgoing);
  });
  proxy.on('upgrade', (_request, socket) => {
    counts.upgrades++;
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  onTestFinished(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, counts };
}
