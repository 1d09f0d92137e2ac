import { leftBesideFocus } from '../elements/beside-focus.ts';
import { lineBetween, placeCard, type Box } from './targets.ts';

const ringWidth = 5;
/** Where there are panels to lie over; on a phone the card stays at the top. */
const desk = matchMedia('(min-width: 1080px)');
/** What the transport at a phone's lower edge covers. */
const transportHeight = 170;

/** Brings a target into view: on a phone between the card and the transport. */
export function showTarget(target: Element, card: Element): void {
  const { style } = document.documentElement;
  const below = card.getBoundingClientRect().bottom + 16;
  // Room above the page for the card: what is at the very top can then be scrolled from under it.
  document.body.style.paddingTop = desk.matches ? '' : `${below}px`;
  style.scrollPadding = desk.matches ? '' : `${below}px 0 ${transportHeight}px`;
  target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  style.scrollPadding = '';
}

/** Gives back the room that the card took. */
export function leavePage(): void {
  document.body.style.paddingTop = '';
}

/**
 * Puts the ring around `target`, the card beside it and the line between them, through the CSSOM;
 * what is there already is not written again. Without a target there is only the card.
 * `bottom`: where the transport begins.
 */
export function pointAt(root: ParentNode, target: Box | null, bottom: number): void {
  const card = root.querySelector<HTMLElement>('.card');
  const ring = root.querySelector<HTMLElement>('.ring');
  const lead = root.querySelector('.lead');
  if (!card || !ring || !lead) return;
  ring.hidden = target === null;
  lead.toggleAttribute('hidden', target === null);
  if (!target) return;
  const around = {
    left: Math.max(2, target.left - ringWidth),
    top: Math.max(2, target.top - ringWidth),
    right: Math.min(window.innerWidth - 2, target.right + ringWidth),
    // What the transport covers, at a phone's lower edge, is not ringed.
    bottom: Math.min(
      (target.top < bottom ? bottom : window.innerHeight) - 2,
      target.bottom + ringWidth,
    ),
  };
  const { left, top } = around;
  setStyle(ring, { left, top, width: around.right - left, height: around.bottom - top });
  if (!desk.matches) {
    card.style.left = card.style.top = '';
    return;
  }
  const size = { width: card.offsetWidth, height: card.offsetHeight };
  const place = placeCard(target, size, { width: window.innerWidth, bottom });
  setStyle(card, { ...place, left: leftBesideFocus(card, { ...place, ...size }) });
  const line = lineBetween(card.getBoundingClientRect(), around);
  lead.toggleAttribute('hidden', line === null);
  if (!line) return;
  const [x1, y1, x2, y2] = line.map(String);
  setAttributes(lead.querySelector('line'), { x1, y1, x2, y2 });
  setAttributes(lead.querySelector('circle'), { cx: x2, cy: y2 });
}

function setStyle({ style }: HTMLElement, lengths: Record<string, number>): void {
  for (const [name, value] of Object.entries(lengths)) {
    const text = `${Math.round(value)}px`;
    if (style.getPropertyValue(name) !== text) style.setProperty(name, text);
  }
}

function setAttributes(element: Element | null, attributes: Record<string, string>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (element?.getAttribute(name) !== value) element?.setAttribute(name, value);
  }
}
