import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Pointer } from '../../../shared/protocol/lead.ts';
import type { Snapshot } from '../../../shared/protocol/snapshot-codec.ts';
import type { View } from '../../../shared/view/view.ts';
import { isShown } from '../../controllers/hidden-controls.ts';
import { hasSpace, type SpaceChoice } from '../../render/hidden-space.ts';
import type { Lit } from '../../render/lit.ts';
import type { PointRef } from '../../render/picked-point.ts';
import type { Selection, UnitStyle } from '../../render/selection.ts';
import { ShownView } from '../../render/shown-view.ts';
import { extendTrail } from '../../render/trail.ts';
import type { Frame } from '../../render/zoom.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { isPageKey } from '../controls/shortcuts.ts';
import './boundary.ts';
import { bringPicture } from './bring-picture.ts';
import './network.ts';
import { PictureFit } from './picture-fit.ts';
import type { Look } from './look.ts';
import { recallSwitches, rememberSwitches } from './picture-switches.ts';
import { savePicture } from './save-picture.ts';
import './parameter-editor.ts';
import type { EditedUnit } from './parameter-editor.ts';
import './space.ts';
import { stageStyles } from './stage-styles.ts';

/**
 * The network and its large picture, as one: side by side where there is room, the output's
 * edge leading into the picture; else the picture first and the layers as rows beneath.
 *
 * @fires unit-select - {@link Selection}: a unit for the large picture; null: the output.
 * @fires look-change - {@link Look}: another space or point, by hand.
 * @fires layers-change - `{hiddenLayers}`: layers as the buttons on the diagram want them.
 */
export class MlStage extends LitElement {
  static override styles = [sharedStyles, stageStyles];
  static override properties = {
    view: { attribute: false },
    selection: { attribute: false },
    unitStyle: { attribute: 'unit-style' },
    isEditable: { type: Boolean, attribute: 'is-editable' },
    isQuiet: { type: Boolean, attribute: 'is-quiet' },
    wall: { type: Boolean, reflect: true },
    lit: { attribute: false },
    isDiagramAlone: { type: Boolean, attribute: 'diagram-alone', reflect: true },
    point: { attribute: false },
    hasTrail: { state: true },
    hidesTest: { state: true },
    space: { attribute: false },
    edited: { state: true },
  };
  declare view: View | null;
  declare selection: Selection;
  declare unitStyle: UnitStyle;
  declare isEditable: boolean;
  /** Without buttons on the picture. */
  declare isQuiet: boolean;
  declare wall: boolean;
  /** What of the network is being talked about. */
  declare lit: Lit | null;
  /** Without the large picture: its room is needed. */
  declare isDiagramAlone: boolean;
  /** The point of the data that is looked into. */
  declare point: PointRef | null;
  /** Whether earlier boundaries are shown: remembered by this browser. */
  declare hasTrail: boolean;
  /** Whether the test points are left out: remembered as well. */
  declare hidesTest: boolean;
  /** The hidden layer whose space is looked at. */
  declare space: SpaceChoice | null;
  /** The unit whose parameters are set by hand. */
  declare edited: EditedUnit | null;

  readonly #fit = new PictureFit(this, () => this.#shown?.experiment.hiddenLayers.length ?? 0);
  #trail: readonly Snapshot[] = [];
  readonly #shownView = new ShownView(() => this.requestUpdate());
  /** The newest view that has its pictures: what both parts show. */
  #shown: View | null = null;
  #pointer: Pointer = null;
  /** The data that the point is one of. */
  #pointData: View['data'] | null = null;

  constructor() {
    super();
    this.view = null;
    this.selection = null;
    this.unitStyle = 'regions';
    this.isEditable = false;
    this.isQuiet = false;
    this.wall = false;
    this.lit = null;
    this.isDiagramAlone = false;
    this.point = null;
    this.space = null;
    this.edited = null;
    Object.assign(this, recallSwitches());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.#onKey, { capture: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#onKey, { capture: true });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = this.#shown;
    const view = this.#shownView.of(this.view);
    this.#shown = view;
    // Other data: the point with that number is another one.
    if (changed.has('point')) this.#pointData = this.view?.data ?? null;
    if (view?.data !== before?.data && view?.data !== this.#pointData) this.point = null;
    // The parameters of another network mean nothing to this one.
    if (view?.network !== before?.network) {
      this.#trail = [];
      this.edited = null;
    }
    if (view) this.#trail = extendTrail(this.#trail, view.snapshot);
  }

  protected override firstUpdated(): void {
    const room = this.renderRoot.querySelector('.room');
    if (room) this.#fit.observe(room);
  }

  protected override updated(): void {
    this.#fit.fit();
  }

  protected override render(): TemplateResult {
    return html`<div class="room">
        <div class="stage">
          <ml-network
            .view=${this.#shown}
            .selection=${this.selection}
            .unitStyle=${this.unitStyle}
            .point=${this.isDiagramAlone ? null : this.point}
            ?has-spaces=${!this.isQuiet && !this.wall && !this.isDiagramAlone}
            .spaceLayer=${this.#space?.layerIndex ?? null}
            ?is-editable=${this.isEditable && isShown('network')}
            ?wall=${this.wall}
            .lit=${this.lit}
            has-lead
            @unit-select=${this.#closeSpace}
            @space-select=${this.#onSpaceSelect}
            @parameter-edit=${this.#onEdit}
          ></ml-network>
          ${this.#renderPicture()}
        </div>
      </div>
      ${
        this.isEditable && isShown('network')
          ? html`<ml-parameter-editor
              .view=${this.#shown}
              .unit=${this.edited}
              @editor-close=${this.#onEdit}
            ></ml-parameter-editor>`
          : nothing
      }`;
  }

  get #hasTools(): boolean {
    return !this.isQuiet && !this.wall && isShown('picture');
  }

  /** Never where no button would bring them back. */
  get #hidesTest(): boolean {
    return this.hidesTest && this.#hasTools;
  }

  #renderPicture(): TemplateResult | typeof nothing {
    if (this.isDiagramAlone) return nothing;
    return this.#space ? this.#renderSpace(this.#space) : this.#renderPlane();
  }

  #renderPlane(): TemplateResult {
    return html`<ml-boundary
      class="picture"
      .view=${this.#shown}
      .selection=${this.selection}
      .unitStyle=${this.unitStyle}
      .point=${this.point}
      .trail=${this.#trail}
      ?has-trail=${this.hasTrail}
      ?hides-test=${this.#hidesTest}
      ?has-tools=${this.#hasTools}
      ?wall=${this.wall}
      .pointer=${this.#pointer}
      @point-select=${this.#onPoint}
      @trail-change=${this.#onTrail}
      @test-points-change=${this.#onTestPoints}
      @picture-save=${this.#onPictureSave}
    ></ml-boundary>`;
  }

  #renderSpace(choice: SpaceChoice): TemplateResult {
    return html`<ml-space
      class="picture"
      has-tools
      ?hides-test=${this.#hidesTest}
      .view=${this.#shown}
      .choice=${choice}
      .point=${this.point}
      .pointer=${this.#pointer}
      @point-select=${this.#onPoint}
      @space-change=${this.#onSpaceChange}
      @picture-save=${this.#onPictureSave}
    ></ml-space>`;
  }

  /** Where a teacher points in the picture. It moves often, and nothing else is drawn for it. */
  set pointer(pointer: Pointer) {
    this.#pointer = pointer;
    const picture = this.renderRoot?.querySelector<HTMLElement & { pointer: Pointer }>('.picture');
    if (picture) picture.pointer = pointer;
  }

  /** Brings the large picture into sight, above what covers so much of the page's lower edge. */
  async bringPicture(behavior: ScrollBehavior, covered = 0): Promise<void> {
    await this.updateComplete;
    const picture = this.renderRoot.querySelector<HTMLElement>('.picture');
    if (picture) bringPicture(picture, behavior, covered);
  }

  /** The layer whose space takes the picture's place, while the network still has it. */
  get #space(): SpaceChoice | null {
    const [view, space] = [this.#shown, this.space];
    return view && space && !this.isDiagramAlone && hasSpace(view, space) ? space : null;
  }

  readonly #onSpaceSelect = ({ detail: layerIndex }: CustomEvent<number>): void => {
    const isOpen = this.#space?.layerIndex === layerIndex;
    this.#look({ space: isOpen ? null : { layerIndex, across: 0, up: 1 } });
    if (!this.selection) return;
    // The unit that was shown makes room, so that the way back leads to the output.
    this.dispatchEvent(
      new CustomEvent('unit-select', { detail: null, bubbles: true, composed: true }),
    );
  };

  /** null: the editor was closed. */
  readonly #onEdit = ({ detail }: CustomEvent<EditedUnit | null>): void => {
    this.edited = detail;
  };

  readonly #onSpaceChange = ({ detail }: CustomEvent<SpaceChoice | null>): void =>
    this.#look({ space: detail });

  readonly #onPoint = ({ detail }: CustomEvent<PointRef | null>): void =>
    this.#look({ point: detail });

  readonly #onPictureSave = ({ detail }: CustomEvent<{ frame?: Frame }>): void => {
    const { view, selection, unitStyle } = this;
    const trail = this.hasTrail ? this.#trail : [];
    const look = { unitStyle, trail, hidesTest: this.#hidesTest, ...detail };
    if (view) void savePicture(this.renderRoot, view, { selection, space: this.#space }, look);
  };

  readonly #closeSpace = (): void => {
    if (this.space) this.#look({ space: null });
  };

  #look(look: Partial<Look>): void {
    Object.assign(this, look);
    const detail: Look = { space: this.space, point: this.point };
    this.dispatchEvent(new CustomEvent('look-change', { detail, bubbles: true, composed: true }));
  }

  readonly #onTrail = (event: CustomEvent<boolean>): void => {
    this.hasTrail = event.detail;
    rememberSwitches(this);
  };

  readonly #onTestPoints = (event: CustomEvent<boolean>): void => {
    this.hidesTest = !event.detail;
    rememberSwitches(this);
    if (this.hidesTest && this.point?.set === 'test') this.#look({ point: null });
  };

  /** Escape closes what was opened last, before the page hears of it. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || this.isDiagramAlone || !isPageKey(event)) return;
    if (this.point) this.#look({ point: null });
    else if (this.#space) this.#look({ space: null });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

customElements.define('ml-stage', MlStage);

declare global {
  interface HTMLElementTagNameMap {
    'ml-stage': MlStage;
  }
}
