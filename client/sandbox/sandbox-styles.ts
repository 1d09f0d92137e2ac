import { css } from 'lit';

/** Over the teacher's page's own: a banner in place of the bar, and sheets where there is no room. */
export const sandboxStyles = css`
  .banner {
    position: sticky;
    top: 0;
    z-index: 3;
  }

  .sheets {
    display: flex;
    gap: var(--space-2);
    margin-bottom: var(--space-2);
  }

  .sheets button {
    display: inline-flex;
    flex: 1;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-height: 44px;
  }

  .sheets button[aria-expanded='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent);
  }

  .head {
    display: flex;
    position: sticky;
    top: 0;
    z-index: 1;
    align-items: center;
    justify-content: space-between;
    margin: 0 calc(-1 * var(--space-4));
    padding: 0 var(--space-2) 0 var(--space-4);
    border-bottom: 1px solid var(--line);
    background: var(--surface);
  }

  .head h2 {
    margin: 0;
    font-size: var(--text-18);
    font-weight: 600;
  }

  .close {
    display: grid;
    place-items: center;
    width: 44px;
    min-height: 44px;
    padding: 0;
    border-color: transparent;
    background: none;
  }

  ::slotted([slot='compare']) {
    flex: 1;
    min-height: 0;
  }

  ::slotted([slot='dock']) {
    order: 8;
    padding: var(--space-2) var(--space-3);
    border-top: 1px solid var(--line);
    background: var(--surface);
  }

  @media (max-width: 1079px) {
    .panel:not(.is-open) {
      display: none;
    }

    .panel {
      position: fixed;
      right: 0;
      bottom: 0;
      left: 0;
      z-index: 5;
      max-height: 66dvh;
      padding: 0 var(--space-4) var(--space-4);
      overflow: auto;
      border-top: 1px solid var(--line-strong);
      outline: none;
      overscroll-behavior: contain;
    }

    /* Both networks follow the scrubber: it is what stays under the thumb, the transport above it. */
    :host([is-comparing]) .transport {
      position: static;
    }

    :host([is-comparing]) .foot {
      position: sticky;
      bottom: 0;
      z-index: 2;
      order: 10;
      padding-block: var(--space-1);
      border-top: 1px solid var(--line);
      background: var(--surface);
    }

    /* What a sheet covers can be scrolled into view. */
    .class:has(.is-open) {
      padding-bottom: 66dvh;
    }

    .class:has(.is-open) .transport {
      position: static;
    }

    /* Above the transport; what a sheet has is not to be covered. */
    ml-toasts {
      bottom: 200px;
    }

    .class:has(.is-open) ~ ml-toasts {
      top: 108px;
      bottom: auto;
    }
  }

  /* Two rows of buttons would be half of what a phone on its side shows. */
  @media (min-width: 700px) and (max-width: 1079px) and (max-height: 480px) {
    .transport {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      padding-block: var(--space-1);
    }

    .sheets {
      margin: 0;
    }

    .transport > ml-transport {
      flex: 1;
      min-width: 0;
    }
  }

  /* It would be half of what is seen. */
  @media (max-width: 1079px) and (max-height: 560px) {
    :host([is-comparing]) .foot {
      position: static;
    }

    .class:has(.is-open) ~ ml-toasts {
      top: var(--space-2);
    }
  }

  @media (min-width: 1080px) {
    .sheets,
    .head {
      display: none;
    }

    .class {
      grid-template:
        'bar bar bar' auto
        'tools tools tools' auto
        'data stage training' minmax(0, 1fr)
        'data transport training' auto
        'data foot training' auto / 236px minmax(0, 1fr) 296px;
    }

    .class.is-walking {
      grid-template:
        'bar bar' auto
        'tools tools' auto
        'stage walk' minmax(0, 1fr)
        'transport walk' auto
        'foot walk' auto / minmax(0, 45fr) minmax(0, 55fr);
    }

    .banner {
      position: static;
      grid-area: bar;
    }

    ::slotted([slot='tools']) {
      grid-area: tools;
    }

    /* At the other end of the same row. */
    ::slotted([slot='dock']) {
      grid-area: tools;
      justify-self: end;
      padding: var(--space-1) var(--space-4);
      border: 0;
      --choices-top: calc(100% + var(--space-1));
      --choices-bottom: auto;
      --choices-left: auto;
      --choices-right: 0;
    }
  }
`;
