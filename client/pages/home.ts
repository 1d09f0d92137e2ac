import '../texts/language.ts';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Experiment } from '../../shared/experiment.ts';
import { defaultPreset, type PresetName } from '../../shared/presets.ts';
import { codeIn } from '../controllers/address.ts';
import { createSession, fetchSession, type ApiFailure } from '../controllers/api.ts';
import { DemoController } from '../controllers/demo-controller.ts';
import { hiddenControls, hideSearch } from '../controllers/hidden-controls.ts';
import { LinkedExperiment } from '../controllers/linked-experiment.ts';
import { LookController } from '../controllers/look-controller.ts';
import { ownClasses } from '../controllers/own-classes.ts';
import { fieldStyles } from '../elements/controls/field-styles.ts';
import { select } from '../elements/controls/fields.ts';
import { experimentErrorText } from '../elements/experiment-words.ts';
import { headingOf } from '../elements/heading.ts';
import { lessonChoices, lessons } from '../elements/lessons.ts';
import { t } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { theme } from '../theme/theme.ts';
import { homeStyles } from './home-styles.ts';
import '../elements/controls/dataset-picture.ts';
import '../elements/controls/language-button.ts';
import '../elements/controls/theme-button.ts';
import '../elements/stage/stage.ts';
import '../elements/time-line.ts';

/** The first page: start a class, join one, or open a recording. */
export class MlHomePage extends LitElement {
  static override properties = {
    preset: { state: true },
    isStarting: { state: true },
    startError: { state: true },
    joinError: { state: true },
  };
  declare preset: PresetName;
  declare isStarting: boolean;
  declare startError: string;
  declare joinError: string;

  static override styles = [sharedStyles, fieldStyles, homeStyles];

  readonly #demo = new DemoController(this);
  readonly #linked = new LinkedExperiment(this);
  readonly #look = new LookController(this);
  readonly #hasClasses = ownClasses().length > 0;

  constructor() {
    super();
    this.preset = defaultPreset;
    this.isStarting = false;
    this.startError = '';
    this.joinError = '';
  }

  protected override willUpdate(): void {
    this.#demo.showOnly(this.#linked.experiment);
  }

  override render(): TemplateResult {
    return html`
      <header class="top">
        ${t('appName')}<ml-language-button></ml-language-button><ml-theme-button></ml-theme-button>
      </header>
      <main>
        <div class="ways">
          <div>
            <h1>${t('homeSentence')}</h1>
            <p class="explain">${t('homeExplain')}</p>
          </div>
          ${this.#renderStart()} ${this.#renderJoin()}
          <p class="more">
            <a class="replay" href="/replay">${t('homeReplay')}</a>
            ${
              this.#hasClasses
                ? html`<a class="replay" href="/recordings">${t('recordingsHeading')}</a>`
                : nothing
            }
          </p>
        </div>
        ${this.#renderDemo()}
      </main>
    `;
  }

  #renderStart(): TemplateResult {
    const { experiment, error } = this.#linked;
    const label = experiment ? t('homeStartLinked') : t('homeStart');
    return html`<form class="start" @submit=${this.#start}>
      ${
        error ? errorText(t('homeLinkUnreadable', { reason: experimentErrorText(error) })) : nothing
      }
      <button class="primary" aria-disabled=${this.isStarting}>
        ${this.isStarting ? t('homeStarting') : label}
      </button>
      ${experiment ? this.#renderLinked(experiment) : this.#renderLessons()}
      ${errorText(this.startError)}
    </form>`;
  }

  #renderLessons(): TemplateResult {
    return html`<label class="with"
      >${t('homeStartWith')}
      ${select<PresetName>(
        { id: 'preset', label: t('homeStartWith') },
        this.preset,
        lessonChoices(),
        (preset) => (this.preset = preset),
      )}</label
    >`;
  }

  #renderLinked(experiment: Experiment): TemplateResult {
    return html`<div class="linked">
      <ml-dataset-picture .points=${experiment.dataset}></ml-dataset-picture>
      <div>
        <strong>${headingOf({ title: '', experiment })}</strong>
        <small>${t('homeLinked')}</small>
      </div>
      <button type="button" @click=${() => this.#linked.leave()}>${t('homeLinkLeave')}</button>
    </div>`;
  }

  #renderJoin(): TemplateResult {
    return html`<form class="join" @submit=${this.#join}>
      <label for="code">${t('homeJoin')}<small>${t('homeCodeHint')}</small></label>
      <input
        type="text"
        id="code"
        placeholder="XXX XXX"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        aria-invalid=${this.joinError !== ''}
      />
      <button>${t('homeJoinButton')}</button>
      ${errorText(this.joinError)}
    </form>`;
  }

  #renderDemo(): TemplateResult {
    const { view, lesson, isStill } = this.#demo;
    const { experiment } = this.#linked;
    const words = {
      lesson: experiment ? headingOf({ title: '', experiment }) : t(lessons[lesson].title),
    };
    return html`<figure class="demo">
      <ml-stage
        is-quiet
        .view=${view}
        .selection=${this.#look.selectionIn(view)}
        .unitStyle=${this.#look.unitStyle}
        @unit-select=${this.#look.onSelect}
      ></ml-stage>
      <figcaption>${isStill ? t('homeDemoStill', words) : t('homeDemoCaption', words)}</figcaption>
      <ml-time-line .view=${view} mode="live"></ml-time-line>
    </figure>`;
  }

  #start = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.isStarting) return;
    this.isStarting = true;
    this.startError = '';
    const { experiment } = this.#linked;
    // Who comes early waits in the lobby, until the teacher begins.
    const wish = experiment ? { experiment } : { preset: this.preset };
    const created = await createSession({ ...wish, isLobby: true });
    this.isStarting = false;
    if (!created.ok) {
      this.startError = t('homeStartFailed', { reason: failureText(created) });
      return;
    }
    const { code, teacherKey } = created.value;
    // This page's own address: the one for others is on the teacher's page.
    const hidden = hideSearch(hiddenControls());
    location.assign(`/teach/${code}${hidden}#${teacherKey}`);
  };

  #join = async (event: Event): Promise<void> => {
    event.preventDefault();
    const code = codeIn(this.renderRoot.querySelector<HTMLInputElement>('#code')?.value ?? '');
    this.joinError = code === '' ? t('homeCodeMissing') : '';
    if (code === '') return;
    const facts = await fetchSession(code);
    if (facts.ok) location.assign(`/join/${facts.value.code}`);
    else if (facts.code === 'unknown-session') {
      this.joinError = t('homeCodeUnknown', { code });
    } else this.joinError = failureText(facts);
  };
}

const errorText = (text: string): TemplateResult | typeof nothing =>
  text === '' ? nothing : html`<p class="error" role="alert">${text}</p>`;

function failureText({ code, message }: ApiFailure): string {
  if (code === 'no-answer') return t('homeOffline');
  if (code === 'server-full') return t('homeServerFull');
  if (code === 'rate-limited') return t('homeTooMany');
  return message;
}

theme.restore();
customElements.define('ml-home-page', MlHomePage);
