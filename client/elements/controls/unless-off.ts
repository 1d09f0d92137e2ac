/**
 * What a press does while the button is not off. Such a button says `aria-disabled`, not
 * `disabled`: its own press may be what turns it off, and would take the focus from it.
 */
export const unlessOff =
  <E extends Event>(isOff: boolean, press: (event: E) => void) =>
  (event: E): void => {
    if (!isOff) press(event);
  };
