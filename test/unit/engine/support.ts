/** `count` numbers in [0, 1) from a 32-bit seed (xorshift): for tests that want plain points. */
export function uniforms(count: number, seed: number): Float64Array {
  let state = seed | 1;
  return Float64Array.from({ length: count }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  });
}
