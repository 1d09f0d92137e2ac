import { css } from 'lit';

/** The teacher's page: on a desk everything at once, without scrolling; on a phone one column. */
export const teachStyles = css`
  .class {
    display: flex;
    flex-direction: column;
  }

  .code {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    font-size: var(--text-18);
    font-weight: 600;
    letter-spacing: 0.03em;
    white-space: nowrap;
  }

  .code small {
    color: var(--ink-2);
    font-size: var(--text-13);
    font-weight: 400;
    letter-spacing: 0;
  }

  .here {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    white-space: nowrap;
  }

  .hands {
    display: inline-flex;
    align-items: center;
    gap: 2px;
    margin-left: 4px;
  }

  .eyes,
  .lead {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    white-space: nowrap;
  }

  .eyes[aria-pressed='true'],
  .lead[aria-pressed='true'] {
    border-color: var(--ink);
    background: var(--ink);
    color: var(--page);
  }

  .eyes[aria-pressed='true']:hover,
  .lead[aria-pressed='true']:hover {
    border-color: var(--ink);
    background: var(--ink-2);
    color: var(--page);
  }

  /* Over the training settings: who is here, and what they are asked to do. */
  ml-class-panel {
    position: fixed;
    top: 0;
    right: 0;
    bottom: 0;
    z-index: 4;
    width: min(100%, 400px);
    border-left: 1px solid var(--line-strong);
  }

  .tools {
    display: flex;
    align-items: center;
    gap: var(--space-1);
  }

  .tools a,
  .tools button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-width: var(--target);
    min-height: var(--target);
    padding: 0 var(--space-2);
    border: 1px solid transparent;
    border-radius: var(--radius);
    background: none;
    color: var(--ink-2);
    text-decoration: none;
  }

  .tools a:hover {
    background: var(--accent-soft);
    color: var(--accent);
  }

  .stage {
    display: flex;
    flex-direction: column;
    gap: var(--space-2);
    min-width: 0;
    min-height: 0;
    padding: var(--space-2) var(--space-3);
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

  /* On a phone the transport stays at the lower edge, under the thumb. */
  .transport {
    position: sticky;
    bottom: 0;
    z-index: 2;
    order: 9;
    padding: var(--space-2) var(--space-3);
    border-top: 1px solid var(--line);
    background: var(--surface);
  }

  .foot {
    padding: 0 var(--space-3) var(--space-1);
  }

  .panel {
    order: 1;
    padding: var(--space-3) var(--space-4);
    border-top: 1px solid var(--line);
    background: var(--surface);
  }

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

  /* One line, whatever is in it: the title gives way, and says itself to a pointer. */
  @media (min-width: 1080px) {
    .bar {
      flex-wrap: nowrap;
    }

    .bar > :not(h1, .gap) {
      flex: none;
    }

    h1 {
      flex: 0 1 auto;
    }
  }

  @media (min-width: 1080px) and (max-width: 1560px) {
    .bar {
      gap: var(--space-1) var(--space-3);
      padding-inline: var(--space-3);
    }

    .brand,
    .code small,
    .tools :not(.worded) > span {
      display: none;
    }

    .tools {
      gap: 0;
    }
  }

  /* The ways to other pages are told by signs there, and by what a pointer on them says. */
  @media (min-width: 1080px) and (max-width: 1340px) {
    .tools span {
      display: none;
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

  @media (max-width: 700px) {
    .bar {
      padding: var(--space-1) var(--space-3);
    }

    .code small,
    .brand,
    .bar .gap,
    .eyes span,
    .tools span {
      display: none;
    }

    .bar {
      column-gap: var(--space-3);
    }

    .eyes {
      justify-content: center;
      min-width: var(--target);
      padding: 0;
    }

    /* A phone has no keys to be told of: the title takes the place. */
    .tools .keys {
      display: none;
    }

    /* First row: what it is about, and where else to look; second row: who is here. */
    .tools {
      order: -1;
    }

    h1 {
      order: -2;
      flex: 1;
    }

    .bar::after {
      order: -1;
      flex-basis: 100%;
      content: '';
    }
  }
`;
