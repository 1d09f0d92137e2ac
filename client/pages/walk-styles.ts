import { css } from 'lit';

/** Where one update is walked through: beside the diagram on a desk, a sheet below it else. */
export const walkStyles = css`
  .open-walk {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding: 0 10px;
    font-size: var(--text-13);
    white-space: nowrap;
  }

  .open-walk svg {
    width: 18px;
    height: 18px;
  }

  /* It has a way to close of its own. One thing at a time: the walk needs the measures' room. */
  .is-walking :is(.open-walk, ml-measures, ml-measures-button) {
    display: none;
  }

  ml-update-walk {
    position: fixed;
    inset: auto 0 0;
    z-index: 3;
    height: min(62dvh, 680px);
    border-top: 2px solid var(--line-strong);
    background: var(--surface);
  }

  /* So that what the sheet covers can be scrolled to above it. */
  @media (max-width: 1079.9px) {
    .class.is-walking {
      height: auto;
      padding-bottom: min(62dvh, 680px);
    }

    .is-walking ml-stage {
      flex: none;
      height: auto;
      scroll-margin-top: var(--space-2);
      /* What is lit is shown above the sheet. */
      --covered: calc(min(62dvh, 680px) + var(--space-8));
    }
  }

  /* Beneath the bar of a class that is led. */
  @media (max-width: 1079.9px) {
    .led .is-walking ml-stage {
      scroll-margin-top: 64px;
    }
  }

  /* On a phone that lies on its side a sheet had no room for a step: it stands beside the diagram. */
  @media (min-width: 700px) and (max-width: 1079.9px) and (max-height: 560px) {
    ml-update-walk {
      inset: 0 0 0 auto;
      width: 56%;
      height: auto;
      border-top: 0;
      border-left: 2px solid var(--line-strong);
    }

    .led ml-update-walk {
      top: 53px;
    }

    .class.is-walking {
      padding-right: 56%;
      padding-bottom: 0;
    }

    .is-walking ml-stage {
      --covered: var(--space-8);
    }
  }

  @media (min-width: 1080px) {
    ml-update-walk {
      position: static;
      grid-area: walk;
      height: auto;
      border: 0;
      border-left: 1px solid var(--line);
    }
  }
`;
