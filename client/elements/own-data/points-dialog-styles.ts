import { css } from 'lit';

/** On a desk the tools stand beside the plane; on a phone above it, and the actions below. */
export const pointsDialogStyles = css`
  dialog {
    width: 100vw;
    height: 100dvh;
    border: 0;
    border-radius: 0;
  }

  .sheet {
    display: grid;
    grid-template:
      'head' auto
      'tools' auto
      'plane' minmax(0, 1fr)
      'foot' auto / minmax(0, 1fr);
    gap: var(--space-2);
    height: 100%;
    padding: var(--space-3);
  }

  .head {
    grid-area: head;
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--space-1) var(--space-3);
  }

  .tools {
    grid-area: tools;
    display: grid;
    grid-template-columns: repeat(4, 1fr);
    gap: var(--space-2);
  }

  ml-points-plane {
    grid-area: plane;
    min-width: 0;
    min-height: 0;
  }

  .foot {
    grid-area: foot;
    display: grid;
    gap: var(--space-2);
    align-content: end;
  }

  .inks {
    grid-column: span 3;
    display: grid;
    grid-template-columns: repeat(3, 1fr);
  }

  .tools button {
    padding: 0 var(--space-1);
    font-size: var(--text-13);
  }

  .inks button {
    border-radius: 0;
    margin-left: -1px;
  }

  .inks button:first-child {
    margin-left: 0;
    border-radius: var(--radius) 0 0 var(--radius);
  }

  .inks button:last-child {
    border-radius: 0 var(--radius) var(--radius) 0;
  }

  .tools button[aria-pressed='true'] {
    position: relative;
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent);
    font-weight: 600;
  }

  .tools button:focus-visible {
    position: relative;
    z-index: 1;
  }

  .steps {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: 1fr 1fr 2fr;
    gap: var(--space-2);
  }

  .keys {
    display: none;
  }

  .note {
    min-height: 1.35em;
  }

  kbd {
    padding: 0 5px;
    border: 1px solid var(--line-strong);
    border-radius: 4px;
    color: var(--ink-2);
    font: inherit;
    font-size: var(--text-13);
    font-weight: 400;
    line-height: 1.4;
  }

  .tools kbd {
    display: none;
  }

  @media (min-width: 800px), (orientation: landscape) and (max-height: 600px) {
    .sheet {
      grid-template:
        'head plane' auto
        'tools plane' auto
        'foot plane' minmax(0, 1fr) / 256px minmax(0, 1fr);
      gap: var(--space-2) var(--space-4);
    }

    .inks,
    .steps {
      grid-column: 1 / -1;
    }

    .brush {
      grid-column: 1 / -1;
    }
  }

  @media (min-width: 800px) and (min-height: 601px) {
    dialog {
      width: min(1080px, 100vw - 48px, 100dvh + 224px);
      height: min(840px, 100dvh - 32px);
      border: 1px solid var(--line-strong);
      border-radius: var(--radius);
    }

    .sheet {
      gap: var(--space-4);
      padding: var(--space-4);
    }

    .head {
      display: grid;
    }

    .tools,
    .inks {
      grid-template-columns: minmax(0, 1fr);
    }

    .tools {
      gap: var(--space-3);
    }

    .tools button {
      min-height: max(40px, var(--target));
      padding: 0 var(--space-3);
      font-size: inherit;
    }

    .inks button,
    .brush {
      justify-content: flex-start;
    }

    .inks button {
      margin: -1px 0 0;
    }

    .inks button:first-child {
      margin: 0;
      border-radius: var(--radius) var(--radius) 0 0;
    }

    .inks button:last-child {
      border-radius: 0 0 var(--radius) var(--radius);
    }

    .steps button {
      padding: 0;
    }
  }

  @media (min-width: 800px) and (min-height: 601px) and (pointer: fine) {
    .tools kbd {
      display: inline;
      margin-left: auto;
    }

    .keys {
      display: block;
    }
  }
`;
