import { css } from 'lit';

/** How the controls of `fields.ts` look: native, quiet, and large under a finger. */
export const fieldStyles = css`
  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr) var(--control-width, 112px);
    align-items: center;
    gap: 0 var(--space-2);
    min-height: var(--field-height, 40px);
  }

  .field label {
    display: block;
    line-height: 1.2;
  }

  /* What says more when it is pressed. */
  ml-explain .term {
    text-decoration: underline dotted var(--line-strong);
    text-underline-offset: 3px;
  }

  ml-explain:hover .term {
    color: var(--accent);
    text-decoration-color: var(--accent);
  }

  small {
    display: block;
    color: var(--ink-3);
    font-size: var(--text-13);
    line-height: 1.3;
  }

  .field.range {
    grid-template-columns: 1fr auto;
  }

  .field.range input {
    grid-column: 1 / -1;
  }

  output {
    color: var(--ink-2);
    font-size: var(--text-13);
  }

  .stacked {
    display: grid;
    gap: 2px;
  }

  select,
  input[type='number'],
  input[type='text'] {
    width: 100%;
    min-width: 0;
    height: var(--target);
    padding: 0 var(--space-2);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    font: inherit;
    font-variant-numeric: tabular-nums;
  }

  select {
    appearance: none;
    padding-right: 24px;
    background-image:
      linear-gradient(45deg, transparent 50%, var(--ink-3) 50%),
      linear-gradient(-45deg, transparent 50%, var(--ink-3) 50%);
    background-position:
      right 13px center,
      right 8px center;
    background-size: 5px 5px;
    background-repeat: no-repeat;
    text-overflow: ellipsis;
    cursor: pointer;
  }

  option {
    background: var(--surface);
    color: var(--ink);
  }

  select:hover,
  input[type='number']:hover,
  input[type='text']:hover {
    border-color: var(--accent);
  }

  input[type='number'] {
    appearance: textfield;
  }

  input::-webkit-inner-spin-button {
    appearance: none;
  }

  input[type='range'] {
    appearance: none;
    width: 100%;
    height: 20px;
    margin: 0;
    border-radius: var(--radius);
    background: linear-gradient(var(--line-strong), var(--line-strong)) center / 100% 2px no-repeat;
    cursor: pointer;
  }

  input[type='range']::-webkit-slider-thumb {
    appearance: none;
    width: 16px;
    height: 16px;
    border: 2px solid var(--surface);
    border-radius: 50%;
    background: var(--accent);
  }

  input[type='range']::-moz-range-thumb {
    width: 12px;
    height: 12px;
    border: 2px solid var(--surface);
    border-radius: 50%;
    background: var(--accent);
  }

  input[role='switch'] {
    appearance: none;
    position: relative;
    justify-self: end;
    width: 40px;
    height: 24px;
    margin: 0;
    border: 1px solid var(--line-strong);
    border-radius: 12px;
    background: var(--sunken);
    cursor: pointer;
    transition: background var(--quick);
  }

  input[role='switch']::before {
    position: absolute;
    top: 3px;
    left: 3px;
    width: 16px;
    height: 16px;
    border-radius: 50%;
    background: var(--ink-3);
    content: '';
    transition: translate var(--quick);
  }

  input[role='switch']:checked {
    border-color: var(--accent);
    background: var(--accent);
  }

  input[role='switch']:checked::before {
    background: var(--on-accent);
    translate: 16px 0;
  }

  /* Knob and ground have the same colour of the system's, unless they are told apart. */
  @media (forced-colors: active) {
    /* A line that is a picture would be left out. */
    input[type='range'] {
      forced-color-adjust: none;
      background-image: linear-gradient(ButtonText, ButtonText);
    }

    input[type='range']:focus-visible {
      outline-color: CanvasText;
    }

    input[type='range']::-webkit-slider-thumb {
      border-color: Canvas;
      background: CanvasText;
    }

    input[role='switch'] {
      border-color: ButtonText;
      background: ButtonFace;
    }

    input[role='switch']::before {
      background: ButtonText;
    }

    input[role='switch']:checked {
      border-color: SelectedItem;
      background: SelectedItem;
    }

    input[role='switch']:checked::before {
      background: SelectedItemText;
    }
  }

  @media (pointer: coarse) {
    ml-explain {
      display: grid;
      align-items: center;
      min-width: 44px;
      min-height: 44px;
    }

    /* Smaller than this, phones zoom the page in when a field gets the focus. */
    select,
    input[type='number'],
    input[type='text'] {
      font-size: 1rem;
    }

    input[type='range'] {
      height: 44px;
    }

    input[type='range']::-webkit-slider-thumb {
      width: 24px;
      height: 24px;
    }

    input[role='switch'] {
      height: 44px;
      width: 56px;
      border-radius: 22px;
    }

    input[role='switch']::before {
      top: 9px;
      left: 9px;
      width: 24px;
      height: 24px;
    }
  }
`;
