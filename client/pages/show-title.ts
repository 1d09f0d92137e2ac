/**
 * Names the page where it has another name. A page says so at every update; to set the name that it
 * has would put another text into the document each time.
 */
export function showTitle(title: string): void {
  if (document.title !== title) document.title = title;
}
