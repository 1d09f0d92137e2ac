import { css, unsafeCSS } from 'lit';
import uPlotCss from 'uplot/dist/uPlot.min.css?inline';

export const timeLineStyles = [
  unsafeCSS(uPlotCss),
  css`
    :host {
      display: block;
      position: relative;
      height: 100%;
      min-height: 96px;
      overflow: hidden;
      color: var(--ink-2);
      font-size: var(--text-13);
      font-variant-numeric: tabular-nums;
    }

    .apart {
      display: flex;
      flex-direction: column;
    }

    .top {
      display: flex;
      flex: none;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-3);
      min-height: 24px;
      padding-left: 6px;
    }

    .plot {
      position: relative;
      flex: 1;
      min-height: 0;
    }

    .chart {
      position: absolute;
      inset: 0;
      touch-action: pan-y;
    }

    .chart:focus-visible {
      outline-offset: -3px;
    }

    .uplot {
      font-family: inherit;
    }

    .u-cursor-x {
      border-right: 1px solid var(--line-strong);
    }

    .read-out {
      display: flex;
      gap: 0 var(--space-3);
      min-width: 0;
      line-height: 18px;
      white-space: nowrap;
    }

    .read-out div {
      display: flex;
      gap: 0 var(--space-3);
    }

    [data-narrow] .read-out div {
      flex-direction: column;
    }

    .switches {
      display: flex;
      flex: none;
      gap: var(--space-2);
    }

    .switches.icons {
      gap: 0;
    }

    .switches span {
      display: inline-flex;
    }

    .switches button {
      min-width: var(--switch-size, 0);
      min-height: var(--switch-size, 22px);
      padding: 0 var(--space-2);
      border-color: var(--line);
      background: none;
      color: var(--ink-2);
      font-size: inherit;
      line-height: 1;
    }

    .switches span button:first-of-type {
      border-radius: var(--radius) 0 0 var(--radius);
    }

    .switches span button:last-of-type {
      margin-left: -1px;
      border-radius: 0 var(--radius) var(--radius) 0;
    }

    .switches button[aria-pressed='true']:not(:disabled) {
      position: relative;
      border-color: var(--accent);
      background: var(--accent-soft);
      color: var(--accent);
      font-weight: 600;
    }

    .switches button:disabled {
      color: var(--ink-3);
    }

    .switches button:focus-visible {
      z-index: 1;
    }

    .icons button {
      display: grid;
      place-items: center;
      width: var(--switch-size, 30px);
      min-height: var(--switch-size, 24px);
      padding: 0;
      border-color: transparent;
    }

    @media (pointer: coarse) {
      .switches {
        --switch-size: 44px;
      }
    }

    .read-out b {
      color: var(--ink);
      font-weight: 600;
    }

    .read-out i {
      display: inline-block;
      width: 16px;
      margin-right: 5px;
      border-top: 2px solid var(--ink);
      vertical-align: 0.28em;
    }

    .read-out i.test {
      border-top: 2px dashed var(--ink-3);
    }

    .empty {
      position: absolute;
      inset: 4px 16px 26px 52px;
      display: grid;
      place-items: center;
      margin: 0;
      text-align: center;
      pointer-events: none;
    }

    .head {
      position: absolute;
      left: -22px;
      top: 16px;
      bottom: 20px;
      width: 44px;
      cursor: ew-resize;
      touch-action: none;
      outline: none;
    }

    .head::before {
      content: '';
      position: absolute;
      left: 21px;
      top: 8px;
      bottom: 4px;
      width: 2px;
      background: var(--accent);
    }

    .head::after {
      content: '';
      position: absolute;
      left: 14px;
      top: 0;
      width: 16px;
      height: 16px;
      border: 2px solid var(--page);
      border-radius: 50%;
      background: var(--accent);
    }

    .head:focus-visible::after {
      outline: 3px solid var(--focus);
      outline-offset: 2px;
    }

    @media (forced-colors: active) {
      .head::before,
      .head::after {
        border-color: Canvas;
        background: SelectedItem;
      }
    }

    :host([wall]) {
      font-size: 20px;
    }

    /* The wall's figures say it larger. */
    :host([wall]) .share {
      display: none;
    }

    :host([wall]) .top {
      position: absolute;
      z-index: 1;
    }

    :host([wall]) .read-out {
      line-height: 30px;
    }
  `,
];
