/** The name that the page has. `document.title` would give it with other spaces than it was set with. */
let shown = '';

/** Names the page. Pages call this at every update: the name is set where it is another one. */
export function showTitle(title: string): void {
  if (title === shown) return;
  shown = title;
  document.title = title;
}
