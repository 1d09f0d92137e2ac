import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../client/elements/outcome-note.ts';
import type { CommandBody } from '../../shared/protocol/commands.ts';
import { allInside, inside, unmount } from './support/mount.ts';
import { trainedView } from './support/trained-view.ts';
import { shown, rendered } from './support/shown.ts';
import { words } from './support/words.ts';

afterEach(() => {
  unmount();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('ml-outcome-note', () => {
  const stopped = (reason: 'epoch' | 'loss' | 'accuracy') =>
    trainedView({ epochs: 4, state: { phase: 'finished', outcome: { reason, epoch: 4 } } });

  it('[PA56] says which stop it was', async () => {
    const note = await shown('ml-outcome-note', { view: stopped('epoch'), isTeacher: true });
    expect(words(note)).toBe('Stopped at epoch 4, as set. “Train” goes on from here.');
    note.view = stopped('loss');
    await rendered(note);
    expect(words(note)).toContain('the loss is low enough');
    note.view = stopped('accuracy');
    note.isTeacher = false;
    await rendered(note);
    expect(words(note)).toContain('enough points are right');
    expect(words(note)).not.toContain('goes on');
  });

  it('[PA56] explains divergence, and tries a tenth of the rate from the same start', async () => {
    const view = trainedView({
      experiment: { learningRate: 3 },
      state: { phase: 'diverged', outcome: { reason: 'diverged', epoch: 12 } },
    });
    const note = await shown('ml-outcome-note', { view, isTeacher: true });
    expect(words(note)).toContain('past all bounds in epoch 12');
    const asked: CommandBody[] = [];
    note.addEventListener('session-command', (event) => asked.push(event.detail));
    await userEvent.click(inside(note, 'button'));
    expect(asked).toEqual([
      { type: 'change', experiment: { learningRate: 0.3 } },
      { type: 'reset' },
    ]);
    note.isTeacher = false;
    await rendered(note);
    expect(allInside(note, 'button')).toEqual([]);
  });

  it('[PA125] offers half the rate as well', async () => {
    const view = trainedView({
      experiment: { learningRate: 3 },
      state: { phase: 'diverged', outcome: { reason: 'diverged', epoch: 12 } },
    });
    const note = await shown('ml-outcome-note', { view, isTeacher: true });
    const asked: CommandBody[] = [];
    note.addEventListener('session-command', (event) => asked.push(event.detail));
    const buttons = allInside(note, 'button');
    expect(buttons.map((button) => button.textContent.trim())).toEqual([
      'Same start with rate 0.3',
      'Same start with rate 1.5',
    ]);
    await userEvent.click(buttons[1]);
    expect(asked).toEqual([
      { type: 'change', experiment: { learningRate: 1.5 } },
      { type: 'reset' },
    ]);
  });

  it('[PA125] hints at a plateau, and to the teacher at what to try', async () => {
    const training = trainedView({ epochs: 100, state: { phase: 'training' } });
    const point = training.history[0];
    const history = Array.from({ length: 100 }, (_, i) => ({
      ...point,
      epoch: i + 1,
      trainLoss: 0.69,
    }));
    const note = await shown('ml-outcome-note', {
      view: { ...training, history },
      isTeacher: true,
    });
    expect(words(note)).toBe('A plateau for 90 epochs: wait, or try a new start.');
    note.isTeacher = false;
    await rendered(note);
    expect(words(note)).toBe('The loss has hardly moved for 90 epochs: it may fall by itself.');
  });

  it('[PA175] says that the rate is too high, and why, in place of a plateau', async () => {
    const view = trainedView({
      preset: 'rate-too-high',
      epochs: 100,
      state: { phase: 'finished', outcome: { reason: 'epoch', epoch: 100 } },
    });
    const note = await shown('ml-outcome-note', { view });
    expect(words(note)).toContain('Stopped at epoch 100');
    const more = inside(note, 'ml-explain');
    expect(more.textContent).toContain('all units are saturated');
    await userEvent.click(inside(more, 'button'));
    expect(inside(more, '[popover]').textContent).toContain('% of what the hidden units give');
    await userEvent.keyboard('{Escape}');
    note.view = trainedView({ preset: 'dead-relu', epochs: 50 });
    await rendered(note);
    expect(words(note)).toContain('4 of 6 units are dead');
  });

  it('[PA56] says nothing while it trains', async () => {
    const view = trainedView({ state: { phase: 'training', outcome: null } });
    const note = await shown('ml-outcome-note', { view });
    expect(words(note)).toBe('');
  });
});
