/**
 * Whether a request may come from a page of this origin: no Origin at all (not a browser, or
 * the same site), the host that the request is addressed to, or the public address.
 */
export function isOwnOrigin(
  headers: { origin?: string | undefined; host?: string | undefined },
  publicUrl: string | null,
): boolean {
  if (headers.origin === undefined) return true;
  const origin = URL.parse(headers.origin);
  if (!origin || (origin.protocol !== 'http:' && origin.protocol !== 'https:')) return false;
  if (publicUrl !== null && origin.origin === publicUrl) return true;
  return headers.host !== undefined && origin.host === normalHost(origin.protocol, headers.host);
}

/** A Host header as a URL's `host`: lower case, without the scheme's own port. */
function normalHost(protocol: string, host: string): string | undefined {
  return URL.parse(`${protocol}//${host}`)?.host;
}
