import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { preparedDataOf } from '../../shared/datasets/prepared-data.ts';
import { createNetwork, type Network } from '../../shared/engine/network.ts';
import type { Outcome } from '../../shared/protocol/messages.ts';
import type { Seeds } from '../../shared/protocol/people-messages.ts';
import type { View } from '../../shared/view/view.ts';
import type { ClassContext } from '../elements/people/class-context.ts';
import { experimentOf, SeedRun, type SeedEnd } from '../training/seed-run.ts';
import type { Mine } from './people-news.ts';
import { forgetSeed, recallSeed, recallSeedNumber, rememberSeed } from './seed-draft.ts';
import { SeedReports } from './seed-reports.ts';

/** A device's own start, as its card shows it. */
export interface OwnSeed {
  seed: number;
  untilEpoch: number;
  /** The network as any other is drawn. */
  view: View;
  end: SeedEnd;
  /** The teacher takes no more. */
  isOver: boolean;
}

interface Host extends ReactiveControllerHost {
  view: View | null;
  mine: Mine | null;
  send: ClassContext['send'] | null;
}

/**
 * This device's part in a round of seeds: trains its own start while the round is open and the page
 * is looked at, tells the server what comes of it, and finds it again after a reload.
 */
export class SeedController implements ReactiveController {
  readonly #host: Host;
  #round = -1;
  #run: SeedRun | null = null;
  #network: Network | null = null;
  #sequence = 0;
  #own: OwnSeed | null = null;
  #hadMine = false;
  readonly #reports = new SeedReports((result) =>
    this.#host.send ? this.#host.send({ type: 'seed-result', ...result }) : null,
  );

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  /** What is shown; null where there is no round, or nothing of this device's in it. */
  get own(): OwnSeed | null {
    return this.#own;
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisibility);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#stop();
    this.#round = -1;
  }

  hostUpdate(): void {
    const { view, mine } = this.#host;
    const seeds = view?.people.seeds ?? null;
    if (!view || !seeds) {
      if (view && this.#round >= 0) forgetSeed(view.code, this.#round);
      this.#stop();
      this.#own = null;
      this.#round = -1;
      return;
    }
    if (seeds.round !== this.#round) {
      if (this.#round >= 0) forgetSeed(view.code, this.#round);
      this.#stop();
      this.#own = null;
      this.#round = seeds.round;
    }
    if (!seeds.isOpen) this.#close(view, seeds);
    else if (mine?.seed !== null && mine?.seed !== undefined) this.#train(view, seeds, mine.seed);
    // The line was broken: what was sent last may be lost with it.
    if (mine && !this.#hadMine && this.#run) this.#report();
    this.#hadMine = mine !== null;
  }

  #train(view: View, { round, experiment, untilEpoch }: Seeds, seed: number): void {
    if (this.#run?.task.seed === seed) return;
    this.#stop();
    const task = { experiment, seed, untilEpoch };
    const run = new SeedRun(task, recallSeed(view.code, round, task), () => {
      this.#show();
      this.#report();
      this.#host.requestUpdate();
    });
    this.#run = run;
    this.#network = createNetwork(experiment.features.length, experiment.hiddenLayers);
    this.#show();
    this.#report();
    if (document.hidden) run.rest();
    else run.go();
  }

  /** No more results are taken: what this start came to stays to be seen. */
  #close(view: View, { round, experiment, untilEpoch }: Seeds): void {
    if (this.#own?.isOver) return;
    const seed = this.#run?.task.seed ?? recallSeedNumber(view.code, round);
    if (seed === null) return;
    const task = { experiment, seed, untilEpoch };
    const kept = recallSeed(view.code, round, task);
    if (!this.#run && kept) {
      this.#run = new SeedRun(task, kept, () => undefined);
      this.#network = createNetwork(experiment.features.length, experiment.hiddenLayers);
    }
    this.#show();
    if (this.#own) this.#own = { ...this.#own, isOver: true };
    this.#stop();
  }

  #stop(): void {
    this.#run?.close();
    this.#run = null;
    this.#reports.stop();
  }

  #show(): void {
    const { view } = this.#host;
    const run = this.#run;
    if (!view || !run || !this.#network) return;
    const { state, metrics, end } = run.progress;
    const experiment = experimentOf(run.task);
    const { epoch, parameters } = state;
    const outcome: Outcome | null = end === 'diverged' ? { reason: 'diverged', epoch } : null;
    const own: View = {
      ...view,
      experiment,
      network: this.#network,
      data: preparedDataOf(experiment),
      phase: end === 'diverged' ? 'diverged' : end ? 'finished' : 'training',
      outcome,
      snapshot: { sequence: ++this.#sequence, start: 0, epoch, metrics, parameters },
      history: [],
      marks: [],
    };
    const { seed, untilEpoch } = run.task;
    this.#own = { seed, untilEpoch, view: own, end, isOver: false };
  }

  #report(): void {
    const { view } = this.#host;
    const run = this.#run;
    if (!view || !run) return;
    const { end } = run.progress;
    const { task, progress } = run;
    const isSent = this.#reports.offer(this.#round, task, progress, view.studentCount);
    if (isSent || end) rememberSeed(view.code, this.#round, run.task, run.progress);
  }

  /** A page that is not looked at leaves the phone in peace. */
  readonly #onVisibility = (): void => {
    if (document.hidden) this.#run?.rest();
    else this.#run?.go();
  };
}
