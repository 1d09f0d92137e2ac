import type { nothing } from 'lit';
import { html, type TemplateResult } from 'lit';
import type { Pointer, Shown } from '../../shared/protocol/lead.ts';
import type { Predict } from '../../shared/protocol/people-messages.ts';
import type { View } from '../../shared/view/view.ts';
import type { SessionController } from '../controllers/session-controller.ts';
import { headingOf } from '../elements/heading.ts';
import { hasSpace } from '../render/hidden-space.ts';
import type { Lit } from '../render/lit.ts';
import { hasPoint } from '../render/point-pass.ts';
import '../elements/people/drawing-plane.ts';
import '../elements/people/reactions.ts';
import '../elements/people/wall-lobby.ts';
import '../elements/people/wall-seeds.ts';
import '../elements/stage/boundary.ts';
import '../elements/stage/network.ts';
import '../elements/stage/space.ts';

/** What a wall shows by itself: the network's output. */
const output: Shown = { unit: null, style: 'regions', space: null, point: null, walk: null };

/** The boundary; while it is predicted, the drawings, and the boundary only when they are all in. */
export function wallPlane(view: View, pointer: Pointer, predict: Predict | null): TemplateResult {
  if (!predict) return wallPicture(view, pointer);
  return html`<ml-drawing-plane
    wall
    .view=${view}
    .crowd=${predict.drawings ?? []}
    .showsBoundary=${!predict.isOpen && view.snapshot.epoch > 0}
  ></ml-drawing-plane>`;
}

/** The large picture, as the teacher shows it where the class is led. */
function wallPicture(view: View, pointer: Pointer): TemplateResult {
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

/** What takes all of the wall, with what is said beside it. */
export const wallFull = (
  content: TemplateResult,
  aside: TemplateResult,
  { badge }: { badge: TemplateResult | typeof nothing },
): TemplateResult =>
  html`<main class="full">
    ${content}${badge}
    <ml-reactions></ml-reactions>
    ${aside}
  </main>`;

/** Before the lesson begins. */
export const wallLobby = (view: View, { news, joinUrl }: SessionController): TemplateResult =>
  html`<ml-wall-lobby
    .view=${view}
    .names=${news.names}
    .joinUrl=${joinUrl}
    .heading=${headingOf(view)}
  ></ml-wall-lobby>`;

/** A round of seeds: what each device has come to, and the mean. */
export const wallSeeds = (view: View, { news, joinUrl }: SessionController): TemplateResult =>
  html`<ml-wall-seeds
    .view=${view}
    .news=${news}
    .joinUrl=${joinUrl}
    .heading=${headingOf(view)}
  ></ml-wall-seeds>`;
