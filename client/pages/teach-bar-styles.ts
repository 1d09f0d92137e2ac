import { css } from 'lit';

/** The bar of the teacher's page: one line on a desk, two rows on a phone. */
export const teachBarStyles = css`
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

  .here .count {
    display: none;
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
      gap: var(--space-1) var(--space-2);
    }

    /* Two rows, also with hands and offers: signs alone, whose words are still told. */
    .lead span,
    .here .words,
    .bar ml-connection-badge::part(word) {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }

    .here .count {
      display: inline;
    }

    .code {
      padding: 0 var(--space-2);
    }

    .here {
      flex: 1;
      justify-content: center;
      padding: 0 4px;
    }

    .here svg {
      width: 16px;
      height: 16px;
    }

    .hands {
      margin-left: 0;
    }

    .here,
    .hands {
      gap: 2px;
    }

    .eyes,
    .lead {
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

  /* The letters of the code are wide enough for a finger. */
  @media (max-width: 420px) {
    .bar {
      column-gap: var(--space-1);
    }

    .code svg {
      display: none;
    }
  }
`;
