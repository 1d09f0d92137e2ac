import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  experimentLink,
  packExperiment,
  readExperimentLink,
} from '../../client/controllers/experiment-link.ts';
import {
  formatExperimentFile,
  parseExperimentFile,
  type ExperimentFileError,
} from '../../shared/experiment-file.ts';
import { activations, features, type Experiment } from '../../shared/experiment.ts';
import { limits } from '../../shared/limits.ts';
import { presetNames, presets } from '../../shared/presets.ts';

const lesson = presets['exor-two-hidden'].experiment;
const base = 'http://school.example/join/ABCDEF';
const hashOf = (link: string) => new URL(link).hash;
const linkTo = async (experiment: Experiment) =>
  experimentLink(await packExperiment(experiment), base);

const coordinate = fc.double({ min: -limits.coordinate, max: limits.coordinate, noNaN: true });
const label = fc.constantFrom<(0 | 1)[]>(0, 1);
/** JSON has no −0: it is the same number to every part that trains. */
const point = fc.tuple(
  coordinate.map((value) => value + 0),
  coordinate.map((value) => value + 0),
  label,
);
const experiments: fc.Arbitrary<Experiment> = fc.record({
  dataset: fc.oneof(
    fc.constantFrom(...presetNames.map((name) => presets[name].experiment.dataset)),
    fc.record({
      type: fc.constant('custom' as const),
      seed: fc.nat(limits.seed),
      points: fc.array(point, { minLength: 1, maxLength: 120 }),
    }),
  ),
  testShare: fc.double({ min: 0, max: 0.9, noNaN: true }),
  features: fc.uniqueArray(fc.constantFrom(...features), { minLength: 1 }),
  hiddenLayers: fc.array(
    fc.record({
      unitCount: fc.integer({ min: 1, max: limits.unitCount }),
      activation: fc.constantFrom(...activations),
    }),
    { maxLength: limits.hiddenLayerCount },
  ),
  ...Object.fromEntries(
    (['loss', 'initializer', 'optimizer', 'regularization', 'batchSize', 'shuffle'] as const).map(
      (part) => [
        part,
        fc.constantFrom(...presetNames.map((name) => presets[name].experiment[part])),
      ],
    ),
  ),
  seed: fc.nat(limits.seed),
  learningRate: fc.double({ min: 1e-6, max: 100, noNaN: true }),
  snapshotEvery: fc.integer({ min: 1, max: 1000 }),
  pace: fc.oneof(fc.constant('max' as const), fc.integer({ min: 1, max: 1000 })),
  stop: fc.constantFrom(...presetNames.map((name) => presets[name].experiment.stop)),
} as { [Part in keyof Experiment]: fc.Arbitrary<Experiment[Part]> });

/** A whole file with a part changed. */
const changed = (part: object, file: object = {}) =>
  JSON.stringify({
    format: 'more-layers-experiment',
    version: 1,
    experiment: { ...lesson, ...part },
    ...file,
  });
const without = (part: keyof Experiment) => changed({ [part]: undefined });

const badFiles: [string, string, ExperimentFileError][] = [
  ['nothing', '', { code: 'not-json' }],
  ['a file cut off', changed({}).slice(0, -20), { code: 'not-json' }],
  ['a CSV', 'x1,x2,label\n1,2,0', { code: 'not-json' }],
  ['null', 'null', { code: 'wrong-format' }],
  ['other JSON', '{"points":[]}', { code: 'wrong-format' }],
  ['an experiment alone', JSON.stringify(lesson), { code: 'wrong-format' }],
  ['another format', changed({}, { format: 'more-layers-recording' }), { code: 'wrong-format' }],
  ['a version in words', changed({}, { version: 'one' }), { code: 'wrong-format' }],
  ['version 0', changed({}, { version: 0 }), { code: 'wrong-format' }],
  ['a newer version', changed({}, { version: 7 }), { code: 'newer-version', version: 7 }],
  [
    'no experiment',
    changed({}, { experiment: undefined }),
    { code: 'invalid', path: '', value: '' },
  ],
  [
    'an experiment that is a list',
    changed({}, { experiment: [] }),
    { code: 'invalid', path: '', value: '[]' },
  ],
  ['a part missing', without('seed'), { code: 'invalid', path: 'seed', value: '' }],
  [
    'a rate too high',
    changed({ learningRate: 500 }),
    { code: 'invalid', path: 'learningRate', value: '500' },
  ],
  [
    'a dataset of no kind',
    changed({ dataset: { type: 'mnist' } }),
    { code: 'invalid', path: 'dataset.type', value: '"mnist"' },
  ],
  [
    'a label that is neither',
    changed({
      dataset: {
        type: 'custom',
        seed: 0,
        points: [
          [0, 0, 1],
          [1, 2, 3],
        ],
      },
    }),
    { code: 'invalid', path: 'dataset.points.1.2', value: '3' },
  ],
  [
    'a part of its own',
    changed({ extra: 'x'.repeat(90) }),
    { code: 'invalid', path: 'extra', value: `"${'x'.repeat(38)}…` },
  ],
  [
    '__proto__',
    changed({}).replace('"seed"', '"__proto__":{"a":1},"seed"'),
    { code: 'invalid', path: '__proto__', value: '{"a":1}' },
  ],
  ['a flood', changed({}) + ' '.repeat(limits.experimentFileBytes), { code: 'too-large' }],
];

describe('an experiment’s file', () => {
  it('[DA20] reads back as the very experiment that was written', () => {
    fc.assert(
      fc.property(experiments, (experiment) => {
        expect(parseExperimentFile(formatExperimentFile(experiment))).toEqual({
          ok: true,
          experiment,
        });
      }),
    );
  });

  it('[DA20] holds as many points as there may be, and may have been edited by hand', () => {
    const points = Array.from({ length: limits.customPointCount }, (_, i) => {
      return [-Math.PI * 1e5 - i, Math.E * 1e-5 * i, 1] as [number, number, 1];
    });
    const experiment: Experiment = { ...lesson, dataset: { type: 'custom', seed: 0, points } };
    const text = formatExperimentFile(experiment);
    expect(parseExperimentFile(text)).toEqual({ ok: true, experiment });
    const spaced = `\uFEFF${JSON.stringify(JSON.parse(text), null, 2)}\n`;
    expect(parseExperimentFile(spaced)).toEqual({ ok: true, experiment });
  });

  it.each(badFiles)('[DA21] says what is wrong with %s', (_what, text, error) => {
    expect(parseExperimentFile(text)).toEqual({ ok: false, error });
  });

  it('[DA21] never throws, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((json) => changed({}, { experiment: JSON.parse(json) as unknown })),
        ),
        (text) => {
          expect(parseExperimentFile(text).ok).toBe(false);
        },
      ),
    );
    expect(parseExperimentFile('['.repeat(100_000)).ok).toBe(false);
  });
});

describe('an experiment’s link', () => {
  it('[DA22] reads back as the very experiment, and is a plain address', async () => {
    await fc.assert(
      fc.asyncProperty(experiments, async (experiment) => {
        const link = await linkTo(experiment);
        if (link === null) return;
        expect(link).toMatch(/^http:\/\/school\.example\/#experiment=[\w-]+$/);
        expect(link.length).toBeLessThanOrEqual(limits.linkLength);
        expect(await readExperimentLink(hashOf(link))).toEqual({ ok: true, experiment });
      }),
    );
  });

  it.each(presetNames)('[DA22] is short for %s', async (name) => {
    expect((await linkTo(presets[name].experiment))?.length).toBeLessThan(600);
  });

  it('[DA22] is none where it would be too long', async () => {
    const points = Array.from({ length: 1000 }, (_, i) => {
      return [Math.sin(i), Math.cos(i * i), 1] as [number, number, 1];
    });
    const experiment: Experiment = { ...lesson, dataset: { type: 'custom', seed: 0, points } };
    expect(await linkTo(experiment)).toBeNull();
  });

  it('[DA22] that was cut off or mangled is none, and says so', async () => {
    const hash = hashOf((await linkTo(lesson)) ?? '');
    const not = { ok: false, error: { code: 'not-json' } };
    expect(await readExperimentLink(hash.slice(0, -30))).toEqual(not);
    expect(await readExperimentLink('#experiment=')).toEqual(not);
    expect(await readExperimentLink('#experiment=%20ä')).toEqual(not);
    expect(await readExperimentLink('#experiment=AAAA')).toEqual(not);
  });

  it('[DA22] is not read beyond a file’s size', async () => {
    const bomb = new Blob([' '.repeat(20_000_000)]).stream();
    const deflated = bomb.pipeThrough(new CompressionStream('deflate-raw'));
    const bytes = Buffer.from(await new Response(deflated).arrayBuffer());
    expect(await readExperimentLink(`#experiment=${bytes.toString('base64url')}`)).toEqual({
      ok: false,
      error: { code: 'too-large' },
    });
  });
});
