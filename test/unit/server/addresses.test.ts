import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { clientAddress, isSecureRequest } from '../../../server/client-address.ts';
import { baseUrl, networksOf } from '../../../server/join-url.ts';
import { isOwnOrigin } from '../../../server/origin.ts';

const ipv4 = (address: string, internal = false): NetworkInterfaceInfo => ({
  address,
  internal,
  family: 'IPv4',
  netmask: '255.255.255.0',
  mac: '00:00:00:00:00:00',
  cidr: null,
});
const network = {
  lo: [ipv4('127.0.0.1', true)],
  wlan0: [
    { ...ipv4('fe80::1'), family: 'IPv6' as const, scopeid: 2 },
    ipv4('192.168.1.20'),
    ipv4('10.0.0.5'),
  ],
};
const request = (host: string | undefined, isSecure = false) => ({
  host,
  isSecure,
  localPort: 8080,
});

describe('networksOf', () => {
  it('[SV45] names none for a server that its own machine alone can reach', () => {
    for (const host of ['127.0.0.1', 'localhost', '::1']) {
      expect(networksOf(host)).toEqual({});
      const address = baseUrl(request('localhost:8080'), null, networksOf(host));
      expect(address).toBe('http://localhost:8080');
    }
    expect(networksOf('0.0.0.0')).toEqual(networkInterfaces());
  });
});

describe('baseUrl', () => {
  it('[SV4] is the public address where one is set', () => {
    expect(baseUrl(request('localhost:8080'), 'https://class.example', network)).toBe(
      'https://class.example',
    );
  });

  it('[SV4] is the host that was asked for, where others can ask for it', () => {
    expect(baseUrl(request('school.lan:8080'), null, network)).toBe('http://school.lan:8080');
    expect(baseUrl(request('school.lan', true), null, network)).toBe('https://school.lan');
  });

  it.each(['localhost:8080', '127.0.0.1:8080', '[::1]:8080', 'LOCALHOST:8080', '127.8.9.1:8080'])(
    '[SV4] is an address of this machine in its network where the teacher opened %s',
    (host) => {
      expect(baseUrl(request(host), null, network)).toBe('http://192.168.1.20:8080');
    },
  );

  it('[SV4] keeps the port that was asked for', () => {
    expect(baseUrl(request('localhost:9999'), null, network)).toBe('http://192.168.1.20:9999');
    expect(baseUrl(request('localhost'), null, network)).toBe('http://192.168.1.20');
    expect(baseUrl(request(undefined), null, network)).toBe('http://192.168.1.20:8080');
  });

  it('[SV4] is localhost on a machine without a network', () => {
    const alone = { lo: network.lo };
    expect(baseUrl(request('localhost:8080'), null, alone)).toBe('http://localhost:8080');
    expect(baseUrl(request(undefined), null, alone)).toBe('http://localhost:8080');
    expect(baseUrl(request('not a host'), null, alone)).toBe('http://localhost:8080');
  });
});

describe('isOwnOrigin', () => {
  it.each([
    ['no Origin', undefined, 'school.lan:8080', null],
    ['the same host', 'http://school.lan:8080', 'school.lan:8080', null],
    ['the same host in other case', 'http://school.lan:8080', 'School.LAN:8080', null],
    ["the scheme's own port", 'https://school.lan', 'school.lan:443', null],
    ['TLS ended by a proxy', 'https://school.lan', 'school.lan', null],
    ['the public address', 'https://class.example', '10.0.0.5:8080', 'https://class.example'],
  ])('[SV14] takes %s', (_, origin, host, publicUrl) => {
    expect(isOwnOrigin({ origin, host }, publicUrl)).toBe(true);
  });

  it.each([
    ['another host', 'http://evil.example', 'school.lan:8080', null],
    ['another port', 'http://school.lan:8081', 'school.lan:8080', null],
    ['a sandboxed page', 'null', 'school.lan:8080', null],
    ['no URL', 'school.lan:8080', 'school.lan:8080', null],
    ['a host that ends alike', 'http://evilschool.lan', 'school.lan', null],
    ['an extension', 'chrome-extension://school.lan', 'school.lan', null],
    ['the public host by another scheme', 'http://class.example', 'a:1', 'https://class.example'],
    ['no Host', 'http://school.lan', undefined, null],
  ])('[SV14] refuses %s', (_, origin, host, publicUrl) => {
    expect(isOwnOrigin({ origin, host }, publicUrl)).toBe(false);
  });
});

describe('clientAddress', () => {
  const headers = { 'x-forwarded-for': '6.6.6.6, 1.2.3.4', 'x-forwarded-proto': 'https' };

  it("[SV11] is the connection's own where no proxy is believed", () => {
    expect(clientAddress(headers, '10.0.0.1', 0)).toBe('10.0.0.1');
    expect(isSecureRequest(headers, 0)).toBe(false);
  });

  it('[SV11] is what the believed proxies wrote, not what the client claims', () => {
    expect(clientAddress(headers, '10.0.0.1', 1)).toBe('1.2.3.4');
    expect(clientAddress(headers, '10.0.0.1', 2)).toBe('6.6.6.6');
    expect(clientAddress({}, '10.0.0.1', 1)).toBe('10.0.0.1');
    expect(isSecureRequest(headers, 1)).toBe(true);
  });
});
