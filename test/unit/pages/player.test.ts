import type { ReactiveControllerHost } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PlayerController } from '../../../client/controllers/player-controller.ts';
import { replayCurve } from '../../../client/controllers/replay-curve.ts';
import { Player } from '../../../shared/view/player.ts';
import type { Recording } from '../../../shared/view/recording.ts';
import { recordedClass } from '../../support/recorded-class.ts';

const messages = recordedClass();
const durationMs = messages.at(-1)?.atMs ?? 0;
const recording: Recording = {
  header: { title: '', createdAt: '', durationMs, messageCount: messages.length },
  messages,
  problem: null,
};

let player: PlayerController;
let frames: FrameRequestCallback[];
let nowMs: number;

/** The next frames, so many milliseconds apart. */
function show(count: number, apartMs: number): void {
  for (let i = 0; i < count; i++) {
    nowMs += apartMs;
    const due = frames;
    frames = [];
    for (const frame of due) frame(nowMs);
  }
}

beforeEach(() => {
  frames = [];
  nowMs = 1000;
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
  vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame));
  vi.stubGlobal('cancelAnimationFrame', () => (frames = []));
  const host: ReactiveControllerHost = {
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => undefined,
    updateComplete: Promise.resolve(true),
  };
  player = new PlayerController(host);
  player.load(recording);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('PlayerController', () => {
  it('[PA58] stands at the beginning, with something to see', () => {
    expect(player).toMatchObject({ positionMs: 0, durationMs, isPlaying: false });
    expect(player.view?.snapshot.epoch).toBe(0);
    show(5, 100);
    expect(player.positionMs).toBe(0);
  });

  it('[PA58] plays in real time, then at the speed that is chosen while it plays', () => {
    player.play();
    show(10, 100);
    expect(player.positionMs).toBe(1000);
    player.setSpeed(8);
    show(10, 50);
    expect(player.positionMs).toBe(5000);
    player.setSpeed(0.25);
    show(4, 100);
    expect(player.positionMs).toBe(5100);
    player.pause();
    show(10, 100);
    expect(player.positionMs).toBe(5100);
  });

  it('[PA58] shows what the class saw at that moment', () => {
    for (const share of [0.9, 0.2, 0.55, 1]) {
      player.seek(share * durationMs);
      const expected = new Player(messages).viewAt(share * durationMs);
      expect(player.view).toEqual(expected);
    }
  });

  it('[PA58] ends at its end, on the last picture, and begins again from there', () => {
    player.seek(durationMs - 100);
    player.play();
    show(5, 100);
    expect(player).toMatchObject({ positionMs: durationMs, isPlaying: false });
    expect(player.view).toEqual(new Player(messages).viewAt(Infinity));
    player.toggle();
    expect(player).toMatchObject({ positionMs: 0, isPlaying: true });
  });

  it('[PA58] stays within the recording', () => {
    player.seek(-5000);
    expect(player.positionMs).toBe(0);
    player.seek(durationMs + 5000);
    expect(player.positionMs).toBe(durationMs);
  });

  it('[PA58] goes from mark to mark', () => {
    const times = [...new Set(player.marks.map(({ atMs }) => atMs))];
    expect(times.length).toBeGreaterThan(3);
    const seen = times.map(() => {
      player.seekMark(1);
      return player.positionMs;
    });
    expect(seen).toEqual(times);
    player.seekMark(-1);
    expect(player.positionMs).toBe(times.findLast((atMs) => atMs < seen[seen.length - 1] - 500));
  });
});

describe('replayCurve', () => {
  it('[PA58] has the losses of every start, apart from each other, in their order', () => {
    const curve = replayCurve(messages);
    const breaks = curve.filter(({ trainLoss }) => Number.isNaN(trainLoss));
    expect(breaks.length).toBeGreaterThanOrEqual(2);
    expect(curve.length).toBeGreaterThan(100);
    expect(curve.map(({ atMs }) => atMs)).toEqual(
      curve.map(({ atMs }) => atMs).sort((a, b) => a - b),
    );
    const last = new Player(messages).viewAt(Infinity)?.snapshot.metrics.trainLoss;
    expect(curve.some(({ trainLoss }) => trainLoss === last)).toBe(true);
  });

  it('[PA58] ends where the recording ends, however many pictures are thinned to fit', () => {
    const [first, ...rest] = messages.filter(({ message }) => message.type === 'snapshot');
    for (const count of [2001, 2002, 5003]) {
      const many = Array.from({ length: count }, (_, i) => ({
        ...(i === 0 ? first : rest[i % 50]),
        atMs: i,
      }));
      const curve = replayCurve(many);
      expect([curve.at(0)?.atMs, curve.at(-1)?.atMs]).toEqual([0, count - 1]);
    }
  });
});
