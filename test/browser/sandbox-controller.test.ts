import type { ReactiveControllerHost } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';
import { SandboxController } from '../../client/sandbox/sandbox-controller.ts';
import { TrainerThread } from '../../client/training/trainer-thread.ts';
import { preparedDataOf } from '../../shared/datasets/prepared-data.ts';
import { trainSlice } from '../../shared/engine/trainer.ts';
import { forkOf } from '../../shared/lesson/fork.ts';
import type { View } from '../../shared/view/view.ts';
import { trainedView } from './support/trained-view.ts';

let sandbox: SandboxController;
let onUpdate: () => void = () => undefined;
let threadCount = 0;

function create(
  options: ConstructorParameters<typeof SandboxController>[1] = {},
): SandboxController {
  threadCount = 0;
  const host = {
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => onUpdate(),
    updateComplete: Promise.resolve(true),
  } satisfies ReactiveControllerHost;
  sandbox = new SandboxController(host, {
    createThread: () => {
      threadCount++;
      return new TrainerThread();
    },
    ...options,
  });
  sandbox.hostConnected();
  return sandbox;
}

afterEach(() => {
  onUpdate = () => undefined;
  sandbox.hostDisconnected();
});

/** Fulfilled with the first view for which `holds`. */
const until = (holds: (view: View) => boolean) =>
  new Promise<View>((resolve) => {
    const look = () => {
      if (sandbox.view && holds(sandbox.view)) resolve(sandbox.view);
    };
    onUpdate = look;
    look();
  });

/** What the engine makes of `view`'s network in one go. */
function trainedTo(view: View, untilEpoch: number): Float64Array {
  const { experiment, training } = forkOf(view);
  const limits = { untilEpoch, budgetMs: Infinity, now: () => 0 };
  return trainSlice(experiment, preparedDataOf(experiment), training, limits).state.parameters;
}

const fast = { experiment: { pace: 'max' as const, snapshotEvery: 5 }, epochs: 20 };

describe('SandboxController', () => {
  it('[PA257] begins with what the page shows, and trains it to the bits of the engine', async () => {
    const view = trainedView(fast);
    create().fork(view);
    expect(sandbox.view).toMatchObject({ code: view.code, title: view.title, phase: 'paused' });
    expect(sandbox.view?.snapshot.parameters).toEqual(view.snapshot.parameters);
    await sandbox.send({
      type: 'change',
      experiment: { stop: { epoch: 300, loss: null, accuracy: null } },
    });
    await sandbox.send({ type: 'start' });
    const { snapshot } = await until(({ phase }) => phase === 'finished');
    expect(snapshot.epoch).toBe(300);
    expect(sandbox.saved?.training.parameters).toEqual(trainedTo(view, 300));
    expect(threadCount).toBe(1);
  });

  it('[PA257] answers commands as a class does: refused, undone, restored', async () => {
    create();
    expect(await sandbox.send({ type: 'start' })).toMatchObject({ ok: false });
    const view = trainedView(fast);
    sandbox.fork(view);
    expect(await sandbox.send({ type: 'pause' })).toMatchObject({ ok: false, code: 'not-now' });
    await sandbox.send({ type: 'set-parameter', index: 0, value: 7 });
    expect(sandbox.view?.snapshot.parameters[0]).toBe(7);
    expect(sandbox.view?.canUndo).toBe(true);
    await sandbox.send({ type: 'undo' });
    expect(sandbox.view?.snapshot.parameters).toEqual(view.snapshot.parameters);
    expect(sandbox.view).toMatchObject({ canUndo: false, canRedo: true });
  });

  it('[PA257] rests while it is held, and goes on afterwards; closed, it is paused', async () => {
    const real = new TrainerThread();
    let underWay: Promise<unknown> = Promise.resolve();
    let sliceCount = 0;
    const train: TrainerThread['train'] = (task) => {
      sliceCount++;
      const slice = real.train(task);
      underWay = slice;
      return slice;
    };
    create({ createThread: () => ({ train, close: () => undefined }) });
    sandbox.fork(trainedView({ epochs: 1, experiment: { pace: 1000, snapshotEvery: 2 } }));
    await sandbox.send({ type: 'start' });
    await until(({ snapshot }) => snapshot.epoch > 50);
    sandbox.isHeld = true;
    // What was under way comes in; nothing is begun after it, though the next one is long due.
    const before = sliceCount;
    await underWay;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(sliceCount).toBe(before);
    const last = sandbox.saved?.training.epoch ?? 0;
    sandbox.isHeld = false;
    await until(({ snapshot }) => snapshot.epoch > last);
    sandbox.close();
    expect(sandbox.view?.phase).toBe('paused');
    await sandbox.send({ type: 'step', to: 'epoch' });
    const { epoch } = sandbox.saved?.training ?? { epoch: 0 };
    await until(({ snapshot }) => snapshot.epoch > epoch);
    real.close();
  });

  it('[PA257] tries a slice again whose thread failed, and gives up after five', async () => {
    let failureCount = 0;
    const real = new TrainerThread();
    let failsFor = 2;
    create({
      createThread: () => ({
        train: (task) => {
          if (failureCount >= failsFor) return real.train(task);
          failureCount++;
          return Promise.reject(new Error('the thread died'));
        },
        close: () => undefined,
      }),
    }).fork(trainedView(fast));
    await sandbox.send({ type: 'start' });
    await until(({ snapshot }) => snapshot.epoch > 20);
    await sandbox.send({ type: 'pause' });
    failsFor = Infinity;
    failureCount = 0;
    await sandbox.send({ type: 'start' });
    await until(({ phase }) => phase === 'paused');
    expect(failureCount).toBe(5);
    real.close();
  });

  it('[PA252] keeps what it has at each command, while it trains, and at the end', async () => {
    const kept: number[] = [];
    create({ keep: ({ training }) => kept.push(training.epoch) }).fork(trainedView(fast));
    expect(kept).toEqual([20]);
    await sandbox.send({ type: 'start' });
    await until(({ snapshot }) => snapshot.epoch > 40);
    sandbox.close();
    expect(kept.at(-1)).toBe(sandbox.saved?.training.epoch);
    expect(kept.at(-1)).toBeGreaterThan(20);
  });

  it('[PA335] keeps what is another than what was kept, and nothing twice', async () => {
    const kept: number[] = [];
    create({ keep: ({ training }) => kept.push(training.epoch) });
    const leave = () => window.dispatchEvent(new PageTransitionEvent('pagehide'));
    const view = trainedView(fast);
    sandbox.fork(view);
    expect(kept).toEqual([20]);
    leave();
    sandbox.close();
    expect(kept).toEqual([20]);
    await sandbox.send({ type: 'set-parameter', index: 0, value: 7 });
    leave();
    expect(kept).toEqual([20, 20]);
    // What was found in the store is there already; another tab may store something newer.
    sandbox.begin(sandbox.saved!, view);
    leave();
    expect(kept).toEqual([20, 20]);
  });
});
