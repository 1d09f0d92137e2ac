import { encodeBase64 } from '../../shared/view/base64.ts';
import { recall, remember } from './storage.ts';

const storageKey = (code: string) => `more-layers-key-${code}`;

/** 256 random bits in base64url, as the server wants a teacher's key. */
export const createKey = (): string =>
  encodeBase64(crypto.getRandomValues(new Uint8Array(32)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** From the address, where it stays to be bookmarked; kept for a reload that lost it. */
export function findKey(code: string): string {
  const key = location.hash.slice(1);
  if (key !== '') remember('session', storageKey(code), key);
  return key === '' ? (recall('session', storageKey(code)) ?? '') : key;
}

/** Another code, another key: the page's address and a reload go on with them. */
export function keepLink(code: string, key: string): void {
  remember('session', storageKey(code), key);
  history.replaceState(null, '', `/teach/${code}${location.search}#${key}`);
}

const renewingKey = (code: string) => `more-layers-renewing-${code}`;

/** A key that was asked for and not yet confirmed: if the old one is refused, it is this one. */
export const recallRenewing = (code: string): string | null => recall('session', renewingKey(code));

export const rememberRenewing = (code: string, key: string | null): void =>
  remember('session', renewingKey(code), key);
