import { css } from 'lit';

/** What the pages of a class have in common: the bar at the top, the stage, the lower edge. */
export const pageStyles = css`
  :host {
    display: block;
    min-height: 100dvh;
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-4);
    min-height: 52px;
    padding: var(--space-1) var(--space-4);
    border-bottom: 1px solid var(--line);
    background: var(--surface);
  }

  .brand {
    color: var(--ink-2);
    text-decoration: none;
    white-space: nowrap;
  }

  .brand:hover {
    color: var(--accent);
  }

  h1 {
    min-width: 0;
    margin: 0;
    overflow: hidden;
    font-size: var(--text-18);
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .gap {
    flex: 1;
  }

  .lost {
    padding: var(--space-1) var(--space-4);
    background: var(--ink);
    color: var(--page);
    text-align: center;
  }

  /* Grounds of ours are none there: a line parts it from the page. */
  @media (forced-colors: active) {
    .lost {
      border-block: 3px solid;
    }
  }

  ml-time-line {
    height: 124px;
  }

  /* Switches for fingers make its head line taller. */
  @media (pointer: coarse) {
    ml-time-line {
      height: 144px;
    }
  }

  .stage {
    display: flex;
    position: relative;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
  }

  .above {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2) var(--space-4);
  }

  ml-stage {
    flex: 1;
    min-height: 0;
  }

  /* Painted apart from each other: a number that counts leaves the panels as they are. */
  .bar,
  .above,
  .panel,
  .transport,
  ml-time-line {
    isolation: isolate;
  }

  /* Moves nothing: a browser that looks for what was pressed passes over a box with a transform of its own as a whole. */
  .panel,
  ml-time-line {
    transform: translate(0);
  }

  /* Its height is given: nothing outside moves when its words change. */
  ml-time-line {
    contain: size layout style;
  }

  .above ml-outcome-note {
    min-width: 0;
  }

  /* Two lines of it beside the buttons: the stage below stays where it is. */
  @media (max-width: 1500px) {
    .above ml-outcome-note {
      font-size: var(--text-13);
      line-height: 1.3;
    }
  }

  /* A sheet at the lower edge; what it covers can be scrolled into view. */
  :is(ml-measures, ml-moments) {
    position: fixed;
    right: 0;
    bottom: 0;
    z-index: 3;
    width: min(100%, 420px);
    max-height: 62dvh;
    border: 1px solid var(--line-strong);
    border-width: 1px 0 0;
  }

  @media (max-width: 1079px) {
    .class:has(ml-measures, ml-moments) {
      padding-bottom: 62dvh;
    }
  }

  @media (min-width: 700px) and (max-width: 1079px) and (max-height: 480px) {
    :is(ml-measures, ml-moments) {
      max-height: calc(100dvh - 52px);
    }
  }

  /* With room for both it stands beside the stage. */
  @media (min-width: 1080px) {
    :is(ml-measures, ml-moments) {
      position: static;
      width: auto;
      max-height: none;
      border-width: 0 1px 0 0;
    }
  }

  .above ml-outcome-note {
    flex: 1;
  }

  /* What has to be read lies over the stage: nothing moves when it comes or goes. */
  .above:has(ml-outcome-note[is-diverged]) {
    z-index: 1;
  }

  ml-outcome-note[is-diverged] {
    position: absolute;
    right: var(--space-4);
    bottom: var(--space-3);
    left: var(--space-4);
    z-index: 1;
  }

  @media (max-width: 700px) {
    .above {
      column-gap: var(--space-2);
    }

    .above ml-figures {
      flex: none;
      order: -2;
      margin-right: var(--space-2);
    }

    /* Beside the figures, as high as they are, whatever it says: what is longer scrolls inside. */
    .above ml-outcome-note:not([is-diverged]) {
      flex: 1 1 5rem;
      order: -1;
      height: 3lh;
    }

    ml-outcome-note[is-diverged] {
      position: static;
      flex-basis: 100%;
    }
  }

  /* On a tablet its line is beneath the figures and the buttons, which leave no room between them. */
  @media (min-width: 701px) and (max-width: 1079px) {
    .above ml-outcome-note:not([is-diverged]) {
      flex-basis: 100%;
      order: 1;
      min-height: 1.3em;
    }
  }
`;
