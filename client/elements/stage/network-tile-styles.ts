import { css } from 'lit';

/** The tiles: what a unit is in, its frame says. */
export const networkTileStyles = css`
  :host([names-above]) .tile[aria-pressed='true'] {
    z-index: 1;
  }

  .tile {
    min-height: 0;
    padding: 0;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: none;
  }

  .tile:hover:not(:disabled) {
    border-color: var(--ink);
    background: none;
  }

  /* Apart from the selected one's accent. */
  .tile:focus-visible {
    outline-color: var(--ink);
  }

  .feature {
    display: grid;
    place-items: center;
    border-color: var(--line-strong);
    color: var(--ink);
    font-weight: 600;
    cursor: default;
  }

  .feature span {
    padding: 0 3px;
    border-radius: 3px;
    background: color-mix(in srgb, var(--page) 72%, transparent);
    line-height: 1.35;
    white-space: nowrap;
  }

  /* Its number stands beneath. */
  :host([has-pass]) .feature {
    place-items: start center;
  }

  /* Inside of it: one that reaches beyond makes the browser put the page's layers together anew. */
  .tile[aria-pressed='true'] {
    border-color: var(--accent);
    box-shadow: inset 0 0 0 2px var(--accent);
  }

  /* A ring of shadow is not drawn there, and a ground would hide the picture. */
  @media (forced-colors: active) {
    .tile[aria-pressed='true'] {
      border-color: SelectedItem !important;
      outline: 3px solid SelectedItem;
      background: none !important;
    }

    .tile[data-lit] {
      outline: 4px solid CanvasText;
    }
  }

  .tile[data-condition='dead'] {
    border: 2px dashed var(--ink-3);
  }

  .tile[data-condition='saturated'] {
    border: 3px double var(--ink-2);
  }

  /* Lit: a ring of ink apart from the picture, and a glow; all other tiles step back. */
  .plane[data-lit] .tile:not([data-lit]) {
    background: color-mix(in srgb, var(--page) 62%, transparent);
  }

  .plane[data-lit] .tile[aria-pressed='true']:not([data-lit]) {
    border-color: var(--line-strong);
    box-shadow: none;
  }

  .tile[data-lit] {
    scroll-margin: var(--space-8) 80px var(--covered, var(--space-8));
    border-color: var(--ink);
    box-shadow:
      0 0 0 2px var(--page),
      0 0 0 5px var(--ink),
      0 0 20px 8px color-mix(in srgb, var(--accent) 60%, transparent);
  }
`;
