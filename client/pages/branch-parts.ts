import { html, nothing, type TemplateResult } from 'lit';
import type { BranchController } from '../controllers/branch-controller.ts';
import { isOffline } from '../controllers/embedded-recording.ts';
import { icons } from '../elements/controls/icons.ts';
import { t } from '../texts/translate.ts';

/** Opens the network of this moment in a sandbox, or the branch that there is. */
export const branchButton = (branch: BranchController): TemplateResult | typeof nothing =>
  isOffline
    ? nothing
    : html`<button
        class="tool open-branch"
        title=${t(branch.exists ? 'branchAgainLong' : 'branchOpenLong')}
        aria-label=${t(branch.exists ? 'branchAgain' : 'branchOpen')}
        @click=${branch.open}
      >
        ${icons.branch}<span>${t(branch.exists ? 'branchAgain' : 'branchOpen')}</span>
      </button>`;

/** The branch in place of the player, while it is open. */
export const branchPage = (branch: BranchController): TemplateResult =>
  html`<ml-branch
    .view=${branch.view}
    .branch=${branch}
    .epoch=${branch.epoch}
    @branch-back=${branch.back}
    @branch-anew=${branch.beginAnew}
  ></ml-branch>`;
