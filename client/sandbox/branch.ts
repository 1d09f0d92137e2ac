import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../../shared/view/view.ts';
import type { BranchController } from '../controllers/branch-controller.ts';
import { toggleFullScreen } from '../controllers/full-screen.ts';
import { icons } from '../elements/controls/icons.ts';
import { isPageKey, isWalkKey } from '../elements/controls/shortcuts.ts';
import { formatCount } from '../texts/format.ts';
import { t } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { bannerStyles } from './banner-styles.ts';
import { branchKeys, scrubbedTo } from './branch-keys.ts';
import '../elements/compare.ts';
import '../elements/keys-dialog.ts';
import './branch-line.ts';
import './sandbox.ts';

/**
 * A branch of a recording, in place of its player: what the recording went on to be, and what the
 * branch makes of it, side by side at one epoch, or the branch's network to be changed.
 *
 * @fires branch-back - back to the recording
 * @fires branch-anew - another branch, of the moment that the recording stands at
 */
export class MlBranch extends LitElement {
  static override styles = [sharedStyles, bannerStyles];
  static override properties = {
    view: { attribute: false },
    branch: { attribute: false },
    epoch: { attribute: false },
    isComparing: { state: true },
    isAsking: { state: true },
  };
  /** Of the branch: each is a reason to draw, as is each epoch that is looked at. */
  declare view: View | null;
  declare epoch: number;
  declare branch: BranchController | null;
  declare isComparing: boolean;
  /** Whether the branch is really to be given up for another. */
  declare isAsking: boolean;

  constructor() {
    super();
    this.view = null;
    this.branch = null;
    this.epoch = 0;
    this.isComparing = true;
    this.isAsking = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.#onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#onKey);
  }

  /** It was opened: the focus goes to its heading. */
  async welcome(): Promise<void> {
    this.isAsking = false;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view, branch } = this;
    if (!view || !branch) return nothing;
    return html`<ml-sandbox .view=${view} .ask=${branch.ask} ?is-comparing=${this.isComparing}>
        <header class="banner" slot="banner">
          <div class="words">
            <h1 tabindex="-1">${t('branchTitle', { epoch: formatCount(branch.forkEpoch) })}</h1>
            <p>${t('branchLeft')}</p>
          </div>
          <button class="primary" @click=${() => this.#fire('branch-back')}>
            ${icons.left}${t('branchBack')}
          </button>
        </header>
        <section class="tools" slot="tools" aria-label=${t('branchTools')}>
          ${this.#renderSwitch()} ${this.#renderAnew()}
          <button
            class="keys"
            title="${t('branchKeys')} (?)"
            aria-label=${t('branchKeys')}
            @click=${this.#showKeys}
          >
            ${icons.keys}
          </button>
        </section>
        ${this.isComparing ? this.#renderCompare(branch) : nothing}
      </ml-sandbox>
      <ml-keys-dialog .keys=${branchKeys} .heading=${t('branchKeys')}></ml-keys-dialog>`;
  }

  #renderSwitch(): TemplateResult {
    const choice = (isComparing: boolean, text: string) =>
      html`<button
        aria-pressed=${this.isComparing === isComparing}
        @click=${() => (this.isComparing = isComparing)}
      >
        ${isComparing ? icons.beside : icons.settings}${text}
      </button>`;
    return html`<div class="switch" role="group" aria-label=${t('branchLook')}>
      ${choice(true, t('branchBeside'))}${choice(false, t('branchNetwork'))}
    </div>`;
  }

  #renderAnew(): TemplateResult {
    if (!this.isAsking) {
      return html`<button
        class="anew"
        title=${t('branchAnewLong')}
        @click=${() => void this.#askAnew(true)}
      >
        ${icons.sameStart}${t('branchAnew')}
      </button>`;
    }
    return html`<span class="sure">${t('branchAnewSure')}</span>
      <button class="yes" @click=${() => this.#fire('branch-anew')}>${t('branchAnewYes')}</button>
      <button @click=${() => void this.#askAnew(false)}>${t('copyAnewNo')}</button>`;
  }

  #renderCompare(branch: BranchController): TemplateResult {
    const { original, branched, epoch } = branch;
    const networks = [
      { label: t('branchOriginal'), view: original },
      { label: t('branchOwn'), view: branched },
    ].flatMap(({ label, view }) =>
      view ? [{ label, view, note: view.snapshot.epoch < epoch ? endsText(view) : '' }] : [],
    );
    return html`<ml-compare slot="compare" .networks=${networks}></ml-compare>
      <ml-branch-line
        slot="line"
        .original=${branch.whole}
        .view=${this.view}
        .forkEpoch=${branch.forkEpoch}
        .lastEpoch=${branch.lastEpoch}
        .epoch=${epoch}
        @epoch-look=${(event: CustomEvent<number>) => branch.lookAt(event.detail)}
      ></ml-branch-line>`;
  }

  async #askAnew(isAsking: boolean): Promise<void> {
    this.isAsking = isAsking;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(isAsking ? '.yes' : '.anew')?.focus();
  }

  readonly #showKeys = (): void => this.renderRoot.querySelector('ml-keys-dialog')?.show();

  /** The scrubber's keys are the player's; all others are the sandbox's. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const { branch } = this;
    if (!branch || !isPageKey(event) || isWalkKey(event)) return;
    const epoch = this.isComparing ? scrubbedTo(event, branch) : null;
    if (epoch !== null) branch.lookAt(epoch);
    else if (event.key === 'b') this.isComparing = !this.isComparing;
    else if (event.key === 'f') toggleFullScreen();
    else if (event.key === '?') this.#showKeys();
    else return;
    event.preventDefault();
  };

  #fire(name: 'branch-back' | 'branch-anew'): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true }));
  }
}

/** Where one of the two has not come as far as is looked at. */
const endsText = ({ snapshot }: View): string =>
  t('branchEnds', { epoch: formatCount(snapshot.epoch) });

customElements.define('ml-branch', MlBranch);

declare global {
  interface HTMLElementTagNameMap {
    'ml-branch': MlBranch;
  }
}
