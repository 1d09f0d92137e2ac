import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../../shared/view/view.ts';
import { isShown } from '../controllers/hidden-controls.ts';
import type { LookController } from '../controllers/look-controller.ts';
import type { WalkController } from '../controllers/walk-controller.ts';
import { walkButton } from './walk-parts.ts';
import '../elements/controls/style-switch.ts';
import '../elements/figures.ts';
import '../elements/measures/measures-button.ts';
import '../elements/outcome-note.ts';

/** What stands above a stage, on every page that has one. */
export const stageHead = (
  view: View,
  look: LookController,
  walk: WalkController,
  options: {
    isTeacher?: boolean;
    /** Opens and closes the measures, where they share their place with something else. */
    toggleMeasures?: () => void;
    credit?: TemplateResult | typeof nothing;
  } = {},
): TemplateResult =>
  html`<div class="above">
    <ml-figures is-explained .view=${view}></ml-figures>
    <ml-measures-button
      ?hidden=${!isShown('measures')}
      .isOpen=${look.isMeasuring}
      @click=${options.toggleMeasures ?? look.onMeasures}
    ></ml-measures-button>
    ${options.credit ?? nothing}
    <ml-outcome-note .view=${view} ?isTeacher=${options.isTeacher ?? false}></ml-outcome-note>
    ${isShown('walk') ? walkButton(walk) : nothing}
    <ml-style-switch
      ?hidden=${!isShown('style')}
      .unitStyle=${look.unitStyle}
      @style-change=${look.onStyle}
    ></ml-style-switch>
  </div>`;
