import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import '../../client/elements/people/replay-bar.ts';
import { ClassReplay } from '../../client/controllers/class-replay.ts';
import { ReplayLead } from '../../client/controllers/replay-lead.ts';
import type { CommandResult } from '../../client/controllers/command-outbox.ts';
import { quietPeople, type Replay } from '../../shared/protocol/people-messages.ts';
import { encodeSnapshot } from '../../shared/protocol/snapshot-codec.ts';
import type { RecordedMessage, Recording } from '../../shared/view/recording.ts';
import type { View } from '../../shared/view/view.ts';
import { mount, unmount } from './support/mount.ts';
import { trainedView } from './support/trained-view.ts';
import { words } from './support/words.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  unmount();
});

const live = trainedView({ epochs: 3, state: { title: 'Live', studentCount: 2 } });
const { experiment, snapshot } = trainedView({ preset: 'moons-0', state: { title: 'As it was' } });

/** A snapshot a second, of epochs 0, 1, 2 and so on. */
function recordingOf(seconds: number): Recording {
  const frame = (epoch: number) =>
    encodeSnapshot({ ...snapshot, sequence: epoch + 1, start: 1, epoch });
  const messages: RecordedMessage[] = [
    {
      atMs: 0,
      message: {
        type: 'state',
        protocol: 1,
        code: '',
        title: 'As it was',
        experiment,
        phase: 'training',
        outcome: null,
        frame: frame(0),
        history: [],
        marks: [],
        studentCount: 0,
        isTeacherHere: false,
        canUndo: true,
        canRedo: false,
      },
    },
    ...Array.from({ length: seconds }, (_, i): RecordedMessage => ({
      atMs: 1000 * (i + 1),
      message: { type: 'snapshot', frame: frame(i + 1) },
    })),
  ];
  const durationMs = 1000 * seconds;
  const header = { title: 'Yesterday', createdAt: '', durationMs, messageCount: messages.length };
  return { header, messages, problem: null };
}

const replay: Replay = {
  round: 1,
  key: 'for-the-class',
  durationMs: 60_000,
  positionMs: 0,
  speed: 1,
  isPlaying: false,
};

type Answer = { ok: true; value: Recording } | { ok: false; code: 'no-answer'; message: '' };

/** A page of a class, without the page. */
function page(answer: () => Answer = () => ({ ok: true, value: recordingOf(60) })) {
  const controllers: ReactiveController[] = [];
  const host: ReactiveControllerHost = {
    addController: (controller) => void controllers.push(controller),
    removeController: () => undefined,
    requestUpdate: () => queueMicrotask(update),
    updateComplete: Promise.resolve(true),
  };
  const update = () => controllers.forEach((controller) => controller.hostUpdate?.());
  const line: { view: View | null } = { view: live };
  const asked: [string, string][] = [];
  const shown = new ClassReplay(host, line, async (code, key) => {
    asked.push([code, key]);
    return answer();
  });
  const tell = async (told: Replay | null) => {
    line.view = { ...live, people: { ...quietPeople, replay: told } };
    update();
    await vi.advanceTimersByTimeAsync(0);
  };
  const end = () => controllers.forEach((controller) => controller.hostDisconnected?.());
  return { shown, line, asked, tell, host, controllers, end };
}

describe('a page that is shown a recording', () => {
  it('[PA301] loads it once, and shows its network among the people of now', async () => {
    const { shown, asked, tell } = page();
    expect([shown.isOn, shown.view]).toEqual([false, null]);
    await tell(replay);
    expect(asked).toEqual([[live.code, 'for-the-class']]);
    expect(shown.view).toMatchObject({
      title: 'Yesterday',
      code: live.code,
      studentCount: 2,
      canUndo: false,
      experiment,
      snapshot: { epoch: 0 },
    });
    await tell({ ...replay, positionMs: 30_000 });
    expect(shown.view?.snapshot.epoch).toBe(30);
    expect(shown.view).toBe(shown.view);
    await tell({ ...replay, positionMs: 10_000 });
    expect(shown.view?.snapshot.epoch).toBe(10);
    expect(asked).toHaveLength(1);
    await tell(null);
    expect([shown.isOn, shown.view]).toEqual([false, null]);
  });

  it('[PA302] goes on from where it was told to be, as fast, to its end', async () => {
    const { shown, tell, end } = page();
    await tell({ ...replay, positionMs: 10_000, speed: 2, isPlaying: true });
    await vi.advanceTimersByTimeAsync(5000);
    expect(shown.positionMs).toBeCloseTo(20_000, -2);
    expect(Math.abs((shown.view?.snapshot.epoch ?? 0) - 20)).toBeLessThanOrEqual(1);
    await tell({ ...replay, positionMs: 20_000, isPlaying: false });
    await vi.advanceTimersByTimeAsync(5000);
    expect(shown.positionMs).toBe(20_000);
    await tell({ ...replay, positionMs: 59_000, speed: 8, isPlaying: true });
    await vi.advanceTimersByTimeAsync(5000);
    expect([shown.positionMs, shown.isPlaying]).toEqual([60_000, false]);
    end();
  });

  it('[PA302] shows its end, though that comes while the moment before it is made', async () => {
    const { shown, tell, end } = page();
    await tell(replay);
    // A slow page: 15 ms pass whenever it looks at its clock.
    let nowMs = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (nowMs += 15));
    for (const positionMs of [59_960, 59_970, 59_980]) {
      await tell({ ...replay, positionMs, isPlaying: true });
      await vi.advanceTimersByTimeAsync(500);
      expect([shown.view?.snapshot.epoch, shown.positionMs]).toEqual([60, 60_000]);
    }
    end();
  });

  it('[PA301] loads another where another is opened', async () => {
    let seconds = 60;
    const { shown, asked, tell } = page(() => ({ ok: true, value: recordingOf(seconds) }));
    await tell(replay);
    seconds = 5;
    await tell({ ...replay, round: 2, key: 'another', positionMs: 60_000 });
    expect(asked.map(([, key]) => key)).toEqual(['for-the-class', 'another']);
    expect(shown.view?.snapshot.epoch).toBe(5);
  });

  it('[PA301] shows the live class while it is loaded, says so, and tries again', async () => {
    let isThere = false;
    const { shown, tell } = page(() =>
      isThere ? { ok: true, value: recordingOf(3) } : { ok: false, code: 'no-answer', message: '' },
    );
    await tell(replay);
    expect([shown.state, shown.view]).toEqual(['failed', null]);
    isThere = true;
    await shown.load();
    expect([shown.state, shown.view?.snapshot.epoch]).toEqual(['shown', 0]);
  });

  it('[PA301] that was closed while it was loaded stays closed', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { host, line, controllers } = page();
    const shown = new ClassReplay(host, line, async () => {
      await promise;
      return { ok: true, value: recordingOf(3) };
    });
    const update = () => controllers.forEach((controller) => controller.hostUpdate?.());
    line.view = { ...live, people: { ...quietPeople, replay } };
    update();
    await vi.advanceTimersByTimeAsync(0);
    expect(shown.state).toBe('loading');
    line.view = { ...live, people: { ...quietPeople, replay: null } };
    update();
    resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect([shown.state, shown.view]).toEqual(['off', null]);
  });
});

describe('a teacher who leads through it', () => {
  async function leading() {
    const one = page();
    const sent: unknown[] = [];
    const answers: (() => void)[] = [];
    const lead = new ReplayLead(one.host, one.shown, (body) => {
      sent.push(body);
      const { promise, resolve } = Promise.withResolvers<CommandResult>();
      answers.push(() => resolve({ ok: true, epoch: 0 }));
      return promise;
    });
    one.controllers.forEach((controller) => controller.hostConnected?.());
    await one.tell(replay);
    const answer = async () => {
      answers.shift()?.();
      await vi.advanceTimersByTimeAsync(0);
    };
    return { ...one, lead, sent, answer };
  }
  const move = (positionMs: number, isPlaying = false, speed = 1) => ({
    type: 'replay-move',
    positionMs,
    speed,
    isPlaying,
  });

  it('[PA303] sees at once where they are, and tells the server one thing at a time', async () => {
    const { shown, lead, sent, answer, end } = await leading();
    for (const positionMs of [1000, 2000, 3000, 99_000]) lead.seek(positionMs);
    expect(shown.positionMs).toBe(60_000);
    expect(sent).toEqual([move(1000)]);
    await answer();
    expect(sent).toEqual([move(1000), move(60_000)]);
    await answer();
    lead.toggle();
    expect(sent.at(-1)).toEqual(move(0, true));
    await answer();
    lead.setSpeed(4);
    await answer();
    lead.stepFrame(1);
    expect(sent.at(-1)).toMatchObject({ isPlaying: false, speed: 4 });
    end();
  });

  it('[PA303] tells it anew while it plays, so that a server that comes back knows', async () => {
    const { lead, sent, answer, end } = await leading();
    lead.toggle();
    await answer();
    await vi.advanceTimersByTimeAsync(10_100);
    expect(sent).toHaveLength(2);
    expect(sent[1]).toMatchObject({ isPlaying: true });
    expect((sent[1] as { positionMs: number }).positionMs).toBeCloseTo(10_000, -2);
    end();
  });

  it('[PA350] tells where the class is from a tab that is not seen and draws nothing', async () => {
    const { shown, lead, sent, answer, end } = await leading();
    vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(0);
    lead.toggle();
    await answer();
    for (const seconds of [10, 20, 30]) {
      await vi.advanceTimersByTimeAsync(10_000);
      const { positionMs } = sent.at(-1) as { positionMs: number };
      expect(Math.round(positionMs / 1000)).toBe(seconds);
      await answer();
    }
    lead.skip(5000);
    await answer();
    expect(shown.positionMs).toBeCloseTo(35_000, -3);
    // Behind its end there is nothing to tell.
    const count = sent.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent.length - count).toBeLessThanOrEqual(2);
    end();
  });

  it('[PA303] goes back to the live class', async () => {
    const { lead, sent, end } = await leading();
    lead.close();
    expect(sent).toEqual([{ type: 'replay-close' }]);
    end();
  });
});

describe('ml-replay-bar', () => {
  it('[PA304] says to each what they see, and how to get back', async () => {
    const bar = mount(document.createElement('ml-replay-bar'), 700);
    Object.assign(bar, { state: 'shown', positionMs: 65_000, durationMs: 200_000 });
    await bar.updateComplete;
    expect(words(bar)).toBe('Your teacher plays a recording 1:05 of 3:20');
    expect(bar.shadowRoot?.querySelector('button')).toBeNull();
    bar.isTeacher = true;
    await bar.updateComplete;
    expect(words(bar)).toBe('Everyone sees this recording 1:05 of 3:20 Back to the live class');
    const closed = vi.fn();
    bar.addEventListener('replay-close', closed);
    bar.shadowRoot?.querySelector('button')?.click();
    expect(closed).toHaveBeenCalledOnce();
    Object.assign(bar, { isTeacher: false, state: 'failed' });
    await bar.updateComplete;
    expect(words(bar)).toBe('The recording could not be loaded. Try again');
  });
});
