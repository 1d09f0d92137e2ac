import { css, type CSSResultGroup } from 'lit';
import { teachBarStyles } from './teach-bar-styles.ts';
import { teachDeskStyles } from './teach-desk-styles.ts';

/** The teacher's page in one column, as on a phone; on a desk it is a grid. */
const column = css`
  .class {
    display: flex;
    flex-direction: column;
  }

  /* Over the training settings: who is here, and what they are asked to do. */
  ml-class-panel {
    position: fixed;
    top: 0;
    right: 0;
    bottom: 0;
    z-index: 4;
    width: min(100%, 400px);
    border-left: 1px solid var(--line-strong);
  }

  .stage {
    gap: var(--space-2);
    padding: var(--space-2) var(--space-3);
  }

  /* On a phone the transport stays at the lower edge, under the thumb. */
  .transport {
    position: sticky;
    bottom: 0;
    z-index: 2;
    order: 9;
    padding: var(--space-2) var(--space-3);
    border-top: 1px solid var(--line);
    background: var(--surface);
  }

  .foot {
    padding: 0 var(--space-3) var(--space-1);
  }

  .panel {
    order: 1;
    padding: var(--space-3) var(--space-4);
    border-top: 1px solid var(--line);
    background: var(--surface);
  }
`;

export const teachStyles: CSSResultGroup = [teachBarStyles, column, teachDeskStyles];
