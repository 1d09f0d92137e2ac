import { html, nothing, type TemplateResult } from 'lit';
import type { Pointer } from '../../../shared/protocol/lead.ts';
import type { View } from '../../../shared/view/view.ts';
import { isZoomed, windowIn, type Frame } from '../../render/zoom.ts';
import type { PlaneGestures } from './plane-gestures.ts';
import type { PlaneProbe } from './plane-probe.ts';
import './shared-pointer.ts';

/** What lies over the drawn plane: it takes fingers, mouse and keys, and shows where a teacher points. */
export const surfaceTemplate = ({
  view,
  frame,
  pointer,
  gestures,
  probe,
}: {
  view: View | null;
  /** What part of the data's window is shown. */
  frame: Frame;
  pointer: Pointer;
  gestures: PlaneGestures;
  probe: PlaneProbe;
}): TemplateResult =>
  html`<div
    class="surface"
    role="application"
    tabindex=${view ? 0 : -1}
    ?data-zoomed=${isZoomed(frame)}
    @pointermove=${gestures.move}
    @pointerdown=${gestures.down}
    @pointerup=${gestures.up}
    @pointercancel=${gestures.cancel}
    @pointerleave=${gestures.leave}
    @wheel=${gestures.wheel}
    @dblclick=${gestures.doubleClick}
    @keydown=${probe.onKey}
    @blur=${probe.leave}
  >
    ${
      view
        ? html`<ml-shared-pointer
            .at=${pointer}
            .window=${windowIn(frame, view.data.window)}
          ></ml-shared-pointer>`
        : nothing
    }
  </div>`;

/** Whatever the markup of the picture depends on: while this stays, only the canvas is drawn anew. */
export function markupKey(
  view: View | null,
  unit: { layerIndex: number; unitIndex: number } | null,
): string {
  if (!view) return '';
  const { x1Min, x1Max, x2Min, x2Max } = view.data.window;
  const shown = unit ? `${unit.layerIndex} ${unit.unitIndex}` : '';
  return `${view.data.test.count > 0} ${[x1Min, x1Max, x2Min, x2Max].join()} ${shown}`;
}
