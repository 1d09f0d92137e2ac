import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { prepareData } from '../../shared/datasets/prepare.ts';
import { createNetwork } from '../../shared/engine/network.ts';
import {
  createTrainingState,
  trainSlice,
  type TrainingState,
} from '../../shared/engine/trainer.ts';
import { evaluate } from '../../shared/engine/metrics.ts';
import type { Experiment } from '../../shared/experiment.ts';
import { presets, type PresetName } from '../../shared/presets.ts';
import type { Metrics, Outcome, Phase } from '../../shared/protocol/messages.ts';
import { quietPeople } from '../../shared/protocol/people-messages.ts';
import { appendToHistory } from '../../shared/view/history.ts';
import type { View } from '../../shared/view/view.ts';

/** Shown one after the other. */
const lessonNames: readonly PresetName[] = ['exor-two-hidden', 'moons-0', 'classification-910'];

/** One picture in this time, some 30 a second. */
const pictureMs = 33;
const epochsPerPicture = 2;
/** How long the trained network is looked at before the next one begins. */
const restMs = 6000;
/** Where motion is not wanted: as far as it comes in that time, or to its end. */
const stillMs = 1500;

/**
 * A network that trains in this page, for real: the engine, the data and the pictures of a class,
 * without a server. Where motion is not wanted, one that has been trained.
 */
export class DemoController implements ReactiveController {
  lesson: PresetName = lessonNames[0];
  view: View | null = null;
  readonly isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  readonly #host: ReactiveControllerHost;
  /** What is trained instead of the lessons. */
  #only: Experiment | null = null;
  #state: TrainingState | null = null;
  #frame = 0;
  #dueMs = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get #isDone(): boolean {
    return this.view?.phase === 'finished' || this.view?.phase === 'diverged';
  }

  hostConnected(): void {
    this.#begin(presets[lessonNames[0]].experiment);
    if (this.isStill) this.#train(Infinity, stillMs);
    else this.#frame = requestAnimationFrame(this.#advance);
  }

  hostDisconnected(): void {
    cancelAnimationFrame(this.#frame);
  }

  /** Trains this one, over and over; null: the lessons again. */
  showOnly(experiment: Experiment | null): void {
    if (experiment === this.#only) return;
    this.#only = experiment;
    this.lesson = lessonNames[0];
    this.#begin(experiment ?? presets[this.lesson].experiment);
    if (this.isStill) this.#train(Infinity, stillMs);
  }

  #begin(experiment: Experiment): void {
    const network = createNetwork(experiment.features.length, experiment.hiddenLayers);
    const data = prepareData(experiment);
    const state = createTrainingState(experiment);
    this.#state = state;
    this.view = {
      code: '',
      title: '',
      experiment,
      network,
      data,
      phase: 'training',
      outcome: null,
      snapshot: {
        sequence: 0,
        start: (this.view?.snapshot.start ?? 0) + 1,
        epoch: 0,
        metrics: evaluate(network, state.parameters, data, experiment.loss),
        parameters: state.parameters,
      },
      history: [],
      marks: [],
      studentCount: 0,
      isTeacherHere: true,
      canUndo: false,
      canRedo: false,
      people: quietPeople,
    };
    this.#host.requestUpdate();
  }

  #train(epochCount: number, budgetMs: number): void {
    if (!this.view || !this.#state) return;
    const { state, metrics, outcome } = trainSlice(
      this.view.experiment,
      this.view.data,
      this.#state,
      {
        untilEpoch: this.#state.epoch + epochCount,
        budgetMs,
        now: () => performance.now(),
      },
    );
    this.#state = state;
    this.#show(state, metrics, outcome);
  }

  #show({ epoch, parameters }: TrainingState, metrics: Metrics, outcome: Outcome | null): void {
    const { view } = this;
    if (!view) return;
    const { snapshot } = view;
    this.view = {
      ...view,
      phase: phaseOf(outcome),
      outcome,
      snapshot: { ...snapshot, sequence: snapshot.sequence + 1, epoch, metrics, parameters },
      history: appendToHistory(view.history, { epoch, ...metrics }),
    };
    this.#host.requestUpdate();
  }

  /** Browsers give no frames to a page that is not looked at: it then rests. */
  readonly #advance = (nowMs: number): void => {
    this.#frame = requestAnimationFrame(this.#advance);
    if (nowMs < this.#dueMs) return;
    this.#dueMs = nowMs + pictureMs;
    if (this.#isDone) {
      const next = (lessonNames.indexOf(this.lesson) + 1) % lessonNames.length;
      if (!this.#only) this.lesson = lessonNames[next];
      this.#begin(this.#only ?? presets[this.lesson].experiment);
      return;
    }
    this.#train(epochsPerPicture, pictureMs / 2);
    if (this.#isDone) this.#dueMs = nowMs + restMs;
  };
}

function phaseOf(outcome: Outcome | null): Phase {
  if (!outcome) return 'training';
  return outcome.reason === 'diverged' ? 'diverged' : 'finished';
}
