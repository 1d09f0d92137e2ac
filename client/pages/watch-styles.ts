import { css } from 'lit';

/** Pages that watch a class, live or replayed: one column, the stage as large as there is room. */
export const watchStyles = css`
  .class {
    display: grid;
    grid-template-rows: auto auto auto auto;
    grid-template-columns: minmax(0, 1fr);
  }

  .stage {
    gap: var(--space-3);
    padding: var(--space-3) var(--space-4);
  }

  .credit {
    color: var(--ink-2);
    font-size: var(--text-13);
  }

  .led ml-stage {
    --sight-top: 68px;
  }

  .dock {
    container-type: inline-size;
    padding: var(--space-2) var(--space-4);
    border-top: 1px solid var(--line);
    background: var(--surface);
  }

  /* On a phone it stays at the lower edge, under the thumb. */
  @media (max-width: 700px) {
    .dock {
      position: sticky;
      bottom: 0;
      z-index: 2;
      padding: var(--space-1) var(--space-2);
    }

    ml-stage {
      --sight-bottom: 72px;
    }

    .dock button {
      min-height: 56px;
      padding: 2px;
    }
  }

  .foot {
    padding: var(--space-2) var(--space-4) var(--space-1);
    border-top: 1px solid var(--line);
    background: var(--surface);
  }

  /* Beneath the bar that says so, which takes its room from the class. */
  @media (min-width: 700px) {
    .led:not(:has(> .is-walking)) {
      display: flex;
      flex-direction: column;
      height: 100dvh;
    }

    .led:not(:has(> .is-walking)) > .class {
      flex: 1;
    }
  }

  @media (min-width: 1080px) {
    .led:has(> .is-walking) {
      display: flex;
      flex-direction: column;
      height: 100dvh;
    }

    .led > .class.is-walking {
      flex: 1;
    }
  }

  @media (min-width: 700px) {
    .class {
      grid-template-rows: auto auto minmax(0, 1fr) auto auto;
      height: 100dvh;
      /* Lower than this, as on a phone that lies on its side, the page scrolls. */
      min-height: 660px;
    }

    .bar {
      grid-row: 1;
    }

    .lost {
      grid-row: 2;
    }

    .stage {
      grid-row: 3;
      width: 100%;
      max-width: 1680px;
      justify-self: center;
    }

    .foot {
      grid-row: 4;
    }

    .dock {
      grid-row: 5;
    }
  }

  /* The sheet's room is added, not taken from the stage: the page scrolls. */
  @media (min-width: 700px) and (max-width: 1079px) {
    .class:has(ml-measures, ml-moments):not(.is-walking) {
      height: max(162dvh, 660px + 62dvh);
    }
  }

  /* What a pupil is asked has a room of its own: nothing of the class is beneath it. */
  @media (min-width: 1080px) {
    .class:has(> ml-activity[is-open]):not(.is-walking) {
      padding-right: 460px;
    }

    .class:has(> ml-activity[is-open]):not(.is-walking) > .bar {
      margin-right: -460px;
    }

    .led ml-activity {
      --sheet-top: 105px;
    }
  }

  /* There the dock's right half is under the thumb; the diagram's is what a walk needs. */
  .is-walking > ml-activity {
    --folded-bottom: 72px;
  }

  @media (min-width: 1080px) {
    .class.is-walking {
      grid-template:
        'bar bar' auto
        'lost lost' auto
        'stage walk' minmax(0, 1fr)
        'foot walk' auto
        'dock walk' auto / minmax(0, 45fr) minmax(0, 55fr);
    }

    .is-walking .dock {
      grid-area: dock;
    }

    .is-walking .bar {
      grid-area: bar;
    }

    .is-walking .lost {
      grid-area: lost;
    }

    .is-walking .stage {
      grid-area: stage;
    }

    .is-walking .foot {
      grid-area: foot;
    }

    .class:has(ml-measures, ml-moments):not(.is-walking) {
      grid-template-columns: 300px minmax(0, 1fr);
    }

    .class:not(.is-walking) > :is(.bar, .lost, .foot, .dock) {
      grid-column: 1 / -1;
    }

    .class:not(.is-walking) > .stage {
      grid-column: -2 / -1;
    }

    :is(ml-measures, ml-moments) {
      grid-row: 3;
      grid-column: 1;
    }
  }

  /* The dock stays under the thumb there, and the bar of a led class in sight. */
  @media (min-width: 700px) and (max-height: 659px) {
    .dock {
      position: sticky;
      bottom: 0;
      z-index: 2;
      padding-block: var(--space-1);
    }

    /* Beside a sheet, or a walk: its buttons are as narrow there as on a phone that stands. */
    .class:has(> ml-activity[is-open]):not(.is-walking) > .dock {
      padding-right: calc(min(460px, 50vw) + var(--space-2));
    }

    ml-stage {
      --sight-bottom: 60px;
    }

    .led:not(:has(> .is-walking)) {
      height: auto;
    }
  }

  @media (min-width: 700px) and (max-width: 1079px) and (max-height: 480px) {
    .class:has(ml-measures, ml-moments) > .dock {
      padding-right: 428px;
    }
  }

  @media (max-width: 700px) {
    /* One row: a long name gives way, the line and the buttons do not. */
    .bar:has(> .name) {
      flex-wrap: nowrap;
      column-gap: var(--space-2);
    }

    .bar {
      padding: 0 var(--space-4);
    }

    .bar:has(> .name) > :not(.name, .gap) {
      flex: none;
    }

    .bar > .name {
      flex: 0 1 auto;
      min-width: 0;
    }

    .stage {
      gap: var(--space-2);
      padding: var(--space-2) var(--space-4);
    }

    /* There is room for one line: the picture says what it is about. */
    .bar h1 {
      position: absolute;
      width: 1px;
      height: 1px;
      clip-path: inset(50%);
    }
  }
`;
