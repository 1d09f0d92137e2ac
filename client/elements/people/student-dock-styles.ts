import { css } from 'lit';

/** Where it is narrow: words beneath the signs, all side by side. */
const narrow = css`
  .dock {
    flex-wrap: nowrap;
    align-items: stretch;
    gap: var(--space-1);
    font-size: var(--text-13);
    line-height: 1.15;
  }

  .dock > button,
  ::slotted(button),
  .react,
  .open {
    flex: 1;
  }

  .open {
    width: 100%;
    height: 100%;
  }

  .react {
    position: static;
  }

  .choices {
    right: 0;
    justify-content: space-around;
  }

  button,
  ::slotted(button) {
    flex-direction: column;
    gap: 0;
    /* Two lines of words in each: it is as high whatever they say. */
    min-height: 56px;
    padding: 2px;
    font-size: var(--text-13);
    line-height: 1.15;
    white-space: normal;
  }

  ::slotted(button) {
    min-height: 56px !important;
  }
`;

export const studentDockStyles = css`
  :host {
    display: block;
  }

  .dock {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
  }

  button,
  ::slotted(button) {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-height: 44px;
    white-space: nowrap;
  }

  /* Else the page's own rule for buttons holds. */
  ::slotted(button) {
    min-height: 44px !important;
  }

  .dock > button {
    flex: 0 1 auto;
  }

  button[aria-pressed='true'],
  button[aria-expanded='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent);
    font-weight: 600;
  }

  svg {
    flex: none;
    width: 22px;
    height: 22px;
  }

  .react {
    position: relative;
  }

  .choices {
    display: flex;
    position: absolute;
    top: var(--choices-top, auto);
    right: var(--choices-right, auto);
    bottom: var(--choices-bottom, calc(100% + var(--space-1)));
    left: var(--choices-left, 0);
    z-index: 3;
    padding: var(--space-1);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
  }

  .choices button {
    width: 44px;
    padding: 0;
    border-color: transparent;
  }

  @media (max-width: 700px) {
    ${narrow}
  }

  @container (max-width: 480px) {
    ${narrow}
  }
`;
