import { describe, expect, it } from 'vitest';
import type { ViewMessage } from '../../../shared/protocol/messages.ts';
import { decodeSnapshot } from '../../../shared/protocol/snapshot-codec.ts';
import { quietPeople } from '../../../shared/protocol/people-messages.ts';
import type { RecordableMessage } from '../../../shared/view/recording.ts';
import { reduceView } from '../../../shared/view/reduce-view.ts';
import type { View } from '../../../shared/view/view.ts';
import { started } from '../../support/classroom.ts';
import { SessionDriver, type EffectOf } from '../../support/session-driver.ts';

const broadcastTimes = (driver: SessionDriver, type: ViewMessage['type']) => {
  const times: number[] = [];
  driver.onHandled = (event, effects) => {
    for (const effect of effects) {
      if (effect.type === 'broadcast' && effect.message.type === type) times.push(event.nowMs);
    }
  };
  return times;
};

const viewOf = (messages: RecordableMessage[]) => messages.reduce<View | null>(reduceView, null);

describe('snapshots', () => {
  it('[SE24] of exactly 20 a second all go out', () => {
    const driver = started({ snapshotEvery: 2, pace: 40 });
    const times = broadcastTimes(driver, 'snapshot');
    driver.run(5000);
    expect(times).toHaveLength(100);
  });

  it.each([
    ['a fast pace', { snapshotEvery: 1, pace: 1000 }, 1, 1],
    ['short slices at max', { snapshotEvery: 1, pace: 'max' }, 20, 10],
    ['the shortest slices at max', { snapshotEvery: 1, pace: 'max' }, 50, 1],
  ] as const)('[SE24] are at most 20 in any second: %s', (_, experiment, epochMs, sliceMs) => {
    const driver = started(experiment, epochMs);
    const times = broadcastTimes(driver, 'snapshot');
    driver.run(5000, sliceMs);
    expect(times.length).toBeGreaterThanOrEqual(95);
    times.forEach((ms, i) => {
      if (i >= 20) expect(ms - times[i - 20]).toBeGreaterThanOrEqual(1000);
    });
  });

  it('[SE25] have the next number each, changes with a frame too', () => {
    const driver = started();
    driver.run(2000);
    driver.command({ type: 'pause' });
    driver.command({ type: 'reset' });
    driver.command({ type: 'start' });
    driver.run(1000);
    const frames = driver.log.flatMap((effect) => {
      if (effect.type !== 'broadcast' || !('frame' in effect.message)) return [];
      const decoded = effect.message.frame && decodeSnapshot(effect.message.frame);
      return decoded?.ok ? [decoded.value] : [];
    });
    expect(frames.length).toBeGreaterThan(20);
    expect(frames.map(({ sequence }) => sequence)).toEqual(frames.map((_, i) => i + 2));
    const starts = frames.map(({ start }) => start);
    expect(new Set(starts)).toEqual(new Set([1, 2]));
    expect(starts).toEqual([...starts].sort());
  });
});

describe('the recording', () => {
  it('[SE26] begins with a state, at the first event', () => {
    const driver = new SessionDriver();
    driver.joinTeacher();
    expect(driver.recording).toMatchObject([
      {
        message: {
          type: 'state',
          phase: 'paused',
          code: '',
          studentCount: 0,
          isTeacherHere: false,
        },
      },
    ]);
    driver.joinStudent('ada');
    driver.command({ type: 'pause' });
    expect(driver.recording).toHaveLength(1);
  });

  it('[SE26] holds what is broadcast but for presence, and a state from time to time', () => {
    const driver = started({ pace: 40 });
    driver.joinStudent('ada');
    driver.run(30_000);
    const broadcasts = driver.log.flatMap((effect) =>
      effect.type === 'broadcast' && effect.message.type !== 'presence' ? [effect.message] : [],
    );
    const messages = driver.recording.map(({ message }) => message);
    expect(messages.filter(({ type }) => type !== 'state')).toEqual(broadcasts);
    const states = messages.flatMap(({ type }, i) => (type === 'state' ? [i] : []));
    expect(states[0]).toBe(0);
    expect(states.length).toBeGreaterThan(1);
  });

  it('[SE26] has states that say what the messages before them came to', () => {
    const driver = started({ pace: 40 });
    driver.run(60_000);
    const messages = driver.recording.map(({ message }) => message);
    const at = messages.findLastIndex(({ type }) => type === 'state');
    expect(at).toBeGreaterThan(200);
    expect(viewOf(messages.slice(0, at + 1))).toEqual(viewOf([messages[at]]));
    expect(viewOf(messages)).toEqual(viewOf(messages.slice(at)));
  });

  it('[SE26] has a state after a restart', () => {
    const driver = started();
    driver.run(1000);
    driver.restart();
    const before = driver.recording.length;
    driver.handle({ type: 'wake' });
    expect(driver.recording[before].message).toMatchObject({ type: 'state', phase: 'training' });
    expect(driver.slice).not.toBeNull();
  });

  it('[SE53] that is over stays over, and teachers know', () => {
    const driver = started({ pace: 40 });
    driver.run(1000);
    driver.handle({ type: 'recording-ended' });
    driver.run(300);
    expect(driver.told('teacher', 'desk')).toMatchObject({ isRecordingOver: true });
    const { length } = driver.recording;
    driver.run(1000);
    driver.command({ type: 'change', experiment: { learningRate: 0.2 } });
    driver.restart();
    driver.joinTeacher();
    driver.run(1000);
    expect(driver.told('teacher', 'desk')).toMatchObject({ isRecordingOver: true });
    expect(driver.epoch).toBeGreaterThan(60);
    expect(driver.recording).toHaveLength(length);
  });

  it('[SE28] ends on what the class saw, as does everyone who was here', () => {
    const driver = started({ pace: 40 });
    driver.run(3000);
    driver.joinStudent('ada');
    driver.command({ type: 'change', experiment: { learningRate: 0.2 } });
    driver.run(3000);
    driver.command({
      type: 'change',
      experiment: { hiddenLayers: [{ unitCount: 4, activation: 'relu' }] },
    });
    driver.run(12_000);
    const view = viewOf([driver.session.stateMessage()]);
    expect(view?.history.length).toBeGreaterThan(200);
    expect(driver.views.get('teacher')).toEqual(view);
    expect(driver.views.get('ada')).toEqual(view);
    const nobody = { code: '', studentCount: 0, isTeacherHere: false, people: quietPeople };
    const replayed = viewOf(driver.recording.map(({ message }) => message));
    expect(replayed).toEqual({ ...view, ...nobody });
  });
});

describe('checkpoints', () => {
  it('[SE27] go out once a second while training, and at the end', () => {
    const driver = started({ pace: 40, stop: { epoch: 190, loss: null, accuracy: null } });
    const times: number[] = [];
    const sessions: EffectOf<'checkpoint'>['session'][] = [];
    driver.onHandled = (event, effects) => {
      for (const effect of effects) {
        if (effect.type !== 'checkpoint') continue;
        times.push(event.nowMs);
        sessions.push(effect.session);
      }
    };
    driver.run(10_000);
    expect(times).toHaveLength(6);
    times.slice(1, 5).forEach((ms, i) => expect(ms - times[i]).toBeGreaterThanOrEqual(1000));
    expect(sessions.at(-1)).toBe(driver.saved);
    expect(driver.saved.phase).toBe('finished');
  });
});

describe('a restored session', () => {
  it('[SE29] goes on with the same numbers from any moment', () => {
    const whole = started({ shuffle: true, optimizer: { type: 'adam' } });
    const checkpoints = new Set([whole.saved]);
    whole.onHandled = () => checkpoints.add(whole.saved);
    whole.settle(() => whole.epoch >= 40);
    for (const saved of checkpoints) {
      const driver = new SessionDriver();
      driver.restart(saved);
      driver.handle({ type: 'wake' });
      driver.settle(() => driver.epoch >= 40);
      expect(driver.saved.training).toEqual(whole.saved.training);
      expect(driver.saved.metrics).toEqual(whole.saved.metrics);
    }
    expect(checkpoints.size).toBeGreaterThan(20);
  });

  it('[SE29] shows what it has, trained but not shown before', () => {
    const driver = started({ snapshotEvery: 1000, pace: 20 });
    driver.settle(() => driver.epoch >= 5);
    const { sequence } = driver.saved;
    driver.restart();
    const frame = decodeSnapshot(driver.session.stateMessage().frame);
    expect(frame).toMatchObject({ ok: true, value: { epoch: 5, sequence: sequence + 1 } });
    const { saved } = driver;
    driver.restart();
    expect(driver.saved).toEqual(saved);
  });
});
