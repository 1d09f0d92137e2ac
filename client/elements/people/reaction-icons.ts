import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { reactionNames, type ReactionName } from '../../../shared/protocol/people-commands.ts';
import type { PlainTextKey } from '../../texts/translate.ts';

const face = svg`<circle cx="12" cy="12" r="9" />`;

/** Drawn, not typed: the same on every device, in the colour of the text; colour means class. */
const shapes: Record<ReactionName, SVGTemplateResult> = {
  clap: svg`<path d="M8 20c-3-1-4.5-4-4-7l1-5c.3-1.4 2.2-1 2 .4l-.4 3 4.8-6c1-1 2.4.2 1.6 1.3l-3.3 4.3M12.5 10.5l2.9-3.7c1-1 2.4.2 1.6 1.3l-3 4.3 2.2-2.4c1-1 2.3.3 1.4 1.4L14 16.5C12.3 19 10.4 20.6 8 20zM16 3.5l.5-1.5M19 5l1.2-1.2M20 8.5l1.6-.4" />`,
  heart: svg`<path d="M12 20C6 15.5 3.5 12.5 3.5 9A4.5 4.5 0 0 1 12 7a4.5 4.5 0 0 1 8.5 2c0 3.5-2.5 6.5-8.5 11z" fill="currentColor" />`,
  laugh: svg`${face}<path d="M7 13h10a5 5 0 0 1-10 0zM7 9.5c.6-1 2-1 2.6 0M14.4 9.5c.6-1 2-1 2.6 0" />`,
  wow: svg`${face}<circle cx="12" cy="15.5" r="2.3" /><path d="M8.5 9h0M15.5 9h0" stroke-width="2.6" />`,
  think: svg`${face}<path d="M8.5 9.5h0M14.5 9.5h0" stroke-width="2.6" /><path d="M9 16c1.5-.8 3.5-1 5.5-.4M13 6.3l3 .5" />`,
  'thumbs-up': svg`<path d="M7 11v9H3.5v-9zM7 11l4-7.5c1.8 0 2.6 1.2 2.3 2.8L12.7 10h5.6c1.5 0 2.4 1.2 2 2.6l-1.7 6c-.3 1-1 1.4-2 1.4H7" />`,
};

export const reactionIcon = (name: ReactionName): TemplateResult =>
  html`<svg
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.7"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${shapes[name]}
  </svg>`;

export const reactionTexts = {
  clap: 'reactionClap',
  heart: 'reactionHeart',
  laugh: 'reactionLaugh',
  wow: 'reactionWow',
  think: 'reactionThink',
  'thumbs-up': 'reactionThumbsUp',
} as const satisfies Record<ReactionName, PlainTextKey>;

export { reactionNames };
