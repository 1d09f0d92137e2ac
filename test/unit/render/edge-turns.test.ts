import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgeTurns, stripOf } from '../../../client/render/edge-turns.ts';
import { layoutNetwork } from '../../../client/render/network-layout.ts';
import { createNetwork } from '../../../shared/engine/network.ts';
import { limits } from '../../../shared/limits.ts';

const unitCounts = fc.array(fc.integer({ min: 1, max: limits.unitCount }), {
  minLength: 0,
  maxLength: limits.hiddenLayerCount,
});

/** A network of that shape over two features, in columns on a desk or in rows on a phone. */
function shape(counts: readonly number[], width = 900) {
  const hidden = counts.map((unitCount) => ({ unitCount, activation: 'tanh' as const }));
  const network = createNetwork(2, hidden);
  const layout = layoutNetwork({
    width,
    height: 500,
    counts: [2, ...counts, 1],
    isEditable: false,
    isTouch: false,
    hasLead: true,
    scale: 1,
  });
  return { network, layout, turns: edgeTurns(layout, network) };
}

const edgesIn = ({ layers }: ReturnType<typeof createNetwork>, from: number, to: number) =>
  layers.slice(from, to).reduce((sum, layer) => sum + layer.inputCount * layer.unitCount, 0);

describe('the turns that edges are drawn in', () => {
  it('[PA521] are all gaps in order, a gap alone or few edges', () => {
    fc.assert(
      fc.property(unitCounts, (counts) => {
        const { network, turns } = shape(counts);
        expect(turns[0].from).toBe(0);
        expect(turns[turns.length - 1].to).toBe(network.layers.length);
        turns.slice(1).forEach(({ from }, i) => expect(from).toBe(turns[i].to));
        for (const { from, to } of turns) {
          if (to - from > 1) expect(edgesIn(network, from, to)).toBeLessThanOrEqual(80);
        }
      }),
    );
  });

  it('[PA521] have strips of their own, which together are the whole diagram', () => {
    fc.assert(
      fc.property(unitCounts, (counts) => {
        const { layout, turns } = shape(counts);
        let right = 0;
        for (const gaps of turns) {
          const strip = stripOf(layout, gaps);
          expect(strip.x).toBe(right);
          expect([strip.y, strip.height]).toEqual([0, layout.height]);
          right += strip.width;
        }
        expect(right).toBe(layout.width);
      }),
    );
  });

  it.each([
    [[4, 3], 1],
    [[8, 8, 8, 8, 8, 8], 5],
    [[16, 16], 3],
  ])('[PA521] of layers of %j are %i', (counts, count) => {
    expect(shape(counts).turns).toHaveLength(count);
  });

  it('[PA521] are one where the layers stand in rows', () => {
    const { layout, turns } = shape([8, 8, 8, 8], 300);
    expect(layout.orientation).toBe('rows');
    expect(turns).toEqual([{ from: 0, to: 5 }]);
  });
});
