import { html, type TemplateResult } from 'lit';
import { t } from '../texts/translate.ts';

/** A join link as it is read aloud: without its scheme and a slash at its end. */
export const readableUrl = (url: string): string =>
  url.replace(/^https?:\/\//, '').replace(/\/$/, '');

/** The address of a link's server, as it is typed: “192.168.0.4:8080”. */
export const readableHost = (url: string): string => URL.parse(url)?.host ?? readableUrl(url);

/** Where it does not fit into a line it ends one after a dot, or before the port. */
const breakable = (host: string): TemplateResult[] =>
  host
    .split(/(?<=\.)|(?=:\d+$)/)
    .map((part, i) => (i === 0 ? html`${part}` : html`<wbr />${part}`));

/** “Join at 192.168.0.4:8080”, the address by itself: it is what has to be typed. */
export function joinAt(url: string): TemplateResult {
  const mark = '\u0000';
  const [before, after] = t('wallJoinAt', { host: mark }).split(mark);
  return html`${before}<b class="host">${breakable(readableHost(url))}</b>${after}`;
}
