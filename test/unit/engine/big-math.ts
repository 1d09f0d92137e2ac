/**
 * Elementary functions in fixed point, `bits` after the point, by series on BigInt: the exact
 * values that shared/engine/elementary.ts is measured against. A fixed-point number v stands for
 * v / 2^bits. Errors stay below some hundred units of the last bit.
 */
export function bigMath(bits: number) {
  const scale = BigInt(bits);
  const one = 1n << scale;
  const multiply = (a: bigint, b: bigint) => (a * b) >> scale;
  const divide = (a: bigint, b: bigint) => (a << scale) / b;

  /** A double, exactly, as long as its last bit is above 2^−bits. */
  function fromNumber(x: number): bigint {
    if (x === 0) return 0n;
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, x);
    const word = view.getBigUint64(0);
    const exponentBits = Number((word >> 52n) & 0x7ffn);
    const fraction = word & 0xfffffffffffffn;
    const mantissa = exponentBits === 0 ? fraction : fraction | (1n << 52n);
    const shift = Math.max(exponentBits, 1) - 1075 + bits;
    if (shift < 0 && mantissa & ((1n << BigInt(-shift)) - 1n)) {
      throw new RangeError(`${x} needs more than ${bits} bits`);
    }
    const magnitude = shift >= 0 ? mantissa << BigInt(shift) : mantissa >> BigInt(-shift);
    return word >> 63n ? -magnitude : magnitude;
  }

  /** artanh(1/n) = Σ 1 / ((2k + 1) n^(2k+1)). */
  function artanhOfInverse(n: bigint): bigint {
    let sum = 0n;
    let power = one / n;
    for (let odd = 1n; power !== 0n; odd += 2n, power /= n * n) sum += power / odd;
    return sum;
  }
  /** arctan(1/n), the same with alternating signs. */
  function arctanOfInverse(n: bigint): bigint {
    let sum = 0n;
    let power = one / n;
    for (let odd = 1n; power !== 0n; odd += 2n, power = -power / (n * n)) sum += power / odd;
    return sum;
  }
  const ln2 = 2n * artanhOfInverse(3n);
  const halfPi = 2n * (4n * arctanOfInverse(5n) - arctanOfInverse(239n));

  function exp(x: bigint): bigint {
    const n = x >= 0n ? x / ln2 : x / ln2 - 1n;
    const r = x - n * ln2;
    let sum = 0n;
    let term = one;
    for (let k = 1n; term !== 0n; k++) {
      sum += term;
      term = multiply(term, r) / k;
    }
    return n >= 0n ? sum << n : sum >> -n;
  }

  /** ln x for x > 0: 2 artanh((m − 1) / (m + 1)) + k ln 2. */
  function log(x: bigint): bigint {
    const k = x.toString(2).length - 1 - bits;
    const m = k >= 0 ? x >> BigInt(k) : x << BigInt(-k);
    const s = divide(m - one, m + one);
    const square = multiply(s, s);
    let sum = 0n;
    let power = s;
    for (let odd = 1n; power !== 0n && power !== -1n; odd += 2n, power = multiply(power, square)) {
      sum += power / odd;
    }
    return 2n * sum + BigInt(k) * ln2;
  }

  /** sin(x + quarters·π/2). */
  function sine(x: bigint, quarters: bigint): bigint {
    const n = x >= 0n ? (x + halfPi / 2n) / halfPi : -((-x + halfPi / 2n) / halfPi);
    const r = x - n * halfPi;
    const quadrant = (((n + quarters) % 4n) + 4n) % 4n;
    let term = quadrant & 1n ? one : r;
    let sum = 0n;
    const square = multiply(r, r);
    for (let k = quadrant & 1n ? 1n : 2n; term !== 0n && term !== -1n; k += 2n) {
      sum += term;
      term = -multiply(term, square) / (k * (k + 1n));
    }
    return quadrant & 2n ? -sum : sum;
  }

  return {
    one,
    fromNumber,
    exp,
    log,
    sin: (x: bigint) => sine(x, 0n),
    cos: (x: bigint) => sine(x, 1n),
    sigmoid: (x: bigint) => divide(one, one + exp(-x)),
    tanh: (x: bigint) => {
      const e = exp(2n * x);
      return divide(e - one, e + one);
    },
    /** A small difference as a double. */
    toNumber: (v: bigint) => Number(v) / 2 ** bits,
    /** |got − exact| in units of got's last place. */
    ulpError(got: number, exact: bigint): number {
      const exponent = Math.max(Math.floor(Math.log2(Math.abs(got))), -1022);
      const ulpShift = BigInt(Math.round(exponent - 52 + bits));
      const difference = fromNumber(got) - exact;
      const magnitude = difference < 0n ? -difference : difference;
      // Ten more bits: enough for a quotient to three digits.
      return Number((magnitude << 10n) >> ulpShift) / 1024;
    },
  };
}
