import { html, nothing, type TemplateResult } from 'lit';
import type { UpdateStep } from '../../../shared/engine/update-step.ts';
import { t } from '../../texts/translate.ts';
import { groupsOf } from './step-words.ts';

/** The way through: its parts as buttons, a mark for each step. */
export function progressTemplate(
  steps: readonly UpdateStep[],
  stepIndex: number,
  onStep: (stepIndex: number) => void,
): TemplateResult {
  return html`<ol class="progress" aria-label=${t('updateSteps')}>
    ${groupsOf(steps).map(({ name, first, count }) => {
      const isHere = stepIndex >= first && stepIndex < first + count;
      const label =
        count === 1
          ? t('updateGroupGoOne', { group: name })
          : t('updateGroupGo', { group: name, count });
      return html`<li data-weight=${Math.min(6, count)}>
        <button
          aria-label=${label}
          aria-current=${isHere ? 'step' : nothing}
          @click=${() => onStep(first)}
        >
          <span>${name}</span>
          <span class="ticks"
            >${Array.from({ length: count }, (_, i) => {
              const at = first + i;
              const state = at < stepIndex ? 'done' : at === stepIndex ? 'here' : 'ahead';
              return html`<i data-state=${state}></i>`;
            })}</span
          >
        </button>
      </li>`;
    })}
  </ol>`;
}
