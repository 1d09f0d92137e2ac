import { css } from 'lit';

/** The parts of an update in a row, and which of them is being looked at. */
export const progressStyles = css`
  .progress {
    display: flex;
    gap: var(--space-1);
    margin: 0;
    padding: 0 var(--space-4);
    list-style: none;
  }

  .progress li {
    flex: 1 1 0;
    /* A finger's width, however many parts there are. */
    min-width: 44px;
  }

  /* Room by the number of steps, and for the word. */
  .progress li[data-weight='3'] {
    flex-grow: 1.4;
  }

  .progress li[data-weight='4'],
  .progress li[data-weight='5'] {
    flex-grow: 1.6;
  }

  .progress li[data-weight='6'] {
    flex-grow: 2;
  }

  .progress button {
    display: grid;
    gap: 4px;
    width: 100%;
    min-height: 44px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--ink-2);
    font-size: max(13px, 0.8em);
    line-height: 1.3;
    align-content: end;
    text-align: start;
  }

  .progress span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .progress [aria-current] {
    color: var(--ink);
    font-weight: 700;
  }
`;
