import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { prepareData } from '../../../shared/datasets/prepare.ts';
import { Player } from '../../../shared/view/player.ts';
import type { RecordableMessage, RecordedMessage } from '../../../shared/view/recording.ts';
import { reduceView } from '../../../shared/view/reduce-view.ts';
import type { View } from '../../../shared/view/view.ts';
import { recordedClass } from '../../support/recorded-class.ts';

/** By the definition: every message up to `atMs`, from the first one on. */
const played = (messages: readonly RecordedMessage[], atMs: number) =>
  messages
    .filter((recorded) => recorded.atMs <= atMs)
    .reduce<View | null>((view, { message }) => reduceView(view, message), null);

describe('Player', () => {
  const messages = recordedClass();
  const durationMs = messages[messages.length - 1].atMs;

  it('[VI12] shows the same at a moment by seeking and by playing, in any order', () => {
    const moment = fc.integer({ min: -10, max: durationMs + 1000 });
    fc.assert(
      fc.property(fc.array(moment, { minLength: 1, maxLength: 8 }), (moments) => {
        const player = new Player(messages);
        for (const atMs of moments) expect(player.viewAt(atMs)).toEqual(played(messages, atMs));
      }),
      { numRuns: 60 },
    );
  });

  it('[VI12] shows each message at its own time, forward and backward', () => {
    const player = new Player(messages);
    for (let i = 0; i < messages.length; i += 37) {
      expect(player.viewAt(messages[i].atMs)).toEqual(played(messages, messages[i].atMs));
    }
    for (let i = messages.length - 1; i >= 0; i -= 41) {
      expect(player.viewAt(messages[i].atMs)).toEqual(played(messages, messages[i].atMs));
    }
  });

  it('[VI12] goes by an earlier state where one is of no use', () => {
    const broken = messages.map(({ atMs, message }, i) =>
      i > 0 && message.type === 'state'
        ? { atMs, message: { ...message, frame: message.frame.slice(0, 40) } }
        : { atMs, message },
    );
    const player = new Player(broken);
    for (const atMs of [durationMs, durationMs / 3, durationMs, 0, durationMs / 2]) {
      expect(player.viewAt(atMs)).toEqual(played(broken, atMs));
    }
  });

  it('[VI72] makes points for what is shown, not for each dataset that a seek passes', () => {
    const noise = (i: number) => ({
      type: 'moons' as const,
      seed: i,
      noise: 0.1,
      sampleCount: 2000,
    });
    const changes = Array.from({ length: 400 }, (_, i): RecordedMessage => ({
      atMs: messages[0].atMs + i,
      message: { type: 'change', experiment: { dataset: noise(i) } as never },
    }));
    const many = [messages[0], ...changes];
    const view = played(many.slice(0, 3), Infinity);
    const beganMs = performance.now();
    for (let i = 0; i < 400; i++) prepareData({ ...view!.experiment, dataset: noise(i) as never });
    const eachMs = performance.now() - beganMs;
    const player = new Player(many);
    const seekMs = performance.now();
    const shown = player.viewAt(Infinity);
    expect(performance.now() - seekMs).toBeLessThan(eachMs / 4);
    expect(shown?.data).toEqual(prepareData(shown!.experiment));
    expect(player.viewAt(Infinity)?.data).toBe(shown?.data);
    for (const i of [200, 10, 300]) {
      const atMs = messages[0].atMs + i;
      expect(player.viewAt(atMs)).toEqual(played(many, atMs));
    }
  });

  it('[VI12] shows nothing before the first message, and nothing of nothing', () => {
    const late = messages.map(({ atMs, message }) => ({ atMs: atMs + 100, message }));
    const player = new Player(late);
    expect(player.viewAt(99)).toBeNull();
    expect(player.viewAt(500)).not.toBeNull();
    expect(player.viewAt(99)).toBeNull();
    expect(new Player([]).viewAt(0)).toBeNull();
    expect(new Player([]).durationMs).toBe(0);
  });

  it('[VI13] takes each message in once when playing forward', () => {
    const looks = new Map<RecordableMessage, number>();
    const watched = messages.map(({ atMs, message }) => ({
      atMs,
      // A getter that counts: whoever takes a message in asks for its type.
      message: new Proxy(message, {
        get(target, key) {
          if (key === 'frame') looks.set(target, (looks.get(target) ?? 0) + 1);
          return Reflect.get(target, key) as unknown;
        },
      }),
    }));
    const player = new Player(watched);
    looks.clear();
    for (let atMs = 0; atMs < durationMs; atMs += 16) player.viewAt(atMs);
    const perMessage = [...looks.values()];
    expect(perMessage.length).toBeGreaterThan(messages.length * 0.9);
    // A change asks whether there is a frame before it reads it.
    expect(Math.max(...perMessage)).toBeLessThanOrEqual(2);
  });

  it('[VI13] gives the same view while nothing happens', () => {
    const player = new Player(messages);
    const view = player.viewAt(durationMs / 2);
    expect(player.viewAt(durationMs / 2)).toBe(view);
    expect(player.viewAt(durationMs)).toBe(player.viewAt(durationMs + 5));
  });

  it('[VI13] seeks through at most the messages between two states', () => {
    let lookCount = 0;
    const watched = messages.map(({ atMs, message }) => ({
      atMs,
      message: new Proxy(message, {
        get(target, key) {
          if (key === 'frame') lookCount++;
          return Reflect.get(target, key) as unknown;
        },
      }),
    }));
    const player = new Player(watched);
    for (const atMs of [durationMs, 0, durationMs * 0.7, durationMs * 0.2]) {
      lookCount = 0;
      player.viewAt(atMs);
      expect(lookCount).toBeLessThanOrEqual(2 * 201);
    }
  });

  it('[VI14] knows the duration and the marks with their times', () => {
    const player = new Player(messages);
    expect(player.durationMs).toBe(durationMs);
    expect(player.marks.map(({ type, parts }) => [type, parts])).toEqual([
      ['poll-open', []],
      ['training', []],
      ['named', []],
      ['poll-reveal', []],
      ['change', ['learningRate', 'pace']],
      ['change', ['hiddenLayers']],
      ['change', []],
      ['restored', []],
      ['restored', ['hiddenLayers']],
      ['paused', []],
      ['new-start', ['features']],
      ['training', []],
      ['new-start', ['hiddenLayers', 'stop']],
      ['finished', []],
    ]);
    for (const { atMs, type } of player.marks) {
      const before = player.viewAt(atMs - 1);
      const after = player.viewAt(atMs);
      if (type === 'change') expect(after?.marks).not.toEqual(before?.marks);
      if (type === 'new-start' || type === 'restored')
        expect(after?.snapshot.start).toBe((before?.snapshot.start ?? 0) + 1);
      if (type === 'finished') expect([before?.phase, after?.phase]).toEqual(['training', type]);
    }
  });
});
