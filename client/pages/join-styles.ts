import { css } from 'lit';

/** What only a student's page has. */
export const joinStyles = css`
  .name {
    overflow: hidden;
    color: var(--ink-2);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .away {
    margin: 0;
    color: var(--ink-2);
  }

  /* Beneath the network nobody would see it. */
  @media (max-width: 700px) {
    .stage > .away {
      order: -1;
    }
  }
`;
