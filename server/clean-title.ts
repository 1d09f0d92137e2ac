/** A title without control and direction characters, and without space around it. */
export function cleanTitle(title: string): string {
  return title
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .trim();
}
