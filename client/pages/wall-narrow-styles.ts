import { css } from 'lit';

/** The wall where it is narrower than a projector: one column, as long as it has to be. */
export const wallNarrowStyles = css`
  @media (max-width: 900px) {
    .wall {
      grid-template: 'title' 'join' 'boundary' 'figures' 'network' 'line' / minmax(0, 1fr);
      height: auto;
    }

    .wall.is-walking {
      grid-template: 'title' 'network' 'badge' 'walk' 'join' 'eyes' / minmax(0, 1fr);
      padding-inline: var(--space-3);
    }

    .full {
      height: auto;
      min-height: 100dvh;
    }

    .eyes {
      position: sticky;
      bottom: 0;
      height: auto;
      padding: 0.3em;
      font-size: 40px;
    }

    /* Units side by side may be wider than the screen: the diagram is pushed along. */
    .diagram {
      display: block;
      grid-area: network;
      min-width: 0;
      overflow-x: auto;
    }

    .diagram ml-network {
      overflow: visible;
    }

    ml-network:not([orientation='rows']) {
      min-height: 400px;
    }

    .full > ml-connection-badge {
      position: sticky;
      bottom: 0;
    }

    ml-boundary,
    ml-space,
    ml-drawing-plane {
      height: auto;
    }
  }

  /* Room for a heading of two lines above a plane that is as wide as the screen. */
  @media (max-width: 600px) {
    /* The numbers of an address fit beside the QR; its port has a line of its own. */
    .host {
      font-size: 24px;
    }

    ml-boundary,
    ml-space,
    ml-drawing-plane {
      aspect-ratio: 0.92;
    }
  }
`;
