import { css } from 'lit';

/** The teacher's page on a desk: everything at once, without scrolling. */
export const teachDeskStyles = css`
  @media (min-width: 1080px) {
    .class {
      display: grid;
      grid-template:
        'bar bar bar' auto
        'lost lost lost' auto
        'lobby lobby lobby' auto
        'data stage training' minmax(0, 1fr)
        'data transport training' auto
        'data foot training' auto / 236px minmax(0, 1fr) 296px;
      height: 100dvh;
      min-height: 660px;
    }

    /* While an update is walked through, its numbers need the panels' room. */
    .class.is-walking {
      grid-template:
        'bar bar' auto
        'lost lost' auto
        'lobby lobby' auto
        'stage walk' minmax(0, 1fr)
        'transport walk' auto
        'foot walk' auto / minmax(0, 45fr) minmax(0, 55fr);
    }

    .is-walking .panel {
      display: none;
    }

    .bar {
      grid-area: bar;
    }

    .lost,
    ml-replay-bar {
      grid-area: lost;
    }

    ml-lobby-bar {
      grid-area: lobby;
    }

    .stage {
      grid-area: stage;
    }

    .panel {
      overflow: auto;
      border: 0 solid var(--line);
      scrollbar-width: thin;
    }

    .data {
      grid-area: data;
      border-right-width: 1px;
    }

    /* The measures take the place of the data, which rarely change while something learns. */
    ml-measures {
      grid-area: data;
    }

    .class:has(ml-measures) {
      grid-template-columns: 288px minmax(0, 1fr) 296px;
    }

    .class:has(ml-measures) .data {
      visibility: hidden;
    }

    .training {
      grid-area: training;
      border-left-width: 1px;
    }

    /* The class takes the place of the settings: the network stays in sight. */
    ml-class-panel {
      position: static;
      grid-area: training;
      width: auto;
      min-height: 0;
    }

    .class:has(ml-class-panel):not(.is-walking) {
      grid-template-columns: 0 minmax(0, 1fr) 380px;
    }

    .class:has(ml-class-panel) .data {
      visibility: hidden;
    }

    .class:has(ml-class-panel) .training {
      display: none;
    }

    .transport {
      position: static;
      grid-area: transport;
      padding: var(--space-2) var(--space-4) var(--space-1);
      background: none;
    }

    .foot {
      grid-area: foot;
      padding: 0 var(--space-4) var(--space-1);
    }
  }

  /* Beside two panels the note needs what the words of this button take. */
  @media (min-width: 1080px) and (max-width: 1500px) {
    .class:has(ml-measures, ml-class-panel) .open-walk {
      gap: 0;
      font-size: 0;
    }
  }

  @media (min-width: 1700px) {
    .class:not(.is-walking) {
      grid-template-columns: 288px minmax(0, 1fr) 336px;
    }

    .class:has(ml-class-panel):not(.is-walking) {
      grid-template-columns: 288px minmax(0, 1fr) 400px;
    }

    .class:has(ml-class-panel) .data {
      visibility: visible;
    }

    ml-time-line {
      height: 140px;
    }
  }
`;
