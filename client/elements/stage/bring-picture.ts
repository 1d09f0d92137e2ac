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
  const { scrollMarginTop, scrollMarginBottom } = getComputedStyle(picture);
  const room = innerHeight - parseFloat(scrollMarginTop) - parseFloat(scrollMarginBottom);
  const block = picture.clientHeight > room ? 'start' : 'nearest';
  picture.scrollIntoView({ block, inline: 'nearest', behavior });
}
