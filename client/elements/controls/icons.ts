import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

const icon = (shape: SVGTemplateResult): TemplateResult =>
  html`<svg
    viewBox="0 0 20 20"
    width="20"
    height="20"
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${shape}
  </svg>`;

/** Drawn on 20 × 20, in the colour of the text beside them. */
export const icons = {
  play: icon(svg`<path d="M6 3.8v12.4L16 10z" fill="currentColor" />`),
  pause: icon(svg`<path d="M6.5 4v12M13.5 4v12" stroke-width="3.2" />`),
  step: icon(svg`<path d="M5 4.6v10.8l8-5.4z" fill="currentColor" /><path d="M15.5 4.5v11" />`),
  /** Many at once. */
  steps: icon(
    svg`<path d="M2.5 5v10l6-5zM9 5v10l6-5z" fill="currentColor" /><path d="M17.5 4.5v11" />`,
  ),
  sameStart: icon(svg`<path d="M4.2 7.5A6.5 6.5 0 1 1 3.6 11" /><path d="M4 3.6v4h4" />`),
  newStart: icon(
    svg`<rect x="3.5" y="3.5" width="13" height="13" rx="2.5" /><path
      d="M7.2 7.2h0M12.8 7.2h0M10 10h0M7.2 12.8h0M12.8 12.8h0" stroke-width="2.4" />`,
  ),
  undo: icon(svg`<path d="M4 8h8a4.2 4.2 0 0 1 0 8.4H7.5" /><path d="M7.5 4.2 3.8 8l3.7 3.8" />`),
  redo: icon(
    svg`<path d="M16 8H8a4.2 4.2 0 0 0 0 8.4h4.5" /><path d="M12.5 4.2 16.2 8l-3.7 3.8" />`,
  ),
  back: icon(svg`<path d="M4.2 8A6.5 6.5 0 1 1 4 12.5" /><path d="M4 3.8v4.4h4.4" />`),
  forward: icon(svg`<path d="M15.8 8A6.5 6.5 0 1 0 16 12.5" /><path d="M16 3.8v4.4h-4.4" />`),
  frameBack: icon(svg`<path d="M15 4.6v10.8l-8-5.4z" /><path d="M4.5 4.5v11" />`),
  frameOn: icon(svg`<path d="M5 4.6v10.8l8-5.4z" /><path d="M15.5 4.5v11" />`),
  /** Around and around. */
  loop: icon(
    svg`<path d="M4 9V8a2.5 2.5 0 0 1 2.5-2.5H15M12.5 3 15 5.5 12.5 8M16 11v1a2.5 2.5 0 0 1-2.5 2.5H5M7.5 17 5 14.5 7.5 12" />`,
  ),
  loopTo: icon(svg`<path d="M3.5 10H13M9.8 6.8 13 10l-3.2 3.2M16 4.5v11" />`),
  skipRests: icon(
    svg`<path d="M3.5 6v8l5-4zM9.5 6v8l5-4z" fill="currentColor" /><path d="M16.5 5.5v9" />`,
  ),
  /** A row of flags on a line. */
  moments: icon(
    svg`<path d="M3 16.5h14" /><path d="M5.5 16.5V4l4 2.2-4 2.2M12.5 16.5v-8l3.5 2-3.5 2" />`,
  ),
  flag: icon(svg`<path d="M5.5 17V3.5M5.5 4.2h9l-2.2 3.2 2.2 3.2h-9" />`),
  fullScreen: icon(svg`<path d="M4 7.5V4h3.5M12.5 4H16v3.5M16 12.5V16h-3.5M7.5 16H4v-3.5" />`),
  beside: icon(
    svg`<rect x="2.5" y="4" width="6.5" height="12" rx="1.5" /><rect x="11" y="4" width="6.5" height="12" rx="1.5" />`,
  ),
  qr: icon(
    svg`<path d="M3.5 3.5h5v5h-5zM11.5 3.5h5v5h-5zM3.5 11.5h5v5h-5z" /><path
      d="M11.5 11.5h2v2M16.5 11.5v2M11.5 16.5h2M16.5 16.5h0" />`,
  ),
  wall: icon(svg`<rect x="2.5" y="4" width="15" height="10" rx="1.5" /><path d="M7 17h6" />`),
  recording: icon(
    svg`<circle cx="10" cy="10" r="7" /><circle cx="10" cy="10" r="2.6" fill="currentColor" />`,
  ),
  theme: icon(
    svg`<circle cx="10" cy="10" r="6.8" /><path d="M10 3.2a6.8 6.8 0 0 1 0 13.6z" fill="currentColor" />`,
  ),
  /** A way with three stops. */
  tour: icon(
    svg`<circle cx="4.5" cy="15" r="2" /><circle cx="10" cy="6" r="2" /><circle cx="15.5" cy="13" r="2" /><path
      d="M5.6 13.3 9 7.8M11.3 7.6l3 3.9" />`,
  ),
  keys: icon(
    svg`<rect x="2.5" y="5" width="15" height="10" rx="1.5" /><path d="M6 8.2h0M9 8.2h0M12 8.2h0M14.6 8.2h0M6 11.8h8" />`,
  ),
  /** A pencil. */
  draw: icon(svg`<path d="M12.8 4.2 15.8 7.2 7 16l-3.6.6L4 13z" /><path d="M11 6l3 3" />`),
  empty: icon(
    svg`<rect x="3.5" y="3.5" width="13" height="13" rx="2" /><path d="M10 7v6M7 10h6" />`,
  ),
  table: icon(
    svg`<rect x="3" y="4" width="14" height="12" rx="1.5" /><path d="M3 8h14M3 12h14M8.5 4v12" />`,
  ),
  eraser: icon(
    svg`<path d="M8.5 15.5 3.8 10.8 11 3.6l5.2 5.2-6.7 6.7zM7 7.6l5.2 5.2" /><path d="M8.5 15.5h8" />`,
  ),
  brush: icon(
    svg`<circle cx="10" cy="10" r="7" stroke-dasharray="2.6 3" /><path
      d="M8 8h0M12.2 7.6h0M10 11h0M7.4 12.6h0M12.8 12.2h0" stroke-width="2.2" />`,
  ),
  link: icon(
    svg`<path d="M8.6 11.4a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.2l-1 1" /><path
      d="M11.4 8.6a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.2l1-1" />`,
  ),
  open: icon(
    svg`<path d="M3 15.5V5h4.6l1.6 2H16v2.4" /><path d="M3 15.5 5.4 9.4h12.2l-2.4 6.1z" />`,
  ),
  download: icon(svg`<path d="M10 3.5v9M6.2 9 10 12.8 13.8 9M4 16.5h12" />`),
  up: icon(svg`<path d="M4.5 12.5 10 7l5.5 5.5" />`),
  down: icon(svg`<path d="M4.5 7.5 10 13l5.5-5.5" />`),
  left: icon(svg`<path d="M12 4.5 6.5 10l5.5 5.5" />`),
  right: icon(svg`<path d="M8 4.5 13.5 10 8 15.5" />`),
  update: icon(
    svg`<circle cx="4.5" cy="10" r="2" /><circle cx="15.5" cy="10" r="2" /><path d="M5.5 6.5C7.5 3.8 12 3.8 14.2 6M14.5 3.2v3h-3M14.5 13.5c-2 2.7-6.5 2.7-8.7.5M5.5 16.8v-3h3" />`,
  ),
  percent: icon(
    svg`<circle cx="6" cy="6" r="2.4" /><circle cx="14" cy="14" r="2.4" /><path d="M15 5 5 15" />`,
  ),
  logScale: icon(svg`<path d="M4 3v14h13M4 5h13M4 9.5h13M4 12.6h13M4 15h13" stroke-width="1.3" />`),
  measures: icon(svg`<path d="M3 17h14M5.5 13.5v-4M10 13.5v-9M14.5 13.5v-6" stroke-width="2.4" />`),
  /** One line that becomes two. */
  branch: icon(
    svg`<path d="M5 3v14M5 12c0-4 9.500-2 9.500-7.500M11.700 6.700 14.500 3.900l2.800 2.800" />`,
  ),
  /** Two sheets. */
  copy: icon(
    svg`<rect x="7" y="7" width="10" height="10" rx="1.5" /><path d="M13 4.500V4a1 1 0 0 0-1-1H4a1 1 0 0 0-1 1v8a1 1 0 0 0 1 1h.5" />`,
  ),
  /** Handed up. */
  offer: icon(svg`<path d="M10 13V4M6.2 7.6 10 3.800 13.800 7.6M4 16.500h12" />`),
  /** Two sliders. */
  settings: icon(
    svg`<path d="M3 6.500h7M14.500 6.500H17M3 13.500h2.500M10 13.500h7" /><circle cx="12.2" cy="6.5" r="2.2" /><circle cx="7.8" cy="13.5" r="2.2" />`,
  ),
  close: icon(svg`<path d="M5 5l10 10M15 5 5 15" />`),
  hand: icon(
    svg`<path d="M6.4 10.5V5a1.2 1.2 0 0 1 2.4 0v4M8.8 8.6V3.6a1.2 1.2 0 0 1 2.4 0v5M11.2 8.8V4.6a1.2 1.2 0 0 1 2.4 0V11c0 3.6-1.8 6-4.6 6-2.2 0-3.4-1.2-4.6-3.4L3 10.9c-.6-1.2.9-2 1.7-1l1.7 2" />`,
  ),
  eyes: icon(
    svg`<path d="M2 11c2-3.6 4.8-5.4 8-5.4s6 1.8 8 5.4c-2 3.2-4.8 4.8-8 4.8S4 14.2 2 11z" /><circle cx="10" cy="10.6" r="2.6" fill="currentColor" /><path d="M10 3V1.6M5 4.2l-.8-1.2M15 4.2l.8-1.2" />`,
  ),
  /** An arrow within a ring, as the shared pointer. */
  lead: icon(
    svg`<circle cx="9" cy="9" r="6.500" /><path d="M9 9l8.500 3-3.600 1.900L12 17.500z" fill="currentColor" />`,
  ),
  /** A way of one's own. */
  around: icon(
    svg`<circle cx="10" cy="10" r="7" /><path d="M12.8 7.200 11.200 11.200 7.200 12.800 8.800 8.800z" fill="currentColor" />`,
  ),
  lost: icon(
    svg`<circle cx="10" cy="10" r="7.2" /><path d="M7.8 8a2.3 2.3 0 1 1 3.4 2c-.8.5-1.2 1-1.2 1.900M10 14.3h0" />`,
  ),
  check: icon(svg`<path d="M4 10.5 8.2 15 16 5.5" stroke-width="2.4" />`),
  more: icon(svg`<path d="M5 10h0M10 10h0M15 10h0" stroke-width="3" />`),
  offline: icon(svg`<circle cx="10" cy="10" r="4.5" /><path d="M4 16 16 4" />`),
  away: icon(svg`<path d="M13.8 12.6A5.6 5.6 0 0 1 8 5a5.6 5.6 0 1 0 5.8 7.6z" />`),
  online: icon(svg`<circle cx="10" cy="10" r="4.2" fill="currentColor" />`),
  people: icon(
    svg`<circle cx="7.5" cy="7" r="2.8" /><path d="M2.5 16c0-2.8 2-4.6 5-4.6s5 1.8 5 4.6M13 4.6a2.6 2.6 0 0 1 0 5M14.5 11.8c1.9.5 3 2 3 4.2" />`,
  ),
} as const;
