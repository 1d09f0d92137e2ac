import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import '../../client/elements/controls/data-panel.ts';
import '../../client/elements/controls/training-panel.ts';
import '../../client/elements/controls/transport.ts';
import { paces } from '../../client/elements/controls/pace.ts';
import { experimentPatchSchema, type Experiment } from '../../shared/experiment.ts';
import { presets } from '../../shared/presets.ts';
import { commandSchema, type CommandBody } from '../../shared/protocol/commands.ts';
import { allInside, inside, mount, unmount } from './support/mount.ts';
import { trainedView } from './support/trained-view.ts';

afterEach(unmount);

const lesson = presets['exor-two-hidden'].experiment;

/** What the element asked the page to send; each is a command the server takes. */
function listen(element: HTMLElement): CommandBody[] {
  const asked: CommandBody[] = [];
  element.addEventListener('session-command', (event) => {
    expect(commandSchema.parse({ ...event.detail, id: 'x' })).toBeTruthy();
    asked.push(event.detail);
  });
  return asked;
}

async function panel<Tag extends 'ml-data-panel' | 'ml-training-panel'>(
  tag: Tag,
  experiment: Experiment = lesson,
) {
  const element = document.createElement(tag);
  element.experiment = experiment;
  mount(element, 260);
  await element.updateComplete;
  const asked = listen(element);
  return { element, asked };
}

const control = <E extends HTMLElement>(element: HTMLElement, id: string) =>
  inside<E>(element, `#${id}`);

const shown = (element: HTMLElement, id: string) =>
  control<HTMLSelectElement>(element, id).selectedOptions[0].textContent;

/** A slider moved by its keys, and let go. */
function slide(input: HTMLInputElement, value: string): void {
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

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

describe('ml-data-panel', () => {
  it('[PA53] names the lesson and says what to look for', async () => {
    const { element, asked } = await panel('ml-data-panel');
    expect(shown(element, 'lesson')).toBe('EX-OR, two hidden layers');
    expect(inside(element, '.look').textContent).toContain('140 epochs');
    await userEvent.selectOptions(control(element, 'lesson'), 'Two moons');
    expect(asked).toEqual([{ type: 'preset', name: 'moons-0' }]);
  });

  it('[PA53] calls it the teacher’s own when it is no lesson any more', async () => {
    const { element, asked } = await panel('ml-data-panel', { ...lesson, testShare: 0.3 });
    expect(shown(element, 'lesson')).toBe('Your own settings');
    await userEvent.selectOptions(control(element, 'lesson'), 'EX-OR, two hidden layers');
    expect(asked).toEqual([{ type: 'preset', name: 'exor-two-hidden' }]);
  });

  it('[PA52] offers every generated dataset as a picture of its points', async () => {
    const { element, asked } = await panel('ml-data-panel');
    const radios = allInside<HTMLInputElement>(element, '[type=radio]');
    expect(radios).toHaveLength(10);
    expect(radios.filter((radio) => radio.checked).map((radio) => radio.ariaLabel)).toEqual([
      'EX-OR',
    ]);
    for (const picture of allInside(element, 'ml-dataset-picture')) {
      // Of a hundred points and more, as many circles as triangles, give or take a few.
      const [circles, triangles] = allInside(picture, 'path').map(
        (path) => (path.getAttribute('d') ?? '').split('M').length - 1,
      );
      expect(circles).toBeGreaterThan(40);
      expect(triangles).toBeGreaterThan(40);
    }
    for (const radio of radios.slice(1)) await userEvent.click(radio);
    const types = asked.map((body) => body.type === 'change' && body.experiment.dataset?.type);
    expect(new Set(types).size).toBe(9);
  });

  it('[PA52] turns the data’s own numbers, each within its dataset', async () => {
    const { element, asked } = await panel('ml-data-panel');
    slide(control(element, 'data-noise'), '0.2');
    slide(control(element, 'test-share'), '0.3');
    await userEvent.fill(control(element, 'point-count'), '99999');
    await userEvent.tab();
    const { dataset } = lesson;
    expect(asked).toEqual([
      { type: 'change', experiment: { dataset: { ...dataset, noise: 0.2 } } },
      { type: 'change', experiment: { testShare: 0.3 } },
      { type: 'change', experiment: { dataset: { ...dataset, pointCount: 5000 } } },
    ]);
  });

  it('[PA52] says what a slider stands at while it is dragged, and asks when it is let go', async () => {
    const { element, asked } = await panel('ml-data-panel');
    const input = control<HTMLInputElement>(element, 'data-noise');
    input.value = '0.4';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    expect(inside(element, 'output[for=data-noise]').textContent).toBe('0.4');
    expect(asked).toEqual([]);
    element.requestUpdate();
    await element.updateComplete;
    expect(inside(element, 'output[for=data-noise]').textContent).toBe('0');
  });

  it('[PA52] draws other points with another seed', async () => {
    const { element, asked } = await panel('ml-data-panel');
    await userEvent.click(inside(element, '.seed button'));
    await userEvent.fill(control(element, 'data-seed'), '77');
    await userEvent.tab();
    expect(asked).toHaveLength(2);
    expect(asked[1]).toEqual({
      type: 'change',
      experiment: { dataset: { ...lesson.dataset, seed: 77 } },
    });
  });

  it('[PA143] asks for the dialogs of own data, and says how many points are the teacher’s own', async () => {
    const points: [number, number, 0 | 1][] = [
      [0, 0, 1],
      [1, 1, 0],
    ];
    const dataset = { type: 'custom' as const, seed: 0, points };
    const { element, asked } = await panel('ml-data-panel', { ...lesson, dataset });
    const parts: string[] = [];
    element.addEventListener('own-data', ({ detail }) => parts.push(detail));
    for (const button of allInside(element, '.own button, .save button')) {
      await userEvent.click(button);
    }
    expect(parts).toEqual(['edit', 'draw', 'csv', 'experiment']);
    expect(asked).toEqual([]);
    expect(inside(element, '.name').textContent.replace(/\s+/g, ' ').trim()).toBe(
      'Own points2 points',
    );
  });

  it('[PA52] adds and removes features, in their order, but not the last', async () => {
    const { element, asked } = await panel('ml-data-panel');
    const buttons = allInside<HTMLButtonElement>(element, '.features button');
    expect(buttons).toHaveLength(7);
    await userEvent.click(buttons[5]);
    await userEvent.click(buttons[0]);
    element.experiment = { ...lesson, features: ['x2'] };
    await element.updateComplete;
    buttons[1].click();
    expect(asked).toEqual([
      { type: 'change', experiment: { features: ['x1', 'x2', 'sin-x1'] } },
      { type: 'change', experiment: { features: ['x2'] } },
    ]);
    expect(buttons[1].getAttribute('aria-disabled')).toBe('true');
  });
});

describe('ml-transport', () => {
  const isOff = (button: Element) => button.getAttribute('aria-disabled') === 'true';

  async function transport(state: Parameters<typeof trainedView>[0] = {}) {
    const element = document.createElement('ml-transport');
    element.view = trainedView(state);
    mount(element, 800);
    await element.updateComplete;
    const buttons = allInside<HTMLButtonElement>(element, 'button');
    const press = (name: string) =>
      userEvent.click(buttons.find((button) => button.textContent.trim() === name) ?? element);
    return { element, buttons, press, asked: listen(element) };
  }

  it('[PA54] trains, steps and begins again', async () => {
    const { press, asked } = await transport();
    for (const name of ['Train', '1 epoch', '2 epochs', 'Same start', 'New start']) {
      await press(name);
    }
    expect(asked).toEqual([
      { type: 'start' },
      { type: 'step', to: 'epoch' },
      { type: 'step', to: 'snapshot' },
      { type: 'reset' },
      { type: 'reroll' },
    ]);
  });

  it('[PA54] pauses while it trains, and steps only when it rests', async () => {
    const { press, asked, buttons } = await transport({ state: { phase: 'training' } });
    await press('Pause');
    expect(asked).toEqual([{ type: 'pause' }]);
    const off = buttons.filter(isOff);
    expect(off.map((button) => button.textContent.trim())).toEqual([
      '1 epoch',
      '2 epochs',
      'Undo',
      'Redo',
    ]);
  });

  it('[PA66] takes a change back and makes it again, where there is one', async () => {
    const none = await transport();
    const off = none.buttons.filter(isOff);
    expect(off.map((button) => button.querySelector('span')?.textContent)).toEqual([
      'Undo',
      'Redo',
    ]);
    const { press, asked } = await transport({ state: { canUndo: true, canRedo: true } });
    await press('Undo');
    await press('Redo');
    expect(asked).toEqual([{ type: 'undo' }, { type: 'redo' }]);
  });

  it('[PA66] leaves the focus on the last redo, which then asks for nothing', async () => {
    const { element, buttons, asked } = await transport({ state: { canRedo: true } });
    const redo = buttons.find((button) => button.textContent.trim() === 'Redo');
    redo?.focus();
    element.view = trainedView({ state: { canRedo: false } });
    await element.updateComplete;
    // Browsers take the focus from what is disabled a frame later.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    expect(element.shadowRoot?.activeElement).toBe(redo);
    redo?.click();
    expect(asked).toEqual([]);
  });

  it('[PA54] keeps the focus on the button that was pressed', async () => {
    const { element, buttons } = await transport();
    buttons[0].focus();
    element.view = trainedView({ state: { phase: 'training' } });
    await element.updateComplete;
    expect(buttons[0].textContent.trim()).toBe('Pause');
    expect(element.shadowRoot?.activeElement).toBe(buttons[0]);
  });

  it('[PA54] sets the pace, up to as fast as it goes', async () => {
    const { element, asked } = await transport();
    const input = control<HTMLInputElement>(element, 'pace');
    expect(input.ariaValueText).toBe('40 epochs/s');
    slide(input, '1');
    slide(input, String(paces.length - 1));
    expect(asked).toEqual([
      { type: 'change', experiment: { pace: 1 } },
      { type: 'change', experiment: { pace: 'max' } },
    ]);
  });
});
