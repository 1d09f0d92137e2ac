import { describe, expect, it } from 'vitest';
import { createTrainingState } from '../../../shared/engine/trainer.ts';
import type { Experiment } from '../../../shared/experiment.ts';
import type { Desk, OfferedPoint, Stroke } from '../../../shared/protocol/people-messages.ts';
import { classroom, snapshotOf } from '../../support/classroom.ts';
import { smallExperiment, type SessionDriver } from '../../support/session-driver.ts';

function classOf(...names: string[]): SessionDriver {
  const driver = classroom();
  driver.join('wall', { role: 'wall' });
  for (const name of names) driver.joinStudent(name.toLowerCase(), { name });
  driver.run(1000);
  return driver;
}

const wallPeople = (driver: SessionDriver) => driver.views.get('wall')!.people;
const desk = (driver: SessionDriver) => driver.told('teacher', 'desk') as Desk;
const mine = (driver: SessionDriver, who: string) => driver.told(who, 'mine')!;

const question = { type: 'poll-open' as const, question: 'Which?', options: ['A', 'B', 'C'] };

describe('a poll', () => {
  it('[SE85] is answered by students, who may think again until it is closed', () => {
    const driver = classOf('Ada', 'Grace');
    driver.command({ ...question, correct: 1 });
    expect(wallPeople(driver).poll).toEqual({
      round: 1,
      question: 'Which?',
      options: ['A', 'B', 'C'],
      isOpen: true,
      isRevealed: false,
      answerCount: 0,
      counts: null,
      correct: null,
    });
    for (const choice of [0, 2]) driver.command({ type: 'answer', round: 1, choice }, 'ada');
    driver.command({ type: 'answer', round: 1, choice: 2 }, 'grace');
    driver.run(300);
    expect(desk(driver)).toMatchObject({ pollCounts: [0, 0, 2], pollCorrect: 1 });
    expect(mine(driver, 'ada').answer).toBe(2);
    driver.command({ type: 'poll-close' });
    expect(driver.command({ type: 'answer', round: 1, choice: 0 }, 'ada')).toMatchObject({
      code: 'not-now',
    });
  });

  it('[SE85] of another round, or an option that is not there, is refused', () => {
    const driver = classOf('Ada');
    const answer = (round: number, choice: number) =>
      driver.command({ type: 'answer', round, choice }, 'ada');
    expect(answer(0, 0)).toMatchObject({ code: 'not-now' });
    driver.command(question);
    expect(answer(1, 3)).toMatchObject({ code: 'bad-message' });
    driver.command(question);
    expect(answer(1, 0)).toMatchObject({ code: 'not-now' });
    expect(answer(2, 0)).toMatchObject({ ok: true });
    expect(driver.command({ ...question, correct: 3 })).toMatchObject({ code: 'bad-message' });
  });

  it('[SE86] shows its counts to nobody but teachers until they are revealed, and closes then', () => {
    const driver = classOf('Ada', 'Grace');
    driver.command({ ...question, correct: 2 });
    for (const who of ['ada', 'grace'])
      driver.command({ type: 'answer', round: 1, choice: 1 }, who);
    driver.run(300);
    driver.command({ type: 'poll-close' });
    expect(wallPeople(driver).poll).toMatchObject({ answerCount: 2, counts: null, correct: null });
    driver.command({ type: 'poll-reveal' });
    expect(wallPeople(driver).poll).toMatchObject({
      isOpen: false,
      isRevealed: true,
      counts: [0, 2, 0],
      correct: 2,
    });
    expect(driver.command({ type: 'answer', round: 1, choice: 0 }, 'ada')).toMatchObject({
      code: 'not-now',
    });
  });

  it('[SE87] outlives a restart; cleared or replaced, its counts are kept for the summary', () => {
    const driver = classOf('Ada');
    driver.command(question);
    driver.command({ type: 'answer', round: 1, choice: 1 }, 'ada');
    driver.restart(driver.of('checkpoint')[0].session);
    driver.joinTeacher();
    expect(desk(driver).pollCounts).toEqual([0, 1, 0]);
    driver.command({ ...question, question: 'And now?' });
    driver.command({ type: 'poll-clear' });
    expect(driver.views.get('teacher')?.people.poll).toBeNull();
    expect(driver.saved.people.pastPolls).toEqual([
      { question: 'Which?', options: ['A', 'B', 'C'], correct: null, counts: [0, 1, 0] },
    ]);
    for (const type of ['poll-close', 'poll-reveal', 'poll-clear'] as const) {
      expect(driver.command({ type })).toMatchObject({ code: 'not-now' });
    }
  });
});

const vertical: Stroke[] = [
  [
    [0, -1],
    [0, 1],
  ],
];
const horizontal: Stroke[] = [
  [
    [-1, 0],
    [1, 0],
  ],
];

describe('predicting the boundary', () => {
  it('[SE90] takes each student’s newest drawing; all see them when it is closed, without names', () => {
    const driver = classOf('Ada', 'Grace');
    driver.command({ type: 'predict-open' });
    const draw = (who: string, strokes: Stroke[]) =>
      driver.command({ type: 'predict', round: 1, strokes }, who);
    draw('ada', horizontal);
    draw('ada', vertical);
    draw('grace', horizontal);
    driver.run(300);
    expect(wallPeople(driver).predict).toEqual({
      round: 1,
      isOpen: true,
      drawingCount: 2,
      drawings: null,
      scores: null,
    });
    expect(mine(driver, 'ada').prediction).toEqual({ strokes: vertical, score: null });
    driver.command({ type: 'predict-close' });
    expect(wallPeople(driver).predict).toMatchObject({
      isOpen: false,
      drawings: [vertical, horizontal],
      scores: null,
    });
    expect(draw('ada', horizontal)).toMatchObject({ code: 'not-now' });
  });

  it('[SE90] scores the drawings against the network of now, as often as asked', () => {
    // One unit that looks at x1 alone: the boundary is x1 = 0.
    const driver = classroom({ hiddenLayers: [] });
    for (const who of ['ada', 'grace']) driver.joinStudent(who);
    driver.join('wall', { role: 'wall' });
    [5, 0, 0].forEach((value, index) => driver.command({ type: 'set-parameter', index, value }));
    driver.command({ type: 'predict-open' });
    driver.command({ type: 'predict', round: 1, strokes: horizontal }, 'grace');
    driver.command({ type: 'predict', round: 1, strokes: vertical }, 'ada');
    driver.command({ type: 'predict-score' });
    const [first = NaN, second] = wallPeople(driver).predict?.scores ?? [];
    expect(second).toBe(1);
    expect(first).toBeCloseTo(0.5, 1);
    expect(desk(driver).predictions.map(({ seatId, score }) => [seatId, score])).toEqual([
      ['seat-grace', first],
      ['seat-ada', 1],
    ]);
    expect(mine(driver, 'ada').prediction?.score).toBe(1);
    [0, 5].forEach((value, index) => driver.command({ type: 'set-parameter', index, value }));
    driver.command({ type: 'predict-score' });
    expect(mine(driver, 'grace').prediction?.score).toBe(1);
    expect(driver.saved.people.pastPredictions).toHaveLength(2);
    driver.command({ type: 'predict-clear' });
    expect(wallPeople(driver).predict).toBeNull();
    expect(mine(driver, 'ada').prediction).toBeNull();
    for (const type of ['predict-close', 'predict-score', 'predict-clear'] as const) {
      expect(driver.command({ type })).toMatchObject({ code: 'not-now' });
    }
  });
});

const pointsOf = (count: number, label: 0 | 1 = 1): OfferedPoint[] =>
  Array.from({ length: count }, (_, i) => [i / 10, label, label]);

describe('collecting points', () => {
  const offer = (driver: SessionDriver, who: string, points: OfferedPoint[], round = 1) =>
    driver.command({ type: 'offer-points', round, points }, who);

  it('[SE95] brings each student’s newest offer to the teachers, who take or refuse it', () => {
    const driver = classOf('Ada', 'Grace');
    driver.command({ type: 'collect-open' });
    offer(driver, 'ada', pointsOf(9));
    offer(driver, 'ada', pointsOf(2));
    expect(driver.tellings('offer')).toEqual([
      {
        type: 'tell',
        to: ['teacher'],
        message: { type: 'offer', kind: 'points', offerId: 'points-2', points: pointsOf(2) },
      },
    ]);
    offer(driver, 'grace', pointsOf(3, 0));
    driver.run(300);
    expect(wallPeople(driver).collect).toEqual({
      round: 1,
      isOpen: true,
      offerCount: 2,
      pointCount: 5,
      acceptedPointCount: 0,
    });
    expect(desk(driver).pointOffers).toMatchObject([
      { offerId: 'points-2', seatId: 'seat-ada', name: 'Ada', pointCount: 2, fate: 'waiting' },
      { offerId: 'points-3', seatId: 'seat-grace' },
    ]);
    driver.command({ type: 'collect-accept', offerIds: ['points-2', 'points-1'] });
    driver.command({ type: 'collect-refuse', offerIds: 'all' });
    expect(mine(driver, 'ada').points).toEqual({ pointCount: 2, fate: 'accepted' });
    expect(mine(driver, 'grace').points).toEqual({ pointCount: 3, fate: 'refused' });
    expect(wallPeople(driver).collect?.acceptedPointCount).toBe(2);
  });

  it('[SE95] an offer that was replaced meanwhile is not taken for the one that was seen', () => {
    const driver = classOf('Ada');
    driver.command({ type: 'collect-open' });
    offer(driver, 'ada', pointsOf(1));
    offer(driver, 'ada', pointsOf(2));
    driver.command({ type: 'collect-accept', offerIds: ['points-1'] });
    expect(desk(driver).pointOffers).toMatchObject([{ offerId: 'points-2', fate: 'waiting' }]);
  });

  it('[SE95] ends with its round; a teacher who comes later is told the offers', () => {
    const driver = classOf('Ada');
    expect(offer(driver, 'ada', pointsOf(1))).toMatchObject({ code: 'not-now' });
    driver.command({ type: 'collect-open' });
    offer(driver, 'ada', pointsOf(1));
    driver.command({ type: 'collect-close' });
    expect(offer(driver, 'ada', pointsOf(2))).toMatchObject({ code: 'not-now' });
    driver.joinTeacher('second-teacher');
    expect(driver.tellings('offer')).toMatchObject([{ to: ['second-teacher'] }]);
    driver.command({ type: 'collect-clear' });
    expect(mine(driver, 'ada').points).toBeNull();
    const rest = ['collect-close', 'collect-use', 'collect-clear'] as const;
    for (const type of rest) expect(driver.command({ type })).toMatchObject({ code: 'not-now' });
  });

  it('[SE96] makes what was accepted the class’s dataset: a change that can be undone', () => {
    const driver = classOf('Ada', 'Grace', 'Alan');
    driver.command({ type: 'collect-open' });
    offer(driver, 'ada', pointsOf(2));
    offer(driver, 'grace', pointsOf(1, 0));
    offer(driver, 'alan', pointsOf(7));
    expect(driver.command({ type: 'collect-use' })).toMatchObject({ code: 'not-now' });
    driver.command({ type: 'collect-accept', offerIds: ['points-1', 'points-2'] });
    expect(driver.command({ type: 'collect-use' })).toMatchObject({ ok: true });
    expect(driver.views.get('wall')?.experiment.dataset).toEqual({
      type: 'custom',
      seed: smallExperiment.dataset.seed,
      points: [pointsOf(2)[0], pointsOf(1, 0)[0], pointsOf(2)[1]],
    });
    driver.command({ type: 'undo' });
    expect(driver.views.get('wall')?.experiment.dataset).toEqual(smallExperiment.dataset);
    expect(wallPeople(driver).collect?.acceptedPointCount).toBe(3);
  });

  it('[SE96] takes as many points as a dataset holds, everyone’s first ones first', () => {
    const driver = classroom();
    driver.command({ type: 'collect-open' });
    for (let i = 0; i < 60; i++) {
      driver.joinStudent(`s${i}`);
      const points = Array.from({ length: 50 }, (_, k): OfferedPoint => [i, k, 1]);
      offer(driver, `s${i}`, points);
    }
    driver.command({ type: 'collect-accept', offerIds: 'all' });
    driver.command({ type: 'collect-use' });
    const { dataset } = driver.saved.experiment;
    const points = dataset.type === 'custom' ? dataset.points : [];
    expect(points).toHaveLength(2000);
    expect(new Set(points.map(([student]) => student)).size).toBe(60);
    expect(Math.max(...points.map(([, place]) => place))).toBe(33);
  });
});

/** A network as a sandbox has trained it, other than the class's. */
function sandbox(more: Partial<Experiment> = {}) {
  const experiment: Experiment = {
    ...smallExperiment,
    hiddenLayers: [{ unitCount: 3, activation: 'relu' }],
    learningRate: 0.7,
    ...more,
  };
  const parameters = Array.from(createTrainingState(experiment).parameters, (_, i) => i / 8);
  return { type: 'offer-network', experiment, epoch: 40, parameters } as const;
}

describe('a student’s own network', () => {
  it('[SE100] is offered to the teachers alone, who see the newest', () => {
    const driver = classOf('Ada');
    expect(driver.command(sandbox(), 'ada')).toMatchObject({ ok: true });
    expect(driver.tellings('offer')).toMatchObject([
      { to: ['teacher'], message: { kind: 'network', offerId: 'network-1', epoch: 40 } },
    ]);
    driver.command(sandbox(), 'ada');
    driver.run(300);
    expect(desk(driver).networkOffers).toEqual([
      { offerId: 'network-2', seatId: 'seat-ada', name: 'Ada', epoch: 40, fate: 'waiting' },
    ]);
    expect(mine(driver, 'ada').network).toEqual({ fate: 'waiting' });
    driver.command({ type: 'offer-refuse', offerId: 'network-2' });
    expect(mine(driver, 'ada').network).toEqual({ fate: 'refused' });
    expect(driver.command({ type: 'offer-refuse', offerId: 'network-1' })).toMatchObject({
      code: 'unknown-id',
    });
    expect(driver.command({ type: 'offer-refuse', offerId: 'network-2' })).toMatchObject({
      code: 'not-now',
    });
    expect(driver.saved.people.networks['seat-ada'].network).toBeNull();
  });

  it('[SE100] is refused where it is no network of its experiment, and where none are taken', () => {
    const driver = classOf('Ada');
    const cut = { ...sandbox(), parameters: [1, 2] };
    expect(driver.command(cut, 'ada')).toMatchObject({ code: 'bad-message' });
    driver.command({ type: 'offers', isOn: false });
    expect(driver.command(sandbox(), 'ada')).toMatchObject({ code: 'not-now' });
  });

  it('[SE100] waits with 29 others at most', () => {
    const driver = classroom();
    for (let i = 0; i < 31; i++) driver.joinStudent(`s${i}`);
    for (let i = 0; i < 30; i++) {
      expect(driver.command(sandbox(), `s${i}`)).toMatchObject({ ok: true });
    }
    expect(driver.command(sandbox(), 's30')).toMatchObject({ code: 'not-now' });
    expect(driver.command(sandbox(), 's3')).toMatchObject({ ok: true });
    driver.command({ type: 'offer-refuse', offerId: 'network-1' });
    expect(driver.command(sandbox(), 's30')).toMatchObject({ ok: true });
  });

  it('[SE101] becomes the class’s: its experiment, parameters and epoch, under a new start number', () => {
    const driver = classOf('Ada');
    driver.command({ type: 'step', to: 'epoch' });
    driver.settle();
    const before = driver.saved;
    const offered = sandbox();
    driver.command(offered, 'ada');
    driver.command({ type: 'offer-accept', offerId: 'network-1', isCredited: false });
    const wall = driver.views.get('wall')!;
    expect(wall.experiment).toEqual(offered.experiment);
    expect([...wall.snapshot.parameters]).toEqual(offered.parameters);
    expect(wall.snapshot).toMatchObject({ epoch: 40, start: before.start + 1 });
    expect(wall.history.map(({ epoch }) => epoch)).toEqual([40]);
    expect(wall.marks).toMatchObject([{ epoch: 40, parts: ['hiddenLayers', 'learningRate'] }]);
    expect(driver.changes()).toHaveLength(1);
    expect(snapshotOf(driver.changes()[0]?.frame).epoch).toBe(40);
    driver.command({ type: 'step', to: 'epoch' });
    driver.settle();
    expect(driver.epoch).toBe(41);
    driver.command({ type: 'undo' });
    expect(driver.saved.training.parameters).toEqual(before.training.parameters);
    expect(driver.saved.experiment).toEqual(before.experiment);
  });

  it('[SE101] goes on training where the class was training', () => {
    const driver = classOf('Ada');
    driver.command({ type: 'start' });
    driver.command(sandbox(), 'ada');
    driver.command({ type: 'offer-accept', offerId: 'network-1', isCredited: false });
    driver.run(1000);
    expect(driver.saved.phase).toBe('training');
    expect(driver.epoch).toBeGreaterThan(45);
  });

  it('[SE102] is credited only by the teacher’s wish, until another start, and never where names are hidden', () => {
    const driver = classOf('Ada', 'Grace');
    driver.command(sandbox(), 'ada');
    driver.command({ type: 'offer-accept', offerId: 'network-1', isCredited: true });
    expect(driver.told('grace', 'names')).toMatchObject({ credit: 'Ada' });
    expect(driver.told('wall', 'names')).toBeNull();
    driver.command({ type: 'wall-names', isOn: true });
    expect(driver.told('wall', 'names')).toMatchObject({ credit: 'Ada' });
    driver.command({ type: 'hide-names', isOn: true });
    for (const who of ['wall', 'grace']) expect(driver.told(who, 'names')?.credit).toBeNull();
    driver.command({ type: 'hide-names', isOn: false });
    driver.command({ type: 'change', experiment: { learningRate: 0.01 } });
    expect(driver.told('grace', 'names')).toMatchObject({ credit: 'Ada' });
    driver.command({ type: 'reset' });
    expect(driver.told('grace', 'names')).toMatchObject({ credit: null });
    const recorded = JSON.stringify(driver.recording.map(({ message }) => message));
    expect(recorded).not.toContain('Ada');
  });
});

describe('thirty seeds', () => {
  const resultOf = (driver: SessionDriver, who: string, loss: number) => {
    const { seed } = mine(driver, who);
    const parameters = Array.from(driver.saved.training.parameters);
    return {
      type: 'seed-result',
      round: 1,
      seed: seed ?? -1,
      epoch: 50,
      loss,
      parameters,
    } as const;
  };

  it('[SE105] give every device a start of its own, also one that comes later', () => {
    const driver = classOf('Ada', 'Grace');
    driver.command({ type: 'seeds-open', untilEpoch: 50 });
    driver.joinStudent('late');
    const seeds = ['ada', 'grace', 'late'].map((who) => mine(driver, who).seed);
    expect(seeds).toEqual([1, 2, 3].map((i) => smallExperiment.seed + i));
    expect(wallPeople(driver).seeds).toEqual({
      round: 1,
      isOpen: true,
      experiment: driver.saved.experiment,
      untilEpoch: 50,
    });
    driver.command({ type: 'seeds-close' });
    expect(mine(driver, 'ada').seed).toBeNull();
  });

  it('[SE106] show what came of them to teachers and walls, without names', () => {
    const driver = classOf('Ada', 'Grace');
    driver.command({ type: 'seeds-open', untilEpoch: 50 });
    const result = resultOf(driver, 'grace', 0.3);
    expect(driver.command(result, 'grace')).toMatchObject({ ok: true });
    const { round, seed, epoch, loss, parameters } = result;
    const message = { type: 'seed-result', round, device: 1, seed, epoch, loss, parameters };
    expect(driver.tellings('seed-result')).toEqual([
      { type: 'tell', to: ['teacher', 'wall'], message },
    ]);
    driver.command({ ...result, loss: 0.2 }, 'grace');
    driver.join('late-wall', { role: 'wall' });
    expect(driver.tellings('seed-result')).toEqual([
      { type: 'tell', to: ['late-wall'], message: { ...message, loss: 0.2 } },
    ]);
    driver.run(300);
    expect(desk(driver).seedCount).toBe(1);
  });

  it('[SE106] are refused with another seed, network, epoch or round', () => {
    const driver = classOf('Ada');
    driver.command({ type: 'seeds-open', untilEpoch: 50 });
    const good = resultOf(driver, 'ada', 0.3);
    for (const bad of [{ seed: good.seed + 1 }, { parameters: [1] }, { epoch: 51 }]) {
      expect(driver.command({ ...good, ...bad }, 'ada')).toMatchObject({ code: 'bad-message' });
    }
    expect(driver.command({ ...good, round: 2 }, 'ada')).toMatchObject({ code: 'not-now' });
    driver.command({ type: 'seeds-close' });
    expect(driver.command(good, 'ada')).toMatchObject({ code: 'not-now' });
    driver.command({ type: 'seeds-clear' });
    for (const type of ['seeds-close', 'seeds-clear'] as const) {
      expect(driver.command({ type })).toMatchObject({ code: 'not-now' });
    }
  });
});

describe('codes and keys', () => {
  it('[SE110] are made outside, after the command is saved; the ack follows', () => {
    const driver = classOf();
    driver.command({ type: 'new-code' }, 'teacher', 'again');
    expect(driver.last.map(({ type }) => type).slice(0, 2)).toEqual(['save', 'renew']);
    expect(driver.of('ack')).toEqual([]);
    expect(driver.of('renew')).toMatchObject([{ what: 'code', connectionId: 'teacher' }]);
    expect(driver.command({ type: 'new-code' }, 'teacher', 'again')).toMatchObject({
      code: 'duplicate',
    });
    driver.handle({ type: 'recoded', code: 'WXYZWX' });
    expect(driver.last.map(({ type }) => type)).toEqual(['save', 'broadcast']);
    expect(driver.views.get('wall')?.code).toBe('WXYZWX');
    expect(driver.session.stateMessage().code).toBe('WXYZWX');
  });

  it('[SE110] a new key sends the teachers of the old one away, but not who asked', () => {
    const driver = classOf();
    driver.joinTeacher('second-teacher');
    driver.join('co-teacher', { role: 'teacher', isCoTeacher: true });
    expect(driver.of('welcome')[0].welcome).toEqual({ role: 'teacher', isCoTeacher: true });
    const key = 'k'.repeat(43);
    driver.command({ type: 'new-key', key });
    expect(driver.of('renew')).toMatchObject([{ what: 'key', key }]);
    expect(driver.of('drop')).toMatchObject([
      { connectionId: 'second-teacher', refusal: { code: 'key-ended' } },
    ]);
    expect(JSON.stringify(driver.saved)).not.toContain(key);
  });

  it('[SE111] a co-teacher leads the class, and has no say over keys', () => {
    const driver = classOf('Ada');
    driver.command({ type: 'co-teacher', isOn: true });
    expect(desk(driver).hasCoTeacher).toBe(true);
    driver.join('co-teacher', { role: 'teacher', isCoTeacher: true });
    expect(driver.command({ type: 'start' }, 'co-teacher')).toMatchObject({ ok: true });
    expect(driver.command({ type: 'kick', seatId: 'seat-ada' }, 'co-teacher')).toMatchObject({
      ok: true,
    });
    for (const body of [{ type: 'new-key' }, { type: 'co-teacher', isOn: true }] as const) {
      expect(driver.command(body, 'co-teacher')).toMatchObject({ code: 'forbidden' });
    }
    driver.command({ type: 'co-teacher', isOn: false });
    expect(driver.of('renew')).toMatchObject([{ what: 'no-co-teacher-key' }]);
    expect(driver.of('drop')).toMatchObject([{ connectionId: 'co-teacher' }]);
    expect(desk(driver).hasCoTeacher).toBe(false);
  });
});

describe('what was tried', () => {
  it('[SE115] is kept, with what had been come to when it was changed', () => {
    const driver = classOf();
    driver.command({ type: 'step', to: 'snapshot' });
    driver.settle();
    const { metrics } = driver.saved;
    driver.command({ type: 'change', experiment: { learningRate: 0.5 } });
    driver.command({ type: 'change', experiment: { pace: 'max' } });
    driver.command({ type: 'set-parameter', index: 0, value: 1 });
    driver.command({ type: 'set-parameter', index: 0, value: 2 });
    driver.command({
      type: 'change',
      experiment: { dataset: { ...smallExperiment.dataset, seed: 9 } },
    });
    driver.command({ type: 'undo' });
    const rows = driver.saved.people.tried;
    expect(rows.map(({ what, start, epoch, parts }) => [what, start, epoch, parts])).toEqual([
      ['change', 1, 2, { learningRate: 0.5 }],
      ['change', 1, 2, { pace: 'max' }],
      ['parameter', 1, 2, {}],
      ['new-start', 1, 2, { dataset: 'exor' }],
      ['restored', 2, 0, { dataset: 'exor' }],
    ]);
    expect(rows[0].metrics).toEqual(metrics);
  });
});
