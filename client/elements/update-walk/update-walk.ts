import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { UpdateStep } from '../../../shared/engine/update-step.ts';
import { traceUpdate, type UpdateTrace } from '../../../shared/engine/update-trace.ts';
import type { View } from '../../../shared/view/view.ts';
import type { Lit } from '../../render/lit.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { icons } from '../controls/icons.ts';
import { formulaTemplate, formulaText, type FormulaContext } from './formula-template.ts';
import { matrixTemplate, updateTemplate } from './matrix-template.ts';
import { fitAll } from './fit-all.ts';
import { headTemplate } from './head-template.ts';
import { moveOfKey } from './keys.ts';
import { progressTemplate } from './progress-template.ts';
import { honestNote, litOf, stepText, stepTitle } from './step-words.ts';
import { resultTemplate } from './result-template.ts';
import { updateWalkStyles } from './update-walk-styles.ts';

/** Where a walk stands, for whoever follows it. */
export interface WalkPlace {
  pointIndex: number;
  stepIndex: number;
  /** The frame whose numbers are shown. */
  sequence: number;
  /** What the diagram lights meanwhile. */
  lit: Lit;
  /** Somebody has moved it here, and not the page that it is on. */
  isByHand: boolean;
}

/**
 * One point's way through the network and back, a step at a time, with the numbers of the
 * snapshot that stood when it was opened. `pointIndex` and `stepIndex` may be set from outside:
 * while a teacher walks, `ledSequence` is the frame with the teacher's numbers.
 *
 * @fires walk-change - {@link WalkPlace}: whenever point, step or network is another
 * @fires walk-close
 */
export class MlUpdateWalk extends LitElement {
  static override styles = [sharedStyles, updateWalkStyles];
  static override properties = {
    view: { attribute: false },
    pointIndex: { type: Number, attribute: 'point-index' },
    stepIndex: { type: Number, attribute: 'step-index' },
    ledSequence: { attribute: false },
    wall: { type: Boolean, reflect: true },
    held: { state: true },
  };
  declare view: View | null;
  /** Among the training points. */
  declare pointIndex: number;
  declare stepIndex: number;
  /** Null where the walk is this page's own. */
  declare ledSequence: number | null;
  /** For the projector: nothing to press, and larger. */
  declare wall: boolean;
  /** The view whose numbers are shown: they hold still while training goes on. */
  declare held: View | null;
  #trace: UpdateTrace | null = null;
  #traceKey: unknown[] = [];
  #place = '';
  #isByHand = false;

  constructor() {
    super();
    this.view = null;
    this.pointIndex = 0;
    this.stepIndex = 0;
    this.ledSequence = null;
    this.wall = false;
    this.held = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Before the page's own keys, which mean something else.
    window.addEventListener('keydown', this.#onKey, { capture: true });
    window.addEventListener('resize', this.#onResize);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#onKey, { capture: true });
    window.removeEventListener('resize', this.#onResize);
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.next')?.focus();
  }

  protected override willUpdate(): void {
    const { view, held } = this;
    const isSame = held && view?.network === held.network && view.data === held.data;
    if (!isSame || this.#isTeachers(view, held)) this.held = view;
    this.#retrace();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const step = this.#step;
    if (!step) return;
    const { pointIndex, stepIndex } = this;
    const sequence = this.held?.snapshot.sequence ?? 0;
    const place = { pointIndex, stepIndex, sequence, lit: litOf(step) };
    const text = JSON.stringify(place);
    if (text !== this.#place) {
      this.#place = text;
      const detail: WalkPlace = { ...place, isByHand: this.#isByHand };
      this.dispatchEvent(new CustomEvent('walk-change', { detail, bubbles: true, composed: true }));
    }
    this.#isByHand = false;
    if (this.wall) fitAll(this);
    if (changed.has('stepIndex')) this.renderRoot.querySelector('.body')?.scrollTo({ top: 0 });
    // What scrolls must be reached by Tab; what does not would only be in its way.
    for (const box of this.renderRoot.querySelectorAll<HTMLElement>('.scroll')) {
      const isOver = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
      box.toggleAttribute('tabindex', isOver);
      if (isOver) box.tabIndex = 0;
    }
  }

  /** Whether `view` has the teacher's numbers, which `held` has not. */
  #isTeachers(view: View, held: View): boolean {
    const isOf = ({ snapshot }: View) => snapshot.sequence === this.ledSequence;
    return isOf(view) && !isOf(held);
  }

  /** Whether the class has newer numbers than those that are shown. */
  get #isOutdated(): boolean {
    const { view, held } = this;
    if (!view || !held) return false;
    return view.snapshot !== held.snapshot || view.experiment !== held.experiment;
  }

  /** Whether this page came too late for the numbers that the teacher shows. */
  get #isLate(): boolean {
    const { ledSequence, held } = this;
    return ledSequence !== null && held !== null && held.snapshot.sequence > ledSequence;
  }

  get #step(): UpdateStep | undefined {
    return this.#trace?.steps[this.stepIndex];
  }

  /** Point and step stay within what there is; the trace is made anew for another point. */
  #retrace(): void {
    const { held } = this;
    if (!held) return;
    const { network, snapshot, experiment, data } = held;
    const { count, inputs, labels } = data.train;
    this.pointIndex = Math.min(Math.max(0, Math.trunc(this.pointIndex)), count - 1);
    const key = [held, this.pointIndex];
    if (key.some((part, i) => part !== this.#traceKey[i])) {
      this.#traceKey = key;
      const from = this.pointIndex * network.inputCount;
      this.#trace = traceUpdate({
        network,
        parameters: snapshot.parameters,
        input: inputs.slice(from, from + network.inputCount),
        label: labels[this.pointIndex],
        loss: experiment.loss,
        learningRate: experiment.learningRate,
      });
    }
    const last = (this.#trace?.steps.length ?? 1) - 1;
    this.stepIndex = Math.min(Math.max(0, Math.trunc(this.stepIndex)), last);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { held } = this;
    const trace = this.#trace;
    const step = this.#step;
    if (!held || !trace || !step) return nothing;
    return html`<section role="dialog" aria-labelledby="title">
      ${headTemplate({
        held,
        pointIndex: this.pointIndex,
        isOutdated: this.#isOutdated,
        isLate: this.#isLate,
        onPoint: (pointIndex) => this.#go({ pointIndex }),
        onNewer: () => {
          this.held = this.view;
          this.#go({});
        },
        onClose: this.#close,
      })}
      ${progressTemplate(trace.steps, this.stepIndex, (stepIndex) => this.#go({ stepIndex }))}
      ${this.#renderBody(held, step)} ${this.#renderFoot(held, trace.steps, step)}
    </section>`;
  }

  #renderBody({ experiment, network }: View, step: UpdateStep): TemplateResult {
    const { learningRate, loss, features } = experiment;
    const last = network.layers.length;
    const { activation } = network.layers[Math.max(1, step.layer) - 1];
    const context: FormulaContext = { last, activation, loss, learningRate };
    const names = { last, features };
    const { kind, operands, results } = step;
    return html`<div class="body scroll">
      <h3>${stepTitle(step, last)}</h3>
      <p>${stepText(step, activation, learningRate)}</p>
      ${formulaTemplate(step, context)}
      ${
        kind === 'update'
          ? updateTemplate(operands, results, learningRate, names)
          : kind === 'result'
            ? resultTemplate(step)
            : html`<div class="numbers" data-kind=${kind}>
                <div class="found" role="group" aria-label=${t('updateFound')}>
                  ${results.map((matrix) => matrixTemplate(matrix, names))}
                </div>
                ${
                  operands.length === 0
                    ? nothing
                    : html`<div class="given" role="group" aria-label=${t('updateGiven')}>
                        ${operands.map((matrix) => matrixTemplate(matrix, names))}
                      </div>`
                }
              </div>`
      }
      ${this.#renderNote(step)}
    </div>`;
  }

  /** Said where it matters: before the first step, and where the parameters change. */
  #renderNote({ kind }: UpdateStep): TemplateResult | typeof nothing {
    const { held } = this;
    if (!held || !['input', 'update', 'result'].includes(kind)) return nothing;
    const note = honestNote(held.experiment, held.data.train.count);
    return note === '' ? nothing : html`<p class="note">${note}</p>`;
  }

  #renderFoot(held: View, steps: readonly UpdateStep[], step: UpdateStep): TemplateResult {
    const last = held.network.layers.length;
    const { learningRate, loss } = held.experiment;
    const { activation } = held.network.layers[Math.max(1, step.layer) - 1];
    const place = { step: this.stepIndex + 1, count: steps.length };
    const summary = t('updateSummary', {
      ...place,
      title: stepTitle(step, last),
      formula: formulaText(step, { last, activation, loss, learningRate }),
    });
    return html`<div class="foot">
      <button
        aria-disabled=${this.stepIndex === 0}
        @click=${() => this.#go({ stepIndex: this.stepIndex - 1 })}
      >
        ${icons.left}${t('updateBack')}
      </button>
      <span aria-hidden="true">${t('updateStepOf', place)}</span>
      <button
        class="primary next"
        aria-disabled=${this.stepIndex === steps.length - 1}
        @click=${() => this.#go({ stepIndex: this.stepIndex + 1 })}
      >
        ${t('updateNext')}${icons.right}
      </button>
      <output class="visually-hidden" aria-live="polite">${summary}</output>
    </div>`;
  }

  /** Somebody at this page goes on; what there is not, is left at its end. */
  #go(to: Partial<Pick<WalkPlace, 'pointIndex' | 'stepIndex'>>): void {
    this.#isByHand = true;
    Object.assign(this, to);
    this.requestUpdate();
  }

  readonly #onResize = (): void => {
    if (this.wall) this.requestUpdate();
  };

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent('walk-close', { bubbles: true, composed: true }));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const move = this.wall ? null : moveOfKey(event, this);
    if (move === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (move === 'close') this.#close();
    else if (move === 'first') this.#go({ stepIndex: 0 });
    else if (move === 'last') this.#go({ stepIndex: (this.#trace?.steps.length ?? 1) - 1 });
    else this.#go({ stepIndex: this.stepIndex + move });
  };
}

customElements.define('ml-update-walk', MlUpdateWalk);

declare global {
  interface HTMLElementTagNameMap {
    'ml-update-walk': MlUpdateWalk;
  }
  interface HTMLElementEventMap {
    'walk-change': CustomEvent<WalkPlace>;
    'walk-close': CustomEvent<void>;
  }
}
