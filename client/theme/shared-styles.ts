import { css } from 'lit';

/** What every element's shadow root begins with: box sizing, focus rings, quiet buttons. */
export const sharedStyles = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  /*
   * As large as what it stands in, and laid out by itself: what changes in it lays out nothing
   * else. A child of a grid or a flex box would be no root of a layout, whatever it contains.
   */
  .apart {
    position: absolute;
    inset: 0;
    contain: size layout style;
  }

  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }

  button {
    min-height: var(--target);
    padding: 0 var(--space-3);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    font: inherit;
    font-variant-numeric: inherit;
    cursor: pointer;
  }

  /* A finger that has left would leave it behind, as if the button were on. */
  @media (hover: hover) {
    button:hover:not(:disabled, [aria-disabled='true']) {
      background: var(--accent-soft);
      border-color: var(--accent);
      color: var(--accent);
    }
  }

  button:disabled,
  button[aria-disabled='true'] {
    border-color: var(--line);
    color: var(--ink-3);
    cursor: default;
  }

  button.primary {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }

  button.primary:hover:not(:disabled, [aria-disabled='true']) {
    border-color: var(--accent-hover);
    background: var(--accent-hover);
    color: var(--on-accent);
  }

  button.primary:disabled,
  button.primary[aria-disabled='true'] {
    border-color: var(--line);
    background: var(--sunken);
    color: var(--ink-3);
  }

  /* Where the system gives the colours, a ground of ours is none: what is on has the system's own. */
  @media (forced-colors: active) {
    button:is([aria-pressed='true'], [aria-checked='true'], [aria-current]) {
      forced-color-adjust: none;
      border-color: SelectedItem !important;
      background: SelectedItem !important;
      color: SelectedItemText !important;
    }

    button:is([aria-pressed='true'], [aria-checked='true'], [aria-current]):focus-visible {
      outline-color: CanvasText !important;
    }

    button.primary {
      forced-color-adjust: none;
      border-color: ButtonText !important;
      background: ButtonText !important;
      color: ButtonFace !important;
    }

    button.primary:focus-visible {
      outline-color: ButtonText !important;
    }

    button.primary:disabled,
    button.primary[aria-disabled='true'] {
      background: ButtonFace !important;
    }

    button:disabled,
    button[aria-disabled='true'] {
      border-color: GrayText !important;
      color: GrayText !important;
    }
  }

  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
