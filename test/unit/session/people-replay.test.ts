import { describe, expect, it } from 'vitest';
import type { SessionDriver } from '../../support/session-driver.ts';
import { classOf } from '../../support/people-class.ts';

const opened = {
  recordingId: 'another-recording',
  openedBy: null,
  key: 'for-the-class',
  durationMs: 60_000,
};
const replayAt = (driver: SessionDriver, who: string) => driver.views.get(who)?.people.replay;
const open = (driver: SessionDriver) => {
  driver.command({ type: 'replay-open', recordingId: 'another-recording', key: 'its-key' });
  driver.handle({ type: 'replay-opened', replay: opened });
};
const move = (driver: SessionDriver, positionMs: number, isPlaying = true, speed = 1) =>
  driver.command({ type: 'replay-move', positionMs, speed, isPlaying });

describe('a recording that is played to the class', () => {
  it('[SE151] is looked for outside, then told to all at once, without its id', () => {
    const driver = classOf('Ada');
    const recordingId = 'another-recording';
    expect(driver.command({ type: 'replay-open', recordingId, key: 'its-key' }).ok).toBe(true);
    expect(driver.of('renew')).toMatchObject([{ what: 'replay', recordingId, key: 'its-key' }]);
    expect(replayAt(driver, 'ada')).toBeNull();
    driver.handle({ type: 'replay-opened', replay: opened });
    expect(driver.last.map(({ type }) => type)).toEqual(['save', 'broadcast']);
    for (const who of ['teacher', 'ada', 'wall']) {
      expect(replayAt(driver, who)).toEqual({
        round: 1,
        key: 'for-the-class',
        durationMs: 60_000,
        positionMs: 0,
        speed: 1,
        isPlaying: false,
      });
    }
    expect(JSON.stringify([...driver.views.values()])).not.toContain('another-recording');
    expect(JSON.stringify(driver.saved)).not.toContain('its-key');
  });

  it('[SE184] ends a walk through an update that is led: it was the class’s', () => {
    const driver = classOf('Ada');
    const walk = { pointIndex: 0, stepIndex: 2, sequence: 1 };
    const shown = { unit: null, style: 'shades', space: null, point: null, walk } as const;
    driver.command({ type: 'lead', shown });
    open(driver);
    expect(driver.views.get('ada')?.people.lead).toEqual({ ...shown, walk: null });
    driver.command({ type: 'show', parts: { walk } });
    expect(driver.views.get('ada')?.people.lead).toEqual(shown);
  });

  it('[SE151] is another round when another is opened, and ends when it is closed', () => {
    const driver = classOf('Ada');
    open(driver);
    move(driver, 30_000);
    open(driver);
    expect(replayAt(driver, 'ada')).toMatchObject({ round: 2, positionMs: 0, isPlaying: false });
    expect(driver.command({ type: 'replay-close' })).toMatchObject({ ok: true });
    for (const who of ['teacher', 'ada', 'wall']) expect(replayAt(driver, who)).toBeNull();
    expect(driver.command({ type: 'replay-close' })).toMatchObject({ code: 'not-now' });
    expect(move(driver, 1)).toMatchObject({ code: 'not-now' });
  });

  it('[SE171] has another key when a pupil is banned, who hears nothing of it', () => {
    const driver = classOf('Ada', 'Grace');
    open(driver);
    move(driver, 30_000);
    driver.run(2000);
    driver.command({ type: 'ban', seatId: 'seat-ada' });
    const key = driver.saved.people.replay?.key ?? '';
    expect(key).not.toBe('for-the-class');
    for (const who of ['teacher', 'grace', 'wall']) {
      expect(replayAt(driver, who)).toMatchObject({ key, round: 1, positionMs: 32_000 });
    }
    const order = driver.last.map(({ type }) => type);
    expect(order.indexOf('drop')).toBeLessThan(order.indexOf('broadcast'));
    driver.command({ type: 'kick', seatId: 'seat-grace' });
    expect(driver.saved.people.replay?.key).toBe(key);
  });

  it('[SE152] is told as it is when it is sent, to who was here and who comes late', () => {
    const driver = classOf('Ada');
    open(driver);
    move(driver, 10_000, true, 2);
    expect(replayAt(driver, 'ada')).toMatchObject({ positionMs: 10_000, speed: 2 });
    driver.run(3000);
    driver.joinStudent('late', { name: 'Grace' });
    const late = replayAt(driver, 'late');
    expect(late?.positionMs).toBeCloseTo(16_000, -2);
    // The others are not told anything: they know.
    expect(replayAt(driver, 'ada')?.positionMs).toBe(10_000);
    move(driver, 16_000, false);
    driver.run(3000);
    driver.joinStudent('later', { name: 'Zoë' });
    expect(replayAt(driver, 'later')).toMatchObject({ positionMs: 16_000, isPlaying: false });
  });

  it('[SE190] is told where it is put, also where that is what was told last', () => {
    const driver = classOf('Ada');
    open(driver);
    move(driver, 0);
    driver.run(4000);
    // Home: the class has played on since, and is brought back.
    move(driver, 0);
    expect(driver.last.map(({ type }) => type)).toEqual(['save', 'ack', 'broadcast']);
    expect(driver.last.at(-1)).toMatchObject({
      message: { type: 'people', replay: { positionMs: 0, isPlaying: true } },
    });
  });

  it('[SE152] goes no further than its end', () => {
    const driver = classOf();
    open(driver);
    move(driver, 99_999_999, false);
    expect(replayAt(driver, 'wall')).toMatchObject({ positionMs: 60_000 });
    move(driver, 59_000, true, 4);
    driver.run(3000);
    driver.joinStudent('late');
    expect(replayAt(driver, 'late')).toMatchObject({ positionMs: 60_000, isPlaying: false });
  });

  it('[SE152] goes on after a restart from where it was told last to be', () => {
    const driver = classOf('Ada');
    open(driver);
    move(driver, 20_000);
    driver.run(5000);
    driver.restart();
    driver.joinTeacher();
    expect(replayAt(driver, 'teacher')).toMatchObject({ round: 1, positionMs: 20_000 });
    driver.run(1000);
    driver.join('wall', { role: 'wall' });
    expect(replayAt(driver, 'wall')?.positionMs).toBeCloseTo(21_000, -2);
  });

  it('[SE153] is no part of the class’s own recording, which goes on', () => {
    const driver = classOf('Ada');
    const before = driver.recording.length;
    open(driver);
    move(driver, 5000);
    driver.run(1000);
    driver.command({ type: 'replay-close' });
    expect(driver.recording).toHaveLength(before);
    open(driver);
    driver.command({ type: 'start' });
    driver.run(3000);
    const recorded = JSON.stringify(driver.recording);
    expect(driver.recording.length).toBeGreaterThan(before);
    for (const secret of ['another-recording', 'for-the-class', 'replay']) {
      expect(recorded).not.toContain(secret);
    }
  });
});
