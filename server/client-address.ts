import type { IncomingHttpHeaders } from 'node:http';

/**
 * The address that a request came from, as far as it can be believed: the connection's own, or,
 * behind `proxyCount` proxies, the one that the outermost of them wrote into X-Forwarded-For.
 */
export function clientAddress(
  headers: IncomingHttpHeaders,
  remoteAddress: string | undefined,
  proxyCount: number,
): string {
  const remote = remoteAddress ?? 'unknown';
  if (proxyCount === 0) return remote;
  const forwarded = [headers['x-forwarded-for'] ?? []]
    .flat()
    .flatMap((list) => list.split(','))
    .map((address) => address.trim())
    .filter((address) => address !== '');
  return [...forwarded, remote].at(-1 - proxyCount) ?? forwarded[0] ?? remote;
}

/** Whether the client reached the server over TLS, which a believed proxy may have ended. */
export function isSecureRequest(headers: IncomingHttpHeaders, proxyCount: number): boolean {
  const proto = [headers['x-forwarded-proto'] ?? []].flat().join(',');
  return proxyCount > 0 && proto.split(',')[0].trim() === 'https';
}
