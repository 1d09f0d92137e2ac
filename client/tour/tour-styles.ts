import { css } from 'lit';

export const tourStyles = css`
  :host {
    display: contents;
  }

  .ring,
  .lead,
  .card {
    position: fixed;
    z-index: 4;
  }

  .ring {
    border: 3px solid var(--accent);
    border-radius: calc(var(--radius) + 4px);
    pointer-events: none;
  }

  .lead {
    inset: 0;
    width: 100%;
    height: 100%;
    pointer-events: none;
    stroke: var(--accent);
    stroke-width: 2;
    fill: var(--accent);
  }

  .card {
    display: grid;
    gap: var(--space-2);
    top: 60px;
    left: 8px;
    /* As wide as the panel beneath it: nothing on the stage is covered. */
    width: 224px;
    padding: var(--space-3) var(--space-4) var(--space-4);
    border: 2px solid var(--accent);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
  }

  .head,
  .buttons {
    display: flex;
    align-items: center;
    gap: var(--space-2);
  }

  .head {
    justify-content: space-between;
    color: var(--ink-2);
    font-size: var(--text-13);
  }

  .head button {
    display: grid;
    place-items: center;
    width: var(--target);
    margin: -4px -8px -4px 0;
    padding: 0;
    border-color: transparent;
    background: none;
    color: var(--ink-2);
  }

  h2 {
    margin: 0;
    font-size: var(--text-18);
    line-height: 1.25;
  }

  p {
    margin: 0;
    line-height: 1.4;
    text-wrap: pretty;
  }

  /* Its place is kept while it is empty: the buttons do not move. */
  .state {
    min-height: 1.4em;
    color: var(--ink-2);
    font-size: var(--text-13);
  }

  .buttons {
    flex-wrap: wrap;
    justify-content: space-between;
  }

  .buttons button {
    padding: 0 var(--space-3);
    white-space: nowrap;
  }

  .buttons .do {
    flex: 1 0 100%;
    order: -1;
  }

  @media (min-width: 1700px) {
    .card {
      width: 276px;
    }
  }

  @media (max-width: 1079px) {
    .card {
      top: 8px;
      right: 8px;
      left: 8px;
      width: auto;
      max-width: 480px;
      margin: 0 auto;
    }

    .lead {
      display: none;
    }

    .buttons {
      flex-wrap: nowrap;
    }

    .buttons .do {
      flex: 1;
      order: 0;
    }
  }
`;
