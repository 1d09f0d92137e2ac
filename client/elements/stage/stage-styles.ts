import { css } from 'lit';

/** The network beside its large picture where there is room for both, else above each other. */
export const stageStyles = css`
  :host {
    display: block;
    height: 100%;
    container-type: inline-size;
  }

  .stage {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }

  .picture {
    order: -1;
    justify-self: center;
    max-width: 70svh;
    /* Brought into sight, it is clear of what the page keeps at its edges. */
    scroll-margin-block: var(--sight-top, var(--space-2))
      calc(var(--sight-bottom, var(--space-2)) + var(--sight-covered, 0px));
  }

  /* On a phone it takes some of the page's margin: eight units are seen at once. */
  @container (max-width: 360px) {
    ml-network {
      margin-inline: -6px;
    }
  }

  @container (min-width: 640px) {
    .room {
      position: relative;
      height: 100%;
      /* Where the page leaves the height to the stage. */
      min-height: min(50cqw, 400px, max(300px, 100svh - 420px));
    }

    .stage {
      position: absolute;
      inset: 0;
      grid-template-columns: minmax(0, 1fr) var(--picture, 50cqw);
      grid-template-rows: minmax(0, 1fr);
      gap: 0;
    }

    /* Many layers as rows are higher than the picture: the page, or the room, scrolls. */
    .room:has([orientation='rows']) {
      overflow: hidden auto;
    }

    .stage:has([orientation='rows']) {
      position: static;
    }

    .picture {
      order: 0;
      max-width: none;
      height: 100%;
      aspect-ratio: auto;
    }
  }

  /* On a tablet the picture's buttons stand beneath it, not on its points. */
  @container (min-width: 640px) and (max-width: 780px) {
    .room {
      min-height: min(62cqw, 470px, max(300px, 100svh - 420px));
    }
  }

  @container (min-width: 400px) {
    :host([diagram-alone]) .room {
      position: relative;
      height: 100%;
      min-height: 300px;
    }

    :host([diagram-alone]) .stage {
      position: absolute;
      inset: 0;
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: minmax(0, 1fr);
    }
  }
`;
