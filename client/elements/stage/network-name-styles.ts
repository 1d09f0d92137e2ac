import { css } from 'lit';

/** The layers’ names beside or above their tiles. */
export const networkNameStyles = css`
  .name {
    display: flex;
    flex-direction: column;
    align-items: center;
    line-height: 1.35;
    white-space: nowrap;
  }

  .name b {
    color: var(--ink);
    font-weight: 600;
  }

  .name span {
    flex: none;
    max-width: 100%;
    overflow: hidden;
    color: var(--ink-3);
    text-overflow: ellipsis;
  }

  button.name {
    min-height: 0;
    padding: 0;
    border-color: var(--line);
    background: none;
    font: inherit;
    line-height: 1.3;
    justify-content: center;
    pointer-events: auto;
  }

  button.name:hover:not(:disabled) b {
    color: var(--accent);
  }

  button.name[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
  }

  button.name[aria-pressed='true'] b {
    color: var(--accent);
  }

  .names {
    position: absolute;
    inset: 0 auto auto 0;
    width: 100%;
    height: 0;
    pointer-events: none;
  }

  :host([orientation='rows']) button.name {
    padding-left: 6px;
    background: var(--page);
  }

  :host([orientation='rows']) .name {
    align-items: flex-start;
    justify-content: center;
    z-index: 1;
  }

  :host([orientation='rows']) div.name {
    background: linear-gradient(to right, var(--page) 88%, transparent);
  }

  /* As wide as its words, at the most as wide as its place: edges run beside it. */
  :host([names-above]) :is(div, button).name {
    flex-direction: row;
    align-items: center;
    justify-content: flex-start;
    gap: 6px;
    width: fit-content !important;
    padding-inline: 6px;
    background: color-mix(in srgb, var(--page) 84%, transparent);
  }

  :host([wall]) .name {
    font-size: var(--name-size, inherit);
  }
`;
