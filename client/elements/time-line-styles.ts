import { css, unsafeCSS } from 'lit';
import uPlotCss from 'uplot/dist/uPlot.min.css?inline';

export const timeLineStyles = [
  unsafeCSS(uPlotCss),
  css`
    :host {
      display: block;
      position: relative;
      height: 100%;
      min-height: 88px;
      overflow: hidden;
      color: var(--ink-2);
      font-size: var(--text-13);
      font-variant-numeric: tabular-nums;
    }

    .chart {
      position: absolute;
      inset: 0;
      touch-action: pan-y;
    }

    .uplot {
      font-family: inherit;
    }

    .u-cursor-x {
      border-right: 1px solid var(--line-strong);
    }

    .read-out {
      position: absolute;
      left: 6px;
      top: 0;
      display: flex;
      gap: var(--space-3);
      line-height: 18px;
      white-space: nowrap;
      pointer-events: none;
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
      inset: 20px 16px 26px 52px;
      display: grid;
      place-items: center;
      margin: 0;
      text-align: center;
      pointer-events: none;
    }

    .head {
      position: absolute;
      left: -22px;
      top: 12px;
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

    :host([wall]) {
      font-size: 20px;
    }

    :host([wall]) .read-out {
      line-height: 30px;
    }
  `,
];
