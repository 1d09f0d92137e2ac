import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';

export type Interfaces = Partial<Record<string, NetworkInterfaceInfo[]>>;

/**
 * The address that others in the room reach the server by, without a slash at its end:
 * the public address; else the host that this request came to, unless that is this machine's
 * own loopback; else the machine's first IPv4 address on a network, with the port; else the host.
 */
export function baseUrl(
  request: { host: string | undefined; isSecure: boolean; localPort: number },
  publicUrl: string | null,
  interfaces: Interfaces = networkInterfaces(),
): string {
  if (publicUrl !== null) return publicUrl;
  const scheme = request.isSecure ? 'https' : 'http';
  const asked = request.host === undefined ? null : URL.parse(`${scheme}://${request.host}`);
  if (asked && !isLoopback(asked.hostname)) return asked.origin;
  const address = Object.values(interfaces)
    .flatMap((list) => list ?? [])
    .find((one) => one.family === 'IPv4' && !one.internal)?.address;
  // The port of the request where it names one: a container's own may be another than the room's.
  const port = asked ? asked.port : String(request.localPort);
  if (address !== undefined) return new URL(`${scheme}://${address}:${port}`).origin;
  return asked?.origin ?? `${scheme}://localhost:${request.localPort}`;
}

/** The networks on which a server that listens on `host` can be reached. */
export const networksOf = (host: string): Interfaces =>
  isLoopback(host) && host !== '0.0.0.0' ? {} : networkInterfaces();

function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname.startsWith('127.') ||
    hostname === '0.0.0.0' ||
    hostname === '[::1]' ||
    hostname === '::1' ||
    hostname === '[::]'
  );
}
