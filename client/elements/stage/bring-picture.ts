/**
 * Brings a large picture, as far as it is out of it, into sight: above what covers so many pixels
 * of the page at its lower edge. Where it has no room there, its upper part.
 */
export function bringPicture(
  picture: HTMLElement,
  behavior: ScrollBehavior,
  covered: number,
): void {
  picture.style.setProperty('--sight-covered', `${covered}px`);
  const style = getComputedStyle(picture);
  const top = parseFloat(style.scrollMarginTop);
  const bottom = innerHeight - parseFloat(style.scrollMarginBottom);
  const box = picture.getBoundingClientRect();
  if (box.top >= top && box.bottom <= bottom) return;
  const block = box.top < top || box.height > bottom - top ? 'start' : 'end';
  picture.scrollIntoView({ block, inline: 'nearest', behavior });
}
