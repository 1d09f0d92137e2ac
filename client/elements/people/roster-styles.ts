import { css } from 'lit';

export const rosterStyles = css`
  h3 {
    display: flex;
    align-items: center;
    justify-content: space-between;
    flex-wrap: wrap;
    gap: var(--space-2);
    min-height: var(--target);
    margin: var(--space-2) 0 0;
    font-size: var(--text-15);
    font-weight: 600;
  }

  p {
    margin: 0;
    color: var(--ink-2);
  }

  ol,
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    border-bottom: 1px solid var(--line);
  }

  .seat {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 44px;
  }

  .seat > svg {
    flex: none;
    color: var(--ink-2);
  }

  .who {
    flex: 1;
    min-width: 0;
    line-height: 1.2;
  }

  bdi {
    display: block;
    overflow: hidden;
    text-align: left;
    text-overflow: ellipsis;
    unicode-bidi: isolate;
    white-space: nowrap;
  }

  small {
    color: var(--ink-3);
    font-size: var(--text-13);
  }

  .is-gone bdi {
    color: var(--ink-3);
  }

  .hand {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    font-weight: 600;
  }

  /* Full height on a touch screen, and still apart. */
  .waiting .seat {
    padding-block: 4px;
  }

  button {
    white-space: nowrap;
  }

  h3 button {
    font-weight: 400;
  }

  .icon {
    display: grid;
    place-items: center;
    width: var(--target);
    padding: 0;
    border-color: transparent;
    background: none;
  }

  .actions,
  form {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
    padding: 0 0 var(--space-2);
  }

  .actions p,
  form label {
    flex-basis: 100%;
  }

  .actions p {
    padding-top: var(--space-2);
  }

  .actions button {
    display: grid;
    align-content: center;
    justify-items: start;
    padding-block: 4px;
    line-height: 1.2;
  }

  input {
    flex: 1;
    min-width: 0;
    height: var(--target);
    padding: 0 var(--space-2);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    font: inherit;
  }
`;
