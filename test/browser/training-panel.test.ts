import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import '../../client/elements/controls/data-panel.ts';
import '../../client/elements/controls/training-panel.ts';
import { experimentPatchSchema, type Experiment } from '../../shared/experiment.ts';
import { presets } from '../../shared/presets.ts';
import { allInside, mount, unmount } from './support/mount.ts';
import { lesson, panel, control, shown } from './support/panels.ts';

afterEach(unmount);

describe('ml-training-panel', () => {
  it('[PA50] shows what the experiment has', async () => {
    const { element } = await panel('ml-training-panel', {
      ...lesson,
      learningRate: 0.05,
      batchSize: 5000,
      shuffle: true,
      optimizer: { type: 'momentum', momentum: 0.8 },
      regularization: { type: 'l2', rate: 0.003 },
      loss: 'squared-error',
      stop: { epoch: 400, loss: null, accuracy: 0.995 },
    });
    const ids = ['learning-rate', 'batch-size', 'optimizer', 'momentum', 'regularization'];
    expect(ids.map((id) => shown(element, id))).toEqual(['0.05', 'all', 'Momentum', '0.8', 'L2']);
    expect(shown(element, 'regularization-rate')).toBe('0.003');
    expect(shown(element, 'loss')).toBe('Squared error');
    expect(shown(element, 'activation-1')).toBe('Sigmoid');
    expect(control<HTMLInputElement>(element, 'shuffle').checked).toBe(true);
    const stops = ['stop-epoch', 'stop-loss', 'stop-accuracy'];
    const values = stops.map((id) => control<HTMLInputElement>(element, id).value);
    expect(values).toEqual(['400', '', '99.5']);
  });

  it('[PA67] says of the data whether another choice goes on with what was learned', async () => {
    const panel = document.createElement('ml-data-panel');
    panel.experiment = presets['moons-0'].experiment;
    mount(panel, 300);
    await panel.updateComplete;
    const said = () => panel.shadowRoot?.querySelector('h2 small')?.textContent;
    expect(said()).toBe('starts over');
    panel.keepsLearned = true;
    await panel.updateComplete;
    expect(said()).toBe('goes on learning');
  });

  it('[PA67] asks whether a changed network goes on with what it learned', async () => {
    const { element } = await panel('ml-training-panel');
    const box = control<HTMLInputElement>(element, 'keep-learned');
    expect(box.checked).toBe(false);
    const asked: boolean[] = [];
    element.addEventListener('keep-learned-change', (event) => {
      asked.push((event as CustomEvent<boolean>).detail);
    });
    await userEvent.click(box);
    expect(asked).toEqual([true]);
  });

  it.each<[id: string, choice: string, patch: Partial<Experiment>]>([
    ['learning-rate', '0.3', { learningRate: 0.3 }],
    ['batch-size', '30', { batchSize: 30 }],
    ['optimizer', 'Adam', { optimizer: { type: 'adam' } }],
    ['optimizer', 'Momentum', { optimizer: { type: 'momentum', momentum: 0.9 } }],
    ['regularization', 'L1', { regularization: { type: 'l1', rate: 0.001 } }],
    ['snapshot-every', '25 epochs', { snapshotEvery: 25 }],
    ['initializer', 'Zeros', { initializer: 'zeros' }],
    ['loss', 'Squared error', { loss: 'squared-error' }],
    [
      'activation-1',
      'ReLU',
      { hiddenLayers: [lesson.hiddenLayers[0], { unitCount: 3, activation: 'relu' }] },
    ],
  ])('[PA50] asks for %s %s, and that alone', async (id, choice, patch) => {
    const { element, asked } = await panel('ml-training-panel');
    await userEvent.selectOptions(control(element, id), choice);
    expect(asked).toEqual([{ type: 'change', experiment: patch }]);
    expect(experimentPatchSchema.parse(patch)).toEqual(patch);
  });

  it('[PA50] has at least TensorFlow Playground’s rates', async () => {
    const { element } = await panel('ml-training-panel');
    const options = [...control<HTMLSelectElement>(element, 'learning-rate').options];
    const rates = options.map((option) => Number(option.text));
    const known = [0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];
    expect(rates).toEqual(expect.arrayContaining(known));
    expect(rates).toEqual([...rates].sort((a, b) => a - b));
  });

  it('[PA50] shows a rate that is none of its own', async () => {
    const { element } = await panel('ml-training-panel', { ...lesson, learningRate: 0.0123 });
    expect(shown(element, 'learning-rate')).toBe('0.0123');
  });

  it('[PA50] sets a stop and takes it back; what is too much becomes the most', async () => {
    const { element, asked } = await panel('ml-training-panel');
    const { stop } = lesson;
    await userEvent.fill(control(element, 'stop-loss'), '0.05');
    await userEvent.fill(control(element, 'stop-accuracy'), '120');
    await userEvent.clear(control(element, 'stop-epoch'));
    await userEvent.tab();
    expect(asked).toEqual([
      { type: 'change', experiment: { stop: { ...stop, loss: 0.05 } } },
      { type: 'change', experiment: { stop: { ...stop, accuracy: 1 } } },
      { type: 'change', experiment: { stop: { ...stop, epoch: null } } },
    ]);
  });

  it('[PA51] goes back to what is where a change was refused', async () => {
    const { element } = await panel('ml-training-panel');
    await userEvent.selectOptions(control(element, 'learning-rate'), '10');
    expect(shown(element, 'learning-rate')).toBe('10');
    element.requestUpdate();
    await element.updateComplete;
    expect(shown(element, 'learning-rate')).toBe('0.01');
  });

  it('[PA51] follows another’s change, in what was touched as well', async () => {
    const { element, asked } = await panel('ml-training-panel');
    await userEvent.selectOptions(control(element, 'learning-rate'), '10');
    element.experiment = { ...lesson, learningRate: 0.1, shuffle: true };
    await element.updateComplete;
    expect(shown(element, 'learning-rate')).toBe('0.1');
    expect(control<HTMLInputElement>(element, 'shuffle').checked).toBe(true);
    expect(asked).toHaveLength(1);
  });

  it('[PA50] names every control, and says beside it what it means', async () => {
    const { element } = await panel('ml-training-panel');
    for (const field of allInside<HTMLSelectElement>(element, 'select, input')) {
      expect(field.labels?.[0]?.textContent.trim(), field.id).toBeTruthy();
    }
    const hint = control(element, 'learning-rate').getAttribute('aria-describedby') ?? '';
    expect(control(element, hint).textContent).toBe('how big each step is');
  });
});
