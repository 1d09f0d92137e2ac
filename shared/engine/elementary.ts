/**
 * Elementary functions from +, −, ×, ÷ and exact operations alone, so that every browser and
 * server gives the same bits. ECMAScript leaves Math.exp, tanh, log, sin and cos to the engine:
 * training and data never call them. The error bounds below are measured by the tests against
 * arithmetic of some hundreds of bits.
 */

/** 2^n at index n + POWER_BIAS, for n from −1022 to 512. */
const POWER_BIAS = 1022;
const powersOfTwo = Float64Array.from(
  { length: POWER_BIAS + 513 },
  (_, i) => 2 ** (i - POWER_BIAS),
);

const LOG2_E = 1.4426950408889634;
/** ln 2 in two parts; the first has so few bits that n times it is exact. */
const LN2_HIGH = 0.693145751953125;
const LN2_LOW = 1.4286068203094173e-6;

/*
 * e^r for |r| ≤ ln2 / 2 as the Padé approximant [6/6], (Q + P) / (Q − P) with
 *   Q = C + W,  C = 665280,  W = 75600r² + 840r⁴ + r⁶,  P = 332640r + 10080r³ + 42r⁵,
 * off by at most 2e-19 of itself. All coefficients are scaled by 169/128 (exact): Q ± P then stay
 * just under 2^20, where rounding costs least. With x = n·ln2 + r, A = 2^n(Q + P) and B = Q − P,
 * e^x = A / B, and the activations need no second division:
 *   sigmoid(x) = A / (A + B),  tanh(x/2) = (A − B) / (A + B).
 * The form is that of Cephes (S. Moshier, exp.c), with Padé's own coefficients.
 */
const C = 878377.5;
const W1 = 99815.625;
const W2 = 1109.0625;
const W3 = 1.3203125;
const P0 = 439188.75;
const P1 = 13308.75;
const P2 = 55.453125;

/** e^x, within 1 unit in the last place; 0 and Infinity beyond the range, NaN for NaN. */
export function exp(x: number): number {
  if (x !== x) return x;
  if (x > 710) return Infinity;
  if (x < -746) return 0;
  const n = Math.floor(x * LOG2_E + 0.5);
  const high = x - n * LN2_HIGH;
  const low = n * LN2_LOW;
  const r = high - low;
  const y = r * r;
  const p = r * (P0 + y * (P1 + y * P2));
  const q = C + y * (W1 + y * (W2 + y * W3));
  // (Q + P) / (Q − P) = 1 + r + (2P − r(Q − P)) / (Q − P): the rounding of r cancels out.
  const curve = r * (p + y * (2 * P1 - W1 + y * (2 * P2 - W2 - y * W3)));
  const power = 1 - (low - curve / (q - p) - high);
  // In two steps: 2^n alone may overflow or lose bits where the product does not.
  const half = n >> 1;
  return power * powersOfTwo[half + POWER_BIAS] * powersOfTwo[n - half + POWER_BIAS];
}

/**
 * 1 / (1 + e^−x), within 2.2e-16 of the exact value (absolute).
 * Below −708 it stays at e^−708; NaN for NaN.
 */
export function sigmoid(x: number): number {
  const z = x < -708 ? -708 : x > 40 ? 40 : x;
  // Truncation of a positive number is its floor, and cheaper.
  const index = (z * LOG2_E + (POWER_BIAS + 0.5)) | 0;
  const n = index - POWER_BIAS;
  const r = z - n * LN2_HIGH - n * LN2_LOW;
  const y = r * r;
  const p = r * (P0 + y * (P1 + y * P2));
  const w = y * (W1 + y * (W2 + y * W3));
  const a = powersOfTwo[index] * (C + (w + p));
  return a / (a + (C + (w - p)));
}

/** (e^x − e^−x) / (e^x + e^−x), within 2.2e-16 of the exact value (absolute); NaN for NaN. */
export function tanh(x: number): number {
  const z = x < -20 ? -40 : x > 20 ? 40 : 2 * x;
  const index = (z * LOG2_E + (POWER_BIAS + 0.5)) | 0;
  const n = index - POWER_BIAS;
  const r = z - n * LN2_HIGH - n * LN2_LOW;
  const y = r * r;
  const p = r * (P0 + y * (P1 + y * P2));
  const w = y * (W1 + y * (W2 + y * W3));
  const a = powersOfTwo[index] * (C + (w + p));
  const b = C + (w - p);
  return (a - b) / (a + b);
}

const doubleView = new Float64Array(1);
const wordView = new Uint32Array(doubleView.buffer);
/** Which half of a double holds its exponent: depends on the machine's byte order. */
doubleView[0] = 1;
const HIGH_WORD = wordView[1] === 0 ? 0 : 1;

/**
 * ln x, within 1 unit in the last place; NaN below 0, −Infinity at 0.
 * x = 2^k·(1 + f) with 1 + f in [√½, √2), s = f / (2 + f):
 * ln(1 + f) = f − f²/2 + s(f²/2 + R),  R = 2s²/3 + 2s⁴/5 + … (the series of artanh).
 */
export function log(x: number): number {
  if (!(x > 0) || x === Infinity) return x === 0 ? -Infinity : x > 0 ? x : NaN;
  let k = 0;
  let normal = x;
  if (x < 2.2250738585072014e-308) {
    normal = x * 18014398509481984; // 2^54
    k = -54;
  }
  doubleView[0] = normal;
  const high = wordView[HIGH_WORD];
  k += (high >>> 20) - 1023;
  wordView[HIGH_WORD] = (high & 0xfffff) | 0x3ff00000;
  let m = doubleView[0];
  if (m > 1.4142135623730951) {
    m *= 0.5;
    k += 1;
  }
  const f = m - 1;
  const s = f / (2 + f);
  const t = s * s;
  let series = 2 / 21;
  for (let odd = 19; odd >= 3; odd -= 2) series = series * t + 2 / odd;
  const halfSquare = 0.5 * f * f;
  return k * LN2_HIGH - (halfSquare - (s * (halfSquare + t * series) + k * LN2_LOW) - f);
}

/** ln(1 + x) without loss for small x, within 1.5 units in the last place; NaN below −1. */
export function log1p(x: number): number {
  const u = 1 + x;
  if (u === 1 || u === Infinity) return x;
  // What rounding took from 1 + x, put back to first order.
  const lost = x < 1 ? x - (u - 1) : 1 - (u - x);
  return u > 0 ? log(u) + lost / u : log(u);
}

const TWO_OVER_PI = 0.6366197723675814;
/** π/2 in three parts of 33, 33 and 53 bits: n times the first two is exact for n below 2^20. */
const HALF_PI_1 = 1.5707963267341256;
const HALF_PI_2 = 6.077100506303966e-11;
const HALF_PI_3 = 2.0222662487959506e-21;
const REDUCTION_LIMIT = 1e6;
const TWO_PI = 6.283185307179586;

/**
 * sin x, within 1 unit in the last place for |x| ≤ 10^6. Beyond, x is first taken modulo the
 * double nearest 2π: as exact as if x were off by 4e-17 of itself. NaN where x is not finite.
 */
export function sin(x: number): number {
  // Keeps the sign of −0, which the reduction would lose.
  return x === 0 ? x : sinOfQuarters(x, 0);
}

/** cos x; errors as `sin`. */
export function cos(x: number): number {
  return sinOfQuarters(x, 1);
}

/** sin(x + quarters·π/2). */
function sinOfQuarters(x: number, quarters: number): number {
  const z = x > REDUCTION_LIMIT || x < -REDUCTION_LIMIT ? x % TWO_PI : x;
  const n = Math.floor(z * TWO_OVER_PI + 0.5);
  const high = z - n * HALF_PI_1;
  const middle = n * HALF_PI_2;
  const first = high - middle;
  const rest = high - first - middle - n * HALF_PI_3;
  const r = first + rest;
  const tail = first - r + rest;
  const quadrant = (n + quarters) & 3;
  const value = quadrant & 1 ? cosKernel(r, tail) : sinKernel(r, tail);
  return quadrant & 2 ? -value : value;
}

/** sin(r + tail) for |r| ≤ π/4 by Taylor's series; the next term is below 1e-19. */
function sinKernel(r: number, tail: number): number {
  const y = r * r;
  const series =
    -1 / 6 +
    y *
      (1 / 120 +
        y *
          (-1 / 5040 +
            y *
              (1 / 362880 +
                y *
                  (-1 / 39916800 +
                    y * (1 / 6227020800 + y * (-1 / 1307674368000 + y / 355687428096000))))));
  return r + (r * y * series + tail * (1 - 0.5 * y));
}

/** cos(r + tail) for |r| ≤ π/4, by Taylor's series; the next term is below 1e-20. */
function cosKernel(r: number, tail: number): number {
  const y = r * r;
  const series =
    1 / 24 +
    y *
      (-1 / 720 +
        y *
          (1 / 40320 +
            y *
              (-1 / 3628800 +
                y *
                  (1 / 479001600 +
                    y * (-1 / 87178291200 + y * (1 / 20922789888000 - y / 6402373705728000))))));
  const half = 0.5 * y;
  const one = 1 - half;
  return one + (1 - one - half + (y * y * series - r * tail));
}
