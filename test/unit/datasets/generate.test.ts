import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateDataset } from '../../../shared/datasets/generate.ts';
import { experimentSchema, type Dataset } from '../../../shared/experiment.ts';
import { presets, type PresetName } from '../../../shared/presets.ts';
import { expectClose } from './expect-close.ts';

const golden = join(import.meta.dirname, '../../fixtures/golden');
const readCsv = (name: string): number[][] =>
  readFileSync(join(golden, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(',').map(Number));

/** The distance from 0 of each point. */
const distances = (x: Float64Array): number[] =>
  Array.from({ length: x.length / 2 }, (_, i) => Math.hypot(x[2 * i], x[2 * i + 1]));
const ones = (labels: Float64Array): number => labels.reduce((sum, label) => sum + label, 0);

const common = { pointCount: 301, seed: 12 };
const everyType: Dataset[] = [
  { type: 'exor', ...common, gap: 0.1, noise: 0.1 },
  { type: 'moons', ...common, noise: 0.1 },
  { type: 'circles', ...common, noise: 0.1, factor: 0.5 },
  { type: 'blobs', ...common, clusterStd: 1 },
  { type: 'classification', ...common, clustersPerClass: 1, classSep: 1, flipY: 0.1 },
  { type: 'checkerboard', ...common, cells: 3, noise: 0.1 },
  { type: 'playground-circle', ...common, noise: 0.2 },
  { type: 'playground-xor', ...common, noise: 0.2 },
  { type: 'playground-gauss', ...common, noise: 0.2 },
  { type: 'playground-spiral', ...common, noise: 0.2 },
];

describe('generateDataset', () => {
  it.each<[PresetName, string]>([
    ['exor-one-hidden', 'exor.csv'],
    ['exor-two-hidden', 'exor.csv'],
    ['classification-902', 'classification-902.csv'],
    ['moons-0', 'moons-0.csv'],
    ['classification-910', 'classification-910.csv'],
  ])("[DA7] makes the article's points for %s", (name, file) => {
    const { x, labels } = generateDataset(presets[name].experiment.dataset);
    const rows = readCsv(file);
    expectClose(
      [...x],
      rows.map(([x1, x2]) => [x1, x2]),
      file,
    );
    expect([...labels]).toEqual(rows.map((row) => row[2]));
  });

  it.each(everyType)(
    '[DA8] makes as many points as asked for, always the same: $type',
    (dataset) => {
      const { x, labels } = generateDataset(dataset);
      expect([x.length, labels.length]).toEqual([602, 301]);
      expect(x.every(Number.isFinite)).toBe(true);
      expect(new Set(labels)).toEqual(new Set([0, 1]));
      expect(generateDataset(dataset)).toEqual({ x, labels });
      const other = generateDataset({ ...dataset, seed: 13 });
      expect(other.x).not.toEqual(x);
    },
  );

  it('[DA8] gives custom points as they are', () => {
    const dataset: Dataset = {
      type: 'custom',
      seed: 9,
      points: [
        [1, 2, 1],
        [-3, 0.5, 0],
      ],
    };
    const { x, labels } = generateDataset(dataset);
    expect([...x]).toEqual([1, 2, -3, 0.5]);
    expect([...labels]).toEqual([1, 0]);
  });

  it('[DA9] moves EX-OR by noise of its deviation after the labels and the points are drawn', () => {
    const dataset = { type: 'exor', pointCount: 2000, seed: 21, gap: 0.2, noise: 0 } as const;
    const still = generateDataset(dataset);
    const moved = generateDataset({ ...dataset, noise: 0.3 });
    expect(moved.labels).toEqual(still.labels);
    const shifts = moved.x.map((value, i) => value - still.x[i]);
    const mean = shifts.reduce((sum, value) => sum + value, 0) / shifts.length;
    const variance = shifts.reduce((sum, value) => sum + (value - mean) ** 2, 0) / shifts.length;
    expect(mean).toBeCloseTo(0, 1);
    expect(Math.sqrt(variance)).toBeCloseTo(0.3, 2);
    still.labels.forEach((label, i) => {
      const [x1, x2] = [still.x[2 * i], still.x[2 * i + 1]];
      expect(Math.min(Math.abs(x1), Math.abs(x2))).toBeGreaterThanOrEqual(0.2);
      expect(label).toBe(Math.sign(x1) === Math.sign(x2) ? 0 : 1);
    });
  });

  it('[DA9] colours a checkerboard of unit cells around 0, the lower left one with 0', () => {
    for (const cells of [2, 3, 8]) {
      const { x, labels } = generateDataset({
        type: 'checkerboard',
        pointCount: 900,
        seed: 1,
        cells,
        noise: 0,
      });
      expect(Math.max(...x.map(Math.abs))).toBeLessThanOrEqual(cells / 2);
      labels.forEach((label, i) => {
        const column = Math.floor(x[2 * i] + cells / 2);
        const row = Math.floor(x[2 * i + 1] + cells / 2);
        expect(label).toBe((column + row) % 2);
      });
    }
  });

  it("[DA10] has the playground's circle: 1 within 2.5, 0 from 3.5 to 5, half each", () => {
    const { x, labels } = generateDataset({
      type: 'playground-circle',
      pointCount: 400,
      seed: 1,
      noise: 0,
    });
    const all = distances(x);
    expect(ones(labels)).toBe(200);
    const inner = all.filter((_, i) => labels[i] === 1);
    const outer = all.filter((_, i) => labels[i] === 0);
    expect(Math.max(...inner)).toBeLessThanOrEqual(2.5);
    expect(Math.min(...outer)).toBeGreaterThanOrEqual(3.5);
    expect(Math.max(...outer)).toBeLessThanOrEqual(5);
    expect(Math.max(...outer)).toBeGreaterThan(4.9);
  });

  it('[DA10] … whose noise turns labels and leaves the points where they are drawn', () => {
    const dataset = { type: 'playground-circle', pointCount: 400, seed: 1 } as const;
    const { x, labels } = generateDataset({ ...dataset, noise: 0.5 });
    const all = distances(x);
    expect(all.filter((value) => value > 2.5 && value < 3.5)).toEqual([]);
    const turned = all.filter((value, i) => (value < 3 ? 1 : 0) !== labels[i]);
    expect(turned.length).toBeGreaterThan(40);
    expect(turned.length).toBeLessThan(200);
  });

  it("[DA10] has the playground's xor: 1 where the signs agree, 0.3 from the axes, within 5.3", () => {
    const { x, labels } = generateDataset({
      type: 'playground-xor',
      pointCount: 400,
      seed: 2,
      noise: 0,
    });
    labels.forEach((label, i) => {
      const [x1, x2] = [x[2 * i], x[2 * i + 1]];
      expect(label).toBe(Math.sign(x1) === Math.sign(x2) ? 1 : 0);
      for (const value of [x1, x2]) {
        expect(Math.abs(value)).toBeGreaterThanOrEqual(0.3);
        expect(Math.abs(value)).toBeLessThanOrEqual(5.3);
      }
    });
  });

  it.each([
    [0, 0.5],
    [0.5, 4],
  ])(
    "[DA10] has the playground's gauss: around ±(2, 2), noise %d gives variance %d",
    (noise, variance) => {
      const { x, labels } = generateDataset({
        type: 'playground-gauss',
        pointCount: 5000,
        seed: 3,
        noise,
      });
      expect(ones(labels)).toBe(2500);
      const centered = x.map((value, i) => value - (labels[Math.floor(i / 2)] ? 2 : -2));
      const mean = centered.reduce((sum, value) => sum + value, 0) / centered.length;
      const square = centered.reduce((sum, value) => sum + value ** 2, 0) / centered.length;
      expect(Math.abs(mean)).toBeLessThan(0.1);
      expect(square / variance).toBeCloseTo(1, 1);
    },
  );

  it("[DA10] has the playground's spiral: two arms of 1¾ turns, each the other's mirror image", () => {
    const { x, labels } = generateDataset({
      type: 'playground-spiral',
      pointCount: 200,
      seed: 4,
      noise: 0,
    });
    const all = distances(x);
    expect(ones(labels)).toBe(100);
    labels.forEach((label, i) => {
      const angle = (1.75 * 2 * Math.PI * all[i]) / 5 + (label ? 0 : Math.PI);
      expect(x[2 * i]).toBeCloseTo(all[i] * Math.sin(angle), 9);
      expect(x[2 * i + 1]).toBeCloseTo(all[i] * Math.cos(angle), 9);
    });
    expect(Math.max(...all)).toBeCloseTo(4.95, 9);
  });

  it.each(everyType.filter(({ type }) => type.startsWith('playground')))(
    '[DA10] mixes the classes in the order of the points: $type',
    (dataset) => {
      const labels = [...generateDataset(dataset).labels];
      const changes = labels.filter((label, i) => i > 0 && label !== labels[i - 1]).length;
      expect(changes).toBeGreaterThan(100);
    },
  );

  it.each<[Dataset, string]>([
    [
      { type: 'exor', pointCount: -1, seed: 0, gap: 0, noise: 0 },
      'nSamples must be an integer of at least 0, not -1',
    ],
    [{ type: 'exor', pointCount: 4, seed: 0, gap: -1, noise: 0 }, 'gap must be at least 0, not -1'],
    [
      { type: 'exor', pointCount: 4, seed: 0, gap: 0, noise: NaN },
      'noise must be at least 0, not NaN',
    ],
    [
      { type: 'checkerboard', pointCount: 4, seed: 0, cells: 0, noise: 0 },
      'cells must be an integer of at least 1, not 0',
    ],
    [
      { type: 'playground-xor', pointCount: 4, seed: 0, noise: 0.6 },
      'noise must be from 0 to 0.5, not 0.6',
    ],
    [
      { type: 'playground-gauss', pointCount: 4, seed: -1, noise: 0 },
      'seed must be an integer from 0 to 4294967295, not -1',
    ],
  ])('[DA3] throws RangeError naming the value: %o', (dataset, message) => {
    const attempt = () => generateDataset(dataset);
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(message);
  });
});

describe('presets', () => {
  it.each(Object.entries(presets))('[DA11] are valid experiments: %s', (_, { experiment }) => {
    expect(experimentSchema.parse(experiment)).toEqual(experiment);
  });
});
