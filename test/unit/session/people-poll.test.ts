import { describe, expect, it } from 'vitest';
import { classOf, desk, mine, wallPeople } from '../../support/people-class.ts';

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
