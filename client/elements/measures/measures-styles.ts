import { css } from 'lit';

export const measuresStyles = css`
  :host {
    display: block;
    min-height: 0;
    background: var(--surface);
  }

  section {
    display: flex;
    flex-direction: column;
    gap: var(--space-2);
    height: 100%;
    max-height: inherit;
    padding: var(--space-2) var(--space-3) var(--space-4);
    overflow: auto;
    scrollbar-width: thin;
  }

  section:focus-visible {
    outline-offset: -3px;
  }

  header {
    display: flex;
    position: sticky;
    top: calc(-1 * var(--space-2));
    z-index: 1;
    flex: none;
    align-items: center;
    justify-content: space-between;
    background: var(--surface);
  }

  h2,
  h3 {
    margin: 0;
    font-size: var(--text-15);
    font-weight: 600;
  }

  p,
  dl,
  dd {
    margin: 0;
  }

  small,
  .explain,
  caption {
    color: var(--ink-3);
    font-size: var(--text-13);
    font-weight: 400;
  }

  .close {
    display: grid;
    place-items: center;
    width: var(--target);
    margin-right: calc(-1 * var(--space-2));
    padding: 0;
    border-color: transparent;
    background: none;
  }

  .segments {
    display: flex;
    flex: none;
  }

  .segments button {
    flex: 1;
    padding: 0 var(--space-2);
    font-size: var(--text-13);
  }

  .segments button:first-of-type {
    border-radius: var(--radius) 0 0 var(--radius);
  }

  .segments button:last-of-type {
    margin-left: -1px;
    border-radius: 0 var(--radius) var(--radius) 0;
  }

  .segments button[aria-pressed='true'] {
    position: relative;
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent);
    font-weight: 600;
  }

  .segments button:focus-visible {
    z-index: 1;
  }

  .matrix {
    width: 100%;
    border-spacing: var(--space-1);
    table-layout: fixed;
  }

  .matrix caption {
    padding-bottom: var(--space-1);
    text-align: left;
  }

  .matrix tr > :first-child {
    width: 72px;
  }

  .matrix th {
    padding: 0;
    font-size: var(--text-13);
    font-weight: 600;
    text-align: left;
    white-space: nowrap;
  }

  .matrix small {
    display: block;
    line-height: 1.2;
  }

  .matrix thead th {
    text-align: center;
  }

  .matrix tbody td {
    height: 56px;
    padding: var(--space-1);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    font-size: var(--text-24);
    font-weight: 600;
    line-height: 1.1;
    text-align: center;
  }

  .matrix td small {
    color: var(--ink-2);
  }

  .matrix .right-0 {
    border-color: var(--class-0);
    background: color-mix(in srgb, var(--class-0) 16%, var(--surface));
  }

  .matrix .right-1 {
    border-color: var(--class-1);
    background: color-mix(in srgb, var(--class-1) 16%, var(--surface));
  }

  .class-0 {
    color: var(--class-0-text);
  }

  .class-1 {
    color: var(--class-1-text);
  }

  dl {
    display: grid;
    gap: var(--space-3);
  }

  dl div {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: baseline;
    padding-top: var(--space-1);
    border-top: 1px solid var(--line);
  }

  dt {
    font-weight: 600;
  }

  /* Its value stands beside the name, its words below both. */
  dd {
    display: contents;
    color: var(--ink-2);
    font-size: var(--text-13);
  }

  dd b {
    color: var(--ink);
    font-size: var(--text-24);
    font-weight: 600;
    line-height: 1.2;
    white-space: nowrap;
  }

  dd p {
    grid-column: 1 / -1;
  }

  .formula {
    color: var(--ink-3);
    white-space: nowrap;
  }

  .layers {
    display: grid;
    gap: var(--space-3);
    font-size: var(--text-13);
  }

  .pair {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--space-3);
  }

  .heads {
    font-weight: 600;
    line-height: 1.3;
  }

  .heads small {
    display: block;
  }

  .layer .pair:last-of-type {
    margin-top: 6px;
  }

  h3 {
    font-size: var(--text-13);
  }

  svg {
    display: block;
    width: 100%;
    overflow: visible;
  }

  /* Larger, its words would be out of proportion. */
  .pair svg {
    max-width: 148px;
  }

  header svg {
    width: 20px;
  }

  text {
    fill: var(--ink-3);
    font-size: 12px;
  }

  .axis {
    fill: none;
    stroke: var(--line-strong);
  }

  .negative {
    fill: var(--class-0);
  }

  .positive {
    fill: var(--class-1);
  }

  .size {
    fill: var(--ink-3);
  }

  .zero {
    fill: none;
    stroke: var(--ink-3);
  }

  .note {
    color: var(--ink-3);
  }

  .warning {
    padding-left: var(--space-2);
    border-left: 3px solid var(--ink);
    font-weight: 600;
  }
`;
