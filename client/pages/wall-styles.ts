import { css } from 'lit';

/** The projector's page: everything grows with the screen. */
export const wallStyles = css`
  :host {
    /* The wall grows with the projector: one pixel at 1920 × 1080. */
    --wall: min(100vw / 1920, 100vh / 1080);
    display: block;
    min-height: 100dvh;
    --figure-size: max(36px, calc(48 * var(--wall)));
    --figure-label-size: max(18px, calc(24 * var(--wall)));
    --figure-gap: calc(12 * var(--wall)) calc(30 * var(--wall));
  }

  .wall {
    display: grid;
    grid-template:
      'boundary title' auto
      'boundary network' minmax(0, 1fr)
      'boundary figures' auto
      'boundary join' auto
      'line line' auto / auto minmax(0, 1fr);
    gap: calc(12 * var(--wall)) calc(40 * var(--wall));
    height: 100dvh;
    min-height: 560px;
    padding: calc(20 * var(--wall)) calc(32 * var(--wall)) calc(8 * var(--wall));
  }

  ml-boundary,
  ml-space,
  ml-drawing-plane {
    grid-area: boundary;
    width: auto;
    height: 100%;
    aspect-ratio: 1.02;
  }

  .credit {
    color: var(--ink-2);
    font-size: 0.6em;
    font-weight: 400;
  }

  h1 {
    grid-area: title;
    margin: 0;
    font-size: max(24px, calc(48 * var(--wall)));
    line-height: 1.1;
    text-wrap: balance;
  }

  ml-wall-activity,
  ml-network {
    grid-area: network;
    min-height: 0;
    overflow: clip;
  }

  .wall.is-walking {
    grid-template:
      'title walk' auto
      'network walk' minmax(0, 1fr)
      'badge walk' auto
      'join walk' auto
      'eyes eyes' auto / minmax(0, 36fr) minmax(0, 64fr);
    padding: calc(20 * var(--wall)) 0 0 calc(32 * var(--wall));
  }

  .title {
    display: grid;
    grid-area: title;
    gap: calc(12 * var(--wall));
  }

  .title h1 {
    grid-area: auto;
  }

  .diagram {
    display: contents;
  }

  .is-walking .join {
    padding-bottom: calc(20 * var(--wall));
  }

  ml-update-walk {
    grid-area: walk;
    min-height: 0;
    border-left: 1px solid var(--line);
  }

  .figures {
    grid-area: figures;
  }

  .join {
    display: flex;
    grid-area: join;
    align-items: center;
    gap: calc(24 * var(--wall));
  }

  dl {
    flex: 1;
    margin: 0;
    line-height: 1.1;
  }

  dt {
    color: var(--ink-2);
    font-size: max(22px, calc(32 * var(--wall)));
  }

  /* What a pupil types who cannot scan: to be read from the last row. */
  .host {
    color: var(--ink);
    font-size: max(34px, calc(48 * var(--wall)));
    overflow-wrap: anywhere;
  }

  dd {
    margin: 0;
    font-size: max(36px, calc(72 * var(--wall)));
    font-weight: 700;
    letter-spacing: 0.03em;
    white-space: nowrap;
  }

  ml-qr-code {
    flex: none;
    width: max(110px, calc(176 * var(--wall)));
  }

  /* It has its line before it says something: the diagram stays where it is. */
  .outcome {
    position: relative;
    height: 1.3em;
    font-size: max(18px, calc(26 * var(--wall)));
    line-height: 1.3;
  }

  ml-outcome-note {
    --trouble-size: 1em;
    display: block;
  }

  /* What is longer than a line lies over the diagram, which says nothing then. */
  ml-outcome-note[is-diverged] {
    position: absolute;
    right: 0;
    bottom: 0;
    left: 0;
    z-index: 1;
  }

  ml-connection-badge {
    font-size: max(18px, calc(24 * var(--wall)));
  }

  /* Over the curve's upper corner: the address and the code keep their width. */
  .wall > ml-connection-badge {
    grid-area: line;
    z-index: 1;
    align-self: start;
    justify-self: end;
    padding: 2px 6px;
    border-radius: var(--radius);
    background: var(--page);
  }

  .wall.is-walking > ml-connection-badge {
    grid-area: badge;
    justify-self: start;
  }

  ml-time-line {
    grid-area: line;
    height: max(112px, calc(168 * var(--wall)));
  }

  .full {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto auto;
    height: 100dvh;
  }

  .full > ml-wall-lobby,
  .full > ml-wall-seeds {
    grid-row: 2;
    min-height: 0;
  }

  .full > ml-replay-bar {
    grid-row: 1;
    padding: calc(12 * var(--wall)) calc(32 * var(--wall)) 0;
  }

  /* In a line of its own: whatever is shown needs its width. */
  .full > ml-connection-badge {
    grid-row: 3;
    justify-self: end;
    padding: 2px calc(32 * var(--wall));
    background: var(--page);
  }

  ml-reactions {
    --reaction-size: max(36px, calc(64 * var(--wall)));
  }

  /* A calm band at the lower edge, over the curve: network, numbers and code stay as they are. */
  .eyes {
    display: flex;
    grid-area: line;
    z-index: 2;
    align-items: center;
    justify-content: center;
    gap: 0.35em;
    height: max(112px, calc(168 * var(--wall)));
    margin: 0;
    border-radius: var(--radius);
    background: var(--ink);
    color: var(--page);
    font-size: max(64px, calc(104 * var(--wall)));
    font-weight: 700;
    line-height: 1;
  }

  @media (forced-colors: active) {
    .eyes {
      border: 4px solid;
    }
  }

  .eyes svg {
    width: 1.1em;
    height: 1.1em;
  }

  .full > .eyes {
    grid-row: 4;
    margin: 0 calc(32 * var(--wall)) calc(16 * var(--wall));
  }

  .is-walking > .eyes {
    grid-area: eyes;
    margin: 0 calc(32 * var(--wall)) calc(16 * var(--wall)) 0;
  }
`;
