import { html, type TemplateResult } from 'lit';

/** The two classes as they are in every picture: a circle and a triangle, in their colours. */
export const classMarks: readonly [TemplateResult, TemplateResult] = [
  html`<svg class="mark" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
    <circle cx="7" cy="7" r="4.8" fill="var(--class-0)" />
  </svg>`,
  html`<svg class="mark" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
    <path d="M7 1.2 12.4 11H1.6z" fill="var(--class-1)" />
  </svg>`,
];
