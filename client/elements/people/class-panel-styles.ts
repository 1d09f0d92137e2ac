import { css } from 'lit';

export const classPanelStyles = css`
  :host {
    display: block;
    background: var(--surface);
  }

  section {
    display: flex;
    flex-direction: column;
    gap: var(--space-2);
    height: 100%;
    padding: var(--space-2) var(--space-4) var(--space-4);
  }

  header {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: space-between;
  }

  h2 {
    margin: 0;
    font-size: var(--text-18);
    font-weight: 600;
  }

  .close {
    display: grid;
    place-items: center;
    width: var(--target);
    padding: 0;
    border-color: transparent;
    background: none;
  }

  nav {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: var(--space-1);
  }

  nav button {
    padding: 0 var(--space-2);
  }

  nav[hidden] {
    display: none;
  }

  nav button[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
  }

  .part {
    flex: 1;
    min-height: 0;
    overflow: auto;
    scrollbar-width: thin;
  }
`;
