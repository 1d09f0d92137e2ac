/*
 * The engine's arithmetic in C, sizes known to the compiler: the yardstick of engine.bench.ts.
 * engine TASK REPEATS < data, with TASK one of
 *   small-updates   2-4-3-1, sigmoid, batch 1: REPEATS epochs
 *   deep-updates    2-8-8-8-1, tanh, batch 10: REPEATS epochs
 *   small-grid, deep-grid   every unit on a 100×100 grid, REPEATS times
 * Input: the number of points, x1 x2 label of each, the number of parameters, each parameter.
 * Output: seconds, then a sum over the results that must equal the TypeScript engine's.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MAX_POINTS 1000
#define MAX_PARAMETERS 256
#define GRID 100
#define CELLS (GRID * GRID)

static double x[2 * MAX_POINTS], labels[MAX_POINTS], parameters[MAX_PARAMETERS];
static int point_count, parameter_count;

/* Both halves of e^x = A / B, as in shared/engine/elementary.ts; 2^n is written into the bits. */
static inline __attribute__((always_inline)) void exp_parts(double v, double *a, double *b) {
  const double shift = 0x1.8p52;
  double t = v * 1.4426950408889634 + shift;
  double n = t - shift;
  uint64_t bits;
  memcpy(&bits, &t, 8);
  bits = (bits + 1023) << 52;
  double power;
  memcpy(&power, &bits, 8);
  double r = v - n * 0.693145751953125 - n * 1.4286068203094173e-6;
  double y = r * r;
  double p = r * (439188.75 + y * (13308.75 + y * 55.453125));
  double q = 878377.5 + y * (99815.625 + y * (1109.0625 + y * 1.3203125));
  *a = power * (q + p);
  *b = q - p;
}

static inline __attribute__((always_inline)) double sigmoid(double z) {
  double a, b, v = z < -708 ? -708 : z > 40 ? 40 : z;
  exp_parts(v, &a, &b);
  return a / (a + b);
}

static inline __attribute__((always_inline)) double hyperbolic_tangent(double z) {
  double a, b, v = z < -20 ? -40 : z > 20 ? 40 : 2 * z;
  exp_parts(v, &a, &b);
  return (a - b) / (a + b);
}

#define ACTIVATE(is_tanh, z) ((is_tanh) ? hyperbolic_tangent(z) : sigmoid(z))

static inline __attribute__((always_inline)) void forward_layer(
    const double *w, const double *in, double *out, int inputs, int units, int is_tanh) {
  double z[16];
  for (int j = 0; j < units; j++) z[j] = w[inputs * units + j];
  for (int i = 0; i < inputs; i++)
    for (int j = 0; j < units; j++) z[j] += in[i] * w[i * units + j];
  for (int j = 0; j < units; j++) out[j] = ACTIVATE(is_tanh, z[j]);
}

/* Adds scale × gradient to target; turns the layer's grads into those of its inputs. */
static inline __attribute__((always_inline)) void backward_layer(
    const double *w, double *target, double scale, const double *in, const double *grads,
    double *input_grads, int inputs, int units, int is_tanh) {
  for (int i = 0; i < inputs; i++) {
    double sum = 0, scaled = scale * in[i];
    for (int j = 0; j < units; j++) {
      sum += grads[j] * w[i * units + j];
      target[i * units + j] += scaled * grads[j];
    }
    if (input_grads) input_grads[i] = sum * (is_tanh ? 1 - in[i] * in[i] : in[i] * (1 - in[i]));
  }
  for (int j = 0; j < units; j++) target[inputs * units + j] += scale * grads[j];
}

static void small_epoch(double *w, double rate) {
  double *w2 = w + 12, *w3 = w + 27;
  for (int n = 0; n < point_count; n++) {
    const double *in = x + 2 * n;
    double a1[4], a2[3], p, g1[4], g2[3], g3;
    forward_layer(w, in, a1, 2, 4, 0);
    forward_layer(w2, a1, a2, 4, 3, 0);
    forward_layer(w3, a2, &p, 3, 1, 0);
    g3 = p - labels[n];
    backward_layer(w3, w3, -rate, a2, &g3, g2, 3, 1, 0);
    backward_layer(w2, w2, -rate, a1, g2, g1, 4, 3, 0);
    backward_layer(w, w, -rate, in, g1, NULL, 2, 4, 0);
  }
}

static void deep_epoch(double *w, double rate) {
  static double gradient[177];
  const int o2 = 24, o3 = 96, o4 = 168;
  for (int first = 0; first < point_count; first += 10) {
    int last = first + 10 < point_count ? first + 10 : point_count;
    double scale = 1.0 / (last - first);
    memset(gradient, 0, sizeof gradient);
    for (int n = first; n < last; n++) {
      const double *in = x + 2 * n;
      double a1[8], a2[8], a3[8], p, g1[8], g2[8], g3[8], g4;
      forward_layer(w, in, a1, 2, 8, 1);
      forward_layer(w + o2, a1, a2, 8, 8, 1);
      forward_layer(w + o3, a2, a3, 8, 8, 1);
      forward_layer(w + o4, a3, &p, 8, 1, 0);
      g4 = p - labels[n];
      backward_layer(w + o4, gradient + o4, scale, a3, &g4, g3, 8, 1, 1);
      backward_layer(w + o3, gradient + o3, scale, a2, g3, g2, 8, 8, 1);
      backward_layer(w + o2, gradient + o2, scale, a1, g2, g1, 8, 8, 1);
      backward_layer(w, gradient, scale, in, g1, NULL, 2, 8, 1);
    }
    for (int i = 0; i < 177; i++) w[i] -= rate * gradient[i];
  }
}

static double planes[64][CELLS], pre[CELLS];

static inline __attribute__((always_inline)) void grid_layer(
    const double *w, int from, int to, int inputs, int units, int is_tanh) {
  for (int j = 0; j < units; j++) {
    for (int c = 0; c < CELLS; c++) pre[c] = w[inputs * units + j];
    for (int i = 0; i < inputs; i++) {
      double weight = w[i * units + j];
      for (int c = 0; c < CELLS; c++) pre[c] += weight * planes[from + i][c];
    }
    for (int c = 0; c < CELLS; c++) planes[to + j][c] = ACTIVATE(is_tanh, pre[c]);
  }
}

static void fill_inputs(void) {
  for (int row = 0; row < GRID; row++)
    for (int column = 0; column < GRID; column++) {
      planes[0][row * GRID + column] = -1 + column * (2.0 / (GRID - 1));
      planes[1][row * GRID + column] = 1 - row * (2.0 / (GRID - 1));
    }
}

static double small_grid(const double *w) {
  grid_layer(w, 0, 2, 2, 4, 0);
  grid_layer(w + 12, 2, 6, 4, 3, 0);
  grid_layer(w + 27, 6, 9, 3, 1, 0);
  return planes[9][CELLS / 2];
}

static double deep_grid(const double *w) {
  grid_layer(w, 0, 2, 2, 8, 1);
  grid_layer(w + 24, 2, 10, 8, 8, 1);
  grid_layer(w + 96, 10, 18, 8, 8, 1);
  grid_layer(w + 168, 18, 26, 8, 1, 0);
  return planes[26][CELLS / 2];
}

int main(int argc, char **argv) {
  if (argc != 3 || scanf("%d", &point_count) != 1 || point_count > MAX_POINTS) return 2;
  for (int n = 0; n < point_count; n++)
    if (scanf("%lf %lf %lf", x + 2 * n, x + 2 * n + 1, labels + n) != 3) return 2;
  if (scanf("%d", &parameter_count) != 1 || parameter_count > MAX_PARAMETERS) return 2;
  for (int i = 0; i < parameter_count; i++)
    if (scanf("%lf", parameters + i) != 1) return 2;
  const char *task = argv[1];
  int repeats = atoi(argv[2]);
  double sum = 0;
  fill_inputs();
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  for (int r = 0; r < repeats; r++) {
    if (!strcmp(task, "small-updates")) small_epoch(parameters, 0.01);
    else if (!strcmp(task, "deep-updates")) deep_epoch(parameters, 0.03);
    else if (!strcmp(task, "small-grid")) sum = small_grid(parameters);
    else if (!strcmp(task, "deep-grid")) sum = deep_grid(parameters);
    else return 2;
  }
  clock_gettime(CLOCK_MONOTONIC, &end);
  if (strstr(task, "updates"))
    for (int i = 0; i < parameter_count; i++) sum += parameters[i];
  printf("%.9f %.17g\n", end.tv_sec - start.tv_sec + 1e-9 * (end.tv_nsec - start.tv_nsec), sum);
  return 0;
}
