import { html, type TemplateResult } from 'lit';
import type { TraceMatrix, TraceQuantity } from '../../../shared/engine/update-step.ts';

/** A symbol of a formula, to be drawn and to be read out. */
export interface Symbol {
  drawn: TemplateResult;
  spoken: string;
}

const subscript = (index: number) => String(index).replace(/\d/g, (d) => '₀₁₂₃₄₅₆₇₈₉'[Number(d)]);

const plain = (name: string): Symbol => ({ drawn: html`<var>${name}</var>`, spoken: name });

const indexed = (name: string, index: number): Symbol => ({
  drawn: html`<var>${name}</var><sub>${index}</sub>`,
  spoken: name + subscript(index),
});

/** ∂E over what it is taken with respect to. */
const gradient = ({ drawn, spoken }: Symbol): Symbol => ({
  drawn: html`<span class="fraction"
    ><span>∂<var>E</var></span
    ><span>∂${drawn}</span></span
  >`,
  spoken: `∂E/∂${spoken}`,
});

const isGradientOf: Partial<Record<TraceQuantity, TraceQuantity>> = {
  'activation-gradient': 'activation',
  'pre-activation-gradient': 'pre-activation',
  'weight-gradient': 'weight',
  'bias-gradient': 'bias',
};

/** What a matrix is called in a network whose last layer is `last`: x, a₁, W₂, ŷ, ∂E/∂z₂ … */
export function symbolOf(
  { quantity, layer, isTransposed }: Pick<TraceMatrix, 'quantity' | 'layer' | 'isTransposed'>,
  last: number,
): Symbol {
  const symbol = baseSymbol(quantity, layer, last);
  if (!isTransposed) return symbol;
  return { drawn: html`${symbol.drawn}<sup>T</sup>`, spoken: `${symbol.spoken}ᵀ` };
}

function baseSymbol(quantity: TraceQuantity, layer: number, last: number): Symbol {
  const of = isGradientOf[quantity];
  if (of) return gradient(baseSymbol(of, layer, last));
  switch (quantity) {
    case 'activation':
      if (layer === 0) return plain('x');
      return layer === last ? plain('ŷ') : indexed('a', layer);
    case 'label':
      return plain('y');
    case 'loss':
      return plain('E');
    case 'weight':
    case 'new-weight':
      return indexed('W', layer);
    case 'bias':
    case 'new-bias':
      return indexed('b', layer);
    case 'slope':
      return {
        drawn: html`<var>φ</var>′(<var>z</var><sub>${layer}</sub>)`,
        spoken: `φ′(z${subscript(layer)})`,
      };
    default:
      return indexed('z', layer);
  }
}
