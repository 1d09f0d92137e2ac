/** How much larger a wall draws than a desk; on one as narrow as a phone the picture needs the room. */
export const wallScale = (): number => (innerWidth <= 600 ? 1.15 : 1.6);
