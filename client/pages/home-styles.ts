import { css } from 'lit';

/** Home: on the left what can be done, in the rest of the page a network that is learning. */
export const homeStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-6);
    min-height: 100dvh;
    padding: var(--space-6) var(--space-4);
  }

  .top ml-language-button {
    margin-left: auto;
  }

  .top {
    display: flex;
    justify-content: space-between;
    align-items: center;
    font-weight: 600;
  }

  main {
    display: contents;
  }

  .ways {
    display: grid;
    gap: var(--space-6);
    align-content: center;
  }

  h1 {
    margin: 0 0 var(--space-3);
    font-size: clamp(var(--text-36), 3.2vw, 3.25rem);
    line-height: 1.05;
    letter-spacing: -0.02em;
  }

  p {
    margin: 0;
  }

  .explain {
    max-width: 34rem;
    color: var(--ink-2);
    font-size: var(--text-18);
    text-wrap: pretty;
  }

  form {
    display: grid;
    gap: var(--space-2);
    max-width: 27rem;
  }

  .start button {
    min-height: 52px;
    font-size: var(--text-18);
  }

  .with {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: center;
    gap: var(--space-2);
    color: var(--ink-2);
  }

  .with select,
  .join input,
  .join button {
    height: 44px;
  }

  .linked {
    display: grid;
    grid-template-columns: 56px minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--space-3);
  }

  .linked ml-dataset-picture {
    overflow: hidden;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }

  .linked strong {
    display: block;
    line-height: 1.2;
  }

  .linked button {
    min-height: 44px;
    font-size: inherit;
  }

  .join {
    grid-template-columns: 1fr auto;
    align-items: end;
    padding-top: var(--space-6);
    border-top: 1px solid var(--line);
  }

  .join label {
    grid-column: 1 / -1;
    font-weight: 600;
  }

  .join small {
    display: inline;
    margin-left: var(--space-2);
    font-weight: 400;
  }

  .join input[type='text'] {
    font-size: var(--text-18);
    letter-spacing: 0.08em;
    text-transform: uppercase;
  }

  .join input::placeholder {
    letter-spacing: 0.08em;
  }

  .error {
    grid-column: 1 / -1;
    padding-left: var(--space-3);
    border-left: 3px solid var(--ink);
  }

  .more {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-6);
  }

  .replay {
    color: var(--accent);
  }

  .demo {
    display: flex;
    flex-direction: column;
    min-width: 0;
    margin: 0;
  }

  ml-stage {
    flex: 1;
    min-height: 0;
  }

  .demo ml-time-line {
    height: 96px;
  }

  figcaption {
    color: var(--ink-2);
  }

  @media (min-width: 1000px) {
    :host {
      grid-template:
        'top top' auto
        'ways demo' minmax(0, 1fr) / minmax(0, 27rem) minmax(0, 1fr);
      gap: var(--space-4) clamp(32px, 5vw, 96px);
      height: 100dvh;
      min-height: 640px;
      padding: var(--space-6) clamp(24px, 4vw, 80px);
    }

    .top {
      grid-area: top;
    }

    .ways {
      grid-area: ways;
    }

    .demo {
      grid-area: demo;
      align-self: center;
      height: min(100%, 760px);
    }
  }
`;
