import { describe, expect, it } from 'vitest';
import { layersAfter } from '../../../client/elements/stage/layer-edits.ts';
import type { HiddenLayer } from '../../../shared/experiment.ts';
import { limits } from '../../../shared/limits.ts';

const layers: HiddenLayer[] = [
  { unitCount: 4, activation: 'tanh' },
  { unitCount: 3, activation: 'relu' },
];
const tanh = (unitCount: number): HiddenLayer => ({ unitCount, activation: 'tanh' });

describe('layersAfter', () => {
  it('[PA12] adds and removes a unit of one layer, and leaves what it was given', () => {
    const before = structuredClone(layers);
    expect(layersAfter('unit-more', layers, 1)).toEqual([
      tanh(4),
      { unitCount: 4, activation: 'relu' },
    ]);
    expect(layersAfter('unit-less', layers, 0)).toEqual([tanh(3), layers[1]]);
    expect(layers).toEqual(before);
  });

  it('[PA12] adds a layer like the one before it, or after it at the beginning', () => {
    expect(layersAfter('layer-add', layers, 0)).toEqual([tanh(4), ...layers]);
    expect(layersAfter('layer-add', layers, 1)).toEqual([tanh(4), tanh(4), layers[1]]);
    expect(layersAfter('layer-add', layers, 2)).toEqual([...layers, layers[1]]);
    expect(layersAfter('layer-add', [], 0)).toEqual([{ unitCount: 4, activation: 'sigmoid' }]);
  });

  it('[PA12] removes a layer, the last one too', () => {
    expect(layersAfter('layer-remove', layers, 0)).toEqual([layers[1]]);
    expect(layersAfter('layer-remove', [tanh(1)], 0)).toEqual([]);
  });

  it('[PA12] stays within the limits', () => {
    expect(layersAfter('unit-less', [tanh(1)], 0)).toBeNull();
    expect(layersAfter('unit-more', [tanh(limits.unitCount)], 0)).toBeNull();
    const full = Array<HiddenLayer>(limits.hiddenLayerCount).fill(tanh(1));
    expect(layersAfter('layer-add', full, 0)).toBeNull();
  });

  it('[PA12] knows no other button', () => {
    expect(layersAfter('', layers, 0)).toBeNull();
  });
});
