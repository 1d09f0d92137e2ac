import { LitElement } from 'lit';
import type { Shown } from '../../../shared/protocol/lead.ts';
import type { View } from '../../../shared/view/view.ts';
import { trainedView } from './trained-view.ts';

export const shown: Shown = { unit: null, style: 'regions', space: null, point: null, walk: null };

export const unit = (layerIndex: number, unitIndex: number) => ({ layerIndex, unitIndex });

export const settled = async (pages: readonly Page[]) => {
  for (let i = 0; i < 5; i++) await Promise.all(pages.map((page) => page.updateComplete));
};

/** Of a page, what holds a view. */
export class Page extends LitElement {
  view: View = trainedView({ epochs: 1 });

  hear(lead: Shown | null): void {
    this.view = { ...this.view, people: { ...this.view.people, lead } };
    this.requestUpdate();
  }
}
