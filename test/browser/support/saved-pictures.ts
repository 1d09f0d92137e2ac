import { expect } from 'vitest';
import type { PictureSubject } from '../../../client/take-home/pictures.ts';
import { Player } from '../../../shared/view/player.ts';
import { presets } from '../../../shared/presets.ts';
import type { Experiment } from '../../../shared/experiment.ts';
import type { View } from '../../../shared/view/view.ts';
import { recorded } from './recorded.ts';

export const lesson = presets['exor-two-hidden'].experiment;

/** A network that has learned a little, with some points on the wrong side. */
export function trained(experiment: Experiment = lesson): View {
  const { messages } = recorded(6, experiment);
  const view = new Player(messages).viewAt(1e9);
  if (!view) throw new Error('no view');
  return view;
}

export const output: PictureSubject = { type: 'unit', layerIndex: 2, unitIndex: 0 };

export const regions = { unitStyle: 'regions' } as const;

/** An SVG's text as a document; fails where it is no XML. */
export function parsed(text: string): Document {
  const document = new DOMParser().parseFromString(text, 'image/svg+xml');
  expect(document.querySelector('parsererror')?.textContent).toBeUndefined();
  return document;
}

export function colourCount({ data }: ImageData): number {
  const colours = new Set<number>();
  for (let i = 0; i < data.length; i += 4) {
    colours.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
  }
  return colours.size;
}
