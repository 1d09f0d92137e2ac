import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { View } from '../../shared/view/view.ts';
import { isSelectable, unitStyles, type Selection, type UnitStyle } from '../render/selection.ts';
import { recall, remember } from './storage.ts';

const styleKey = 'more-layers-unit-style';

/** What this page looks at: the unit that is enlarged, how units are drawn, and the measures. */
export class LookController implements ReactiveController {
  unitStyle: UnitStyle;
  /** Whether the measures are open. */
  isMeasuring = false;
  readonly #host: ReactiveControllerHost;
  #selection: Selection = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
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

  select(selection: Selection): void {
    this.#selection = selection;
    this.#host.requestUpdate();
  }

  setStyle(style: UnitStyle): void {
    this.unitStyle = style;
    remember('local', styleKey, style);
    this.#host.requestUpdate();
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

  readonly onMeasures = (): void => this.setMeasuring(!this.isMeasuring);
  readonly onSelect = (event: CustomEvent<Selection>): void => this.select(event.detail);
  readonly onStyle = (event: CustomEvent<UnitStyle>): void => this.setStyle(event.detail);
}
