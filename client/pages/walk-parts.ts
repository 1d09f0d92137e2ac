import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../../shared/view/view.ts';
import type { WalkController } from '../controllers/walk-controller.ts';
import { icons } from '../elements/controls/icons.ts';
import { t } from '../texts/translate.ts';
import '../elements/update-walk/update-walk.ts';

/** Opens one update, step by step, and closes it again. */
export const walkButton = ({ isOpen, toggle }: WalkController): TemplateResult =>
  html`<button class="open-walk" title=${t('updateTitle')} aria-expanded=${isOpen} @click=${toggle}>
    ${icons.update}${t('updateOpen')}
  </button>`;

/** The walk itself, while it is open. */
export const walkPanel = (
  walk: WalkController,
  view: View,
  isWall = false,
): TemplateResult | typeof nothing =>
  walk.isOpen
    ? html`<ml-update-walk
        .view=${view}
        .pointIndex=${walk.pointIndex}
        .stepIndex=${walk.stepIndex}
        .ledSequence=${walk.ledSequence}
        ?wall=${isWall}
        ?inert=${isWall}
        @walk-change=${walk.onChange}
        @walk-close=${walk.close}
      ></ml-update-walk>`
    : nothing;
