import { describe, expect, it } from 'vitest';
import { classOf } from '../../support/people-class.ts';
import { smallExperiment } from '../../support/session-driver.ts';

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
