/** The element that has the focus, inside whatever shadow roots `element` has. */
export function deepActive(element: Element | null = document.activeElement): HTMLElement | null {
  const inner = element?.shadowRoot?.activeElement;
  return inner ? deepActive(inner) : (element as HTMLElement | null);
}
