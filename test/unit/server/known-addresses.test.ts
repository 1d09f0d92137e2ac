import { describe, expect, it } from 'vitest';
import { KnownAddresses } from '../../../server/known-addresses.ts';

describe('KnownAddresses', () => {
  it('[SV41] holds the newest hundred', () => {
    const known = new KnownAddresses();
    for (let i = 0; i < 100; i++) known.add(`10.0.0.${i}`);
    known.add('10.0.0.0');
    known.add('10.0.1.0');
    expect(['10.0.0.0', '10.0.0.1', '10.0.0.2', '10.0.1.0'].map((one) => known.has(one))).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });
});
