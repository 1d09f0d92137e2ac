import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Experiment } from '../../../shared/experiment.ts';
import type { View } from '../../../shared/view/view.ts';
import { isFieldShown } from '../../controllers/hidden-controls.ts';
import type { Topic } from '../explain/explanations.ts';
import '../explain/explain.ts';

/** Native controls with a label, and under it what it means: plain templates, no state. */

export interface FieldText {
  id: string;
  label: string;
  hint?: string;
  /** Makes the label a button that says more. */
  about?: About;
}

/** What a label explains: a topic, for an experiment and one of its layers. */
export interface About {
  topic: Topic;
  experiment: Experiment;
  layerIndex?: number;
  /** For what depends on where training stands. */
  view?: View;
}

export interface Choice<Value> {
  value: Value;
  label: string;
  /** Choices of one group stand together, under its name. */
  group?: string;
}

export interface Bounds {
  min: number;
  max: number;
  step: number;
}

/** `name`, a heading or a label with its `.term`, with what there is to say about it. */
export const explained = (about: About | undefined, name: TemplateResult): TemplateResult =>
  about === undefined
    ? name
    : html`<ml-explain
        side="beside"
        .topic=${about.topic}
        .experiment=${about.experiment}
        .view=${about.view ?? null}
        .layerIndex=${about.layerIndex ?? 0}
        >${name}</ml-explain
      >`;

const named = ({ id, label, hint, about }: FieldText) =>
  explained(
    about,
    html`<label for=${id}
      ><span class="term">${label}</span>${
        hint === undefined ? nothing : html`<small id="${id}-hint">${hint}</small>`
      }</label
    >`,
  );

/** A field that the page's address hides is not there. */
export type Field = TemplateResult | typeof nothing;

const labelled = (text: FieldText, control: TemplateResult): Field =>
  isFieldShown(text.id) ? html`<div class="field">${named(text)}${control}</div>` : nothing;

const describedBy = ({ id, hint }: FieldText) => (hint === undefined ? nothing : `${id}-hint`);

/** A select of `choices`, groups in the order in which they come first. */
export function selectField<Value>(
  text: FieldText,
  value: Value,
  choices: readonly Choice<Value>[],
  onPick: (value: Value) => void,
): Field {
  return labelled(text, select(text, value, choices, onPick));
}

/**
 * The select of `selectField` without its label: for where another element labels it. By arrow keys
 * alone where letters are to be the page's.
 */
export function select<Value>(
  text: FieldText,
  value: Value,
  choices: readonly Choice<Value>[],
  onPick: (value: Value) => void,
  { letsLettersPass = false } = {},
): TemplateResult {
  const pick = (event: Event) => {
    const choice = choices[(event.target as HTMLSelectElement).selectedIndex];
    if (choice.value !== value) onPick(choice.value);
  };
  const option = (choice: Choice<Value>) =>
    html`<option .selected=${live(choice.value === value)}>${choice.label}</option>`;
  const groups = [...new Set(choices.map((choice) => choice.group))];
  return html`<select
    id=${text.id}
    aria-describedby=${describedBy(text)}
    ?data-lets-letters-pass=${letsLettersPass}
    @change=${pick}
  >
    ${groups.map((group) => {
      const options = choices.filter((choice) => choice.group === group).map(option);
      return group === undefined ? options : html`<optgroup label=${group}>${options}</optgroup>`;
    })}
  </select>`;
}

/** A whole or decimal number; what is typed is brought within its bounds. */
export function numberField(
  text: FieldText,
  value: number,
  bounds: Bounds,
  onPick: (value: number) => void,
): Field {
  const pick = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const next = withinBounds(input.valueAsNumber, bounds) ?? value;
    input.value = String(next);
    if (next !== value) onPick(next);
  };
  return labelled(
    text,
    html`<input
      type="number"
      inputmode="decimal"
      id=${text.id}
      aria-describedby=${describedBy(text)}
      min=${bounds.min}
      max=${bounds.max}
      step=${bounds.step}
      .value=${live(String(value))}
      @change=${pick}
    />`,
  );
}

/** A number that may be missing: an empty field is null. */
export function optionalNumber(
  text: FieldText,
  value: number | null,
  bounds: Bounds,
  onPick: (value: number | null) => void,
): TemplateResult {
  const pick = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const next = withinBounds(input.valueAsNumber, bounds);
    input.value = next === null ? '' : String(next);
    if (next !== value) onPick(next);
  };
  return html`<label class="stacked"
    ><small>${text.label}</small
    ><input
      type="number"
      inputmode="decimal"
      id=${text.id}
      min=${bounds.min}
      max=${bounds.max}
      step="any"
      placeholder="–"
      .value=${live(value === null ? '' : String(value))}
      @change=${pick}
  /></label>`;
}

/** A slider with its value beside the label; it is picked when it is let go. */
export function rangeField(
  text: FieldText,
  value: number,
  bounds: Bounds,
  format: (value: number) => string,
  onPick: (value: number) => void,
): Field {
  const read = (event: Event) => Number((event.target as HTMLInputElement).value);
  // While it is dragged only the words beside it follow; `live` puts them right again.
  const show = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const output = input.parentElement?.querySelector('output');
    if (output) output.textContent = format(read(event));
    input.setAttribute('aria-valuetext', format(read(event)));
  };
  const pick = (event: Event) => {
    if (read(event) !== value) onPick(read(event));
  };
  if (!isFieldShown(text.id)) return nothing;
  return html`<div class="field range">
    ${named(text)}
    <output for=${text.id} .textContent=${live(format(value))}></output>
    <input
      type="range"
      id=${text.id}
      min=${bounds.min}
      max=${bounds.max}
      step=${bounds.step}
      aria-valuetext=${format(value)}
      .value=${live(String(value))}
      @input=${show}
      @change=${pick}
    />
  </div>`;
}

/** On or off. */
export function switchField(
  text: FieldText,
  value: boolean,
  onPick: (value: boolean) => void,
): Field {
  const pick = (event: Event) => onPick((event.target as HTMLInputElement).checked);
  return labelled(
    text,
    html`<input
      type="checkbox"
      role="switch"
      id=${text.id}
      aria-describedby=${describedBy(text)}
      .checked=${live(value)}
      @change=${pick}
    />`,
  );
}

/** `value` within its bounds and on its steps; null where it is no number. */
function withinBounds(value: number, { min, max, step }: Bounds): number | null {
  if (!Number.isFinite(value)) return null;
  const onStep = step > 0 ? min + Math.round((value - min) / step) * step : value;
  return Math.min(max, Math.max(min, Number(onStep.toPrecision(12))));
}
