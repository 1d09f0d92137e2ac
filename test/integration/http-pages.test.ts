import { mkdirSync, writeFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { expectProblem } from '../support/problem.ts';
import { startTestServer, temporaryFolder } from '../support/server.ts';

const sessions = '/api/sessions';

describe('pages', () => {
  function builtClient(): string {
    const folder = temporaryFolder();
    mkdirSync(joinPath(folder, 'assets'));
    for (const page of ['index', 'teach', 'join', 'wall', 'replay', 'recordings']) {
      writeFileSync(joinPath(folder, `${page}.html`), `<title>${page}</title>`);
    }
    writeFileSync(joinPath(folder, 'assets/main-abc123.js'), `"${'x'.repeat(3000)}"`);
    writeFileSync(joinPath(folder, 'favicon.svg'), '<svg/>');
    return folder;
  }
  const startWithPages = () => startTestServer({}, { clientFolder: builtClient() });

  it.each([
    ['/', 'index'],
    ['/teach/BCDFGH', 'teach'],
    ['/join/BCDFGH', 'join'],
    ['/join/nonsense', 'join'],
    ['/wall/BCDFGH', 'wall'],
    ['/replay', 'replay'],
    ['/replay/some-id', 'replay'],
    ['/recordings', 'recordings'],
    ['/BCDFGH', 'join'],
    ['/bcd-fgh', 'join'],
  ])('[SV9] serves %s', async (address, page) => {
    const { url } = await startWithPages();
    const response = await request(url).get(address);
    expect(response.status).toBe(200);
    expect(response.type).toBe('text/html');
    expect(response.text).toBe(`<title>${page}</title>`);
    expect(response.headers['cache-control']).toBe('no-cache');
  });

  it('[SV9] lets a page load from this server alone, and nothing inline', async () => {
    const { url } = await startWithPages();
    const response = await request(url).get('/teach/BCDFGH');
    const policy = String(response.headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('http');
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(response.headers['referrer-policy']).toBe('no-referrer');
    expect(response.headers['x-content-type-options']).toBe('nosniff');
    expect(response.headers['x-powered-by']).toBeUndefined();
    expect(response.headers['strict-transport-security']).toBeUndefined();
  });

  it('[SV9] serves hashed files for ever, compressed, and other files afresh', async () => {
    const { url } = await startWithPages();
    for (const encoding of ['gzip', 'identity']) {
      const response = await request(url)
        .get('/assets/main-abc123.js')
        .set('Accept-Encoding', encoding);
      expect(response.status).toBe(200);
      expect(response.type).toMatch('javascript');
      expect(response.headers['content-encoding']).toBe(encoding === 'gzip' ? 'gzip' : undefined);
      expect(response.headers['cache-control']).toMatch(/max-age=31536000, immutable/);
      expect(response.text).toHaveLength(3002);
    }
    const icon = await request(url).get('/favicon.svg');
    expect(icon.status).toBe(200);
    expect(icon.headers['cache-control']).not.toMatch('immutable');
  });

  it.each([
    '/nothing',
    '/teach',
    '/assets/nothing.js',
    '/assets/..%2f..%2fpackage.json',
    '/..%2fpackage.json',
    '/BCDFGHJ',
  ])('[SV9] has nothing at %s', async (address) => {
    const { url } = await startWithPages();
    const problem = await request(url).get(address).set('Accept', 'application/json');
    expect(problem.status).toBeGreaterThanOrEqual(400);
    expect(problem.status).toBeLessThan(500);
    expect(problem.type).toBe('application/problem+json');
    const page = await request(url).get(address).set('Accept', 'text/html');
    expect(page.status).toBe(problem.status);
  });

  it('[SV9] says so where the pages are not built', async () => {
    const { url } = await startTestServer({}, { clientFolder: temporaryFolder() });
    const response = await request(url).get('/');
    expectProblem(response, 503);
    expect(response.text).toContain('npm run build');
  });

  it('[SV10] is healthy, and ready until it stops', async () => {
    const server = await startWithPages();
    expect((await request(server.url).get('/healthz')).body).toEqual({ status: 'ok' });
    const ready = await request(server.url).get('/readyz');
    expect([ready.status, ready.body]).toEqual([200, { status: 'ready' }]);
    await server.registry.close();
    const stopping = await request(server.url).get('/readyz');
    expect([stopping.status, stopping.body]).toEqual([503, { status: 'stopping' }]);
    const refused = await request(server.url).post(sessions);
    expectProblem(refused, 503, 'stopping');
  });
});
