import { css } from 'lit';

/** What the legend of `legendTemplate` looks like. */
export const legendStyles = css`
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
    margin: 0;
    padding: 0;
    color: var(--ink-2);
    list-style: none;
  }

  .legend li {
    display: flex;
    align-items: center;
    gap: 4px;
    white-space: nowrap;
  }

  .legend svg {
    width: 1.05em;
    height: 1.05em;
    fill: none;
  }

  .class-0 {
    fill: var(--class-0);
  }

  .class-1 {
    fill: var(--class-1);
  }

  .test {
    stroke: var(--ink-2);
    stroke-width: 1.6;
  }

  .ring {
    stroke: var(--ink-2);
    stroke-width: 1.4;
  }

  .dot {
    fill: var(--ink-2);
  }
`;
