import { html, type TemplateResult } from 'lit';
import type { Pointer, Shown } from '../../shared/protocol/lead.ts';
import type { View } from '../../shared/view/view.ts';
import { hasSpace } from '../render/hidden-space.ts';
import type { Lit } from '../render/lit.ts';
import { hasPoint } from '../render/point-pass.ts';
import '../elements/stage/boundary.ts';
import '../elements/stage/network.ts';
import '../elements/stage/space.ts';

/** What a wall shows by itself: the network's output. */
const output: Shown = { unit: null, style: 'regions', space: null, point: null, walk: null };

/** The large picture, as the teacher shows it where the class is led. */
export function wallPicture(view: View, pointer: Pointer): TemplateResult {
  const { unit, style, space, point } = view.people.lead ?? output;
  const shownPoint = point && hasPoint(view, point) ? point : null;
  return space && hasSpace(view, space)
    ? html`<ml-space
        inert
        wall
        .view=${view}
        .choice=${space}
        .point=${shownPoint}
        .pointer=${pointer}
      ></ml-space>`
    : html`<ml-boundary
        wall
        .view=${view}
        .selection=${unit}
        .unitStyle=${style}
        .point=${shownPoint}
        .pointer=${pointer}
      ></ml-boundary>`;
}

/** The diagram beside it; `lit` while an update is walked through. */
export function wallDiagram(view: View, lit: Lit | null): TemplateResult {
  const { unit, style, space, point, walk } = view.people.lead ?? output;
  return html`<ml-network
    inert
    wall
    .view=${view}
    .selection=${walk ? null : unit}
    .unitStyle=${style}
    .point=${point && !walk && hasPoint(view, point) ? point : null}
    .spaceLayer=${space?.layerIndex ?? null}
    .lit=${lit}
  ></ml-network>`;
}
