import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Shown } from '../../shared/protocol/lead.ts';
import type { View } from '../../shared/view/view.ts';
import type { Look } from '../elements/stage/look.ts';
import { hasSpace, type SpaceChoice } from '../render/hidden-space.ts';
import type { PointRef } from '../render/picked-point.ts';
import { hasPoint } from '../render/point-pass.ts';
import { isSelectable, unitStyles, type Selection, type UnitStyle } from '../render/selection.ts';
import { recall, remember } from './storage.ts';

const styleKey = 'more-layers-unit-style';

/**
 * What this page looks at: the unit that is enlarged, how units are drawn, the hidden space and
 * the point that are looked into, and the measures.
 */
export class LookController implements ReactiveController {
  unitStyle: UnitStyle;
  /** Whether the measures are open. */
  isMeasuring = false;
  readonly #host: ReactiveControllerHost;
  readonly #onByHand: () => void;
  #selection: Selection = null;
  #space: SpaceChoice | null = null;
  #point: PointRef | null = null;
  /** The data that the point is one of. */
  #pointData: View['data'] | null = null;

  /** `onByHand`: called when somebody at this page looks at something else. */
  constructor(host: ReactiveControllerHost, onByHand: () => void = () => undefined) {
    this.#host = host;
    this.#onByHand = onByHand;
    this.unitStyle = unitStyles.find((style) => style === recall('local', styleKey)) ?? 'regions';
    host.addController(this);
  }

  hostConnected(): void {
    // Nothing to listen to: the page hands over the events.
  }

  /** The unit chosen, while the network of `view` still has it. */
  selectionIn(view: View | null): Selection {
    const isThere = view && isSelectable(this.#selection, view.experiment.hiddenLayers);
    return isThere ? this.#selection : null;
  }

  /** The space that is open, while the network of `view` still has its units. */
  spaceIn(view: View): SpaceChoice | null {
    return this.#space && hasSpace(view, this.#space) ? this.#space : null;
  }

  /** The point that is looked into, while the data is what it was. */
  pointIn(view: View): PointRef | null {
    if (!this.#point) return null;
    this.#pointData ??= view.data;
    return view.data === this.#pointData && hasPoint(view, this.#point) ? this.#point : null;
  }

  /** Looks at what a teacher shows; it is not remembered as a wish of this page's. */
  adopt({ unit, style, space, point }: Shown): void {
    this.#selection = unit;
    this.unitStyle = style;
    this.#space = space;
    this.#setPoint(point);
    this.#host.requestUpdate();
  }

  select(selection: Selection): void {
    this.#selection = selection;
    this.#changed();
  }

  setStyle(style: UnitStyle): void {
    this.unitStyle = style;
    remember('local', styleKey, style);
    this.#changed();
  }

  toggleStyle(): void {
    this.setStyle(this.unitStyle === 'regions' ? 'shades' : 'regions');
  }

  setMeasuring(isMeasuring: boolean): void {
    this.isMeasuring = isMeasuring;
    this.#host.requestUpdate();
  }

  /** What Escape takes back: the measures first, then the unit that is enlarged. */
  escape(): void {
    if (this.isMeasuring) this.setMeasuring(false);
    else this.select(null);
  }

  #setPoint(point: PointRef | null): void {
    this.#point = point;
    this.#pointData = null;
  }

  #changed(): void {
    this.#onByHand();
    this.#host.requestUpdate();
  }

  readonly onMeasures = (): void => this.setMeasuring(!this.isMeasuring);
  readonly onSelect = (event: CustomEvent<Selection>): void => this.select(event.detail);
  readonly onStyle = (event: CustomEvent<UnitStyle>): void => this.setStyle(event.detail);
  readonly onLook = ({ detail }: CustomEvent<Look>): void => {
    this.#space = detail.space;
    if (detail.point !== this.#point) this.#setPoint(detail.point);
    this.#changed();
  };
}
