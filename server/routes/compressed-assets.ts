import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { RequestHandler } from 'express';

const compress = promisify(gzip);
const compressible = new Set(['.js', '.css', '.svg', '.json', '.wasm']);

/**
 * The hashed files of `folder`, gzipped once and kept: a class opens the page at the same moment
 * over one network. Passes on where the client takes no gzip or there is no such file.
 */
export function compressedAssets(folder: string): RequestHandler {
  const compressed = new Map<string, Promise<Buffer>>();
  return async (request, response, next) => {
    const name = request.path.slice(1);
    const isWanted = request.method === 'GET' && compressible.has(extname(name));
    if (!isWanted || request.acceptsEncodings('gzip') !== 'gzip') return next();
    let body = compressed.get(name);
    if (!body) {
      // The names that exist, not a path made of what was asked for.
      if (!listFiles(folder).includes(name)) return next();
      body = readFile(join(folder, name)).then((bytes) => compress(bytes));
      compressed.set(name, body);
    }
    response
      .type(extname(name))
      .set({
        'Content-Encoding': 'gzip',
        'Cache-Control': 'public, max-age=31536000, immutable',
        Vary: 'Accept-Encoding',
      })
      .send(await body);
  };
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
