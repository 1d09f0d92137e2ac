import type { Box, NetworkLayout } from '../../render/network-layout.ts';

/** Moves tiles, names and buttons to their places, through the CSSOM: a strict CSP allows that. */
export function placeParts(
  root: ParentNode,
  tiles: readonly HTMLElement[],
  layout: NetworkLayout,
): void {
  const plane = root.querySelector<HTMLElement>('.plane');
  if (!plane || tiles.length !== layout.left.length) return;
  plane.style.width = `${layout.width}px`;
  plane.style.height = `${layout.height}px`;
  tiles.forEach((tile, node) =>
    put(tile, {
      x: layout.left[node],
      y: layout.top[node],
      width: layout.tile,
      height: layout.tile,
    }),
  );
  const boxesOf = { name: layout.names, tools: layout.tools, remover: layout.removers } as const;
  for (const [part, boxes] of Object.entries(boxesOf)) {
    for (const element of root.querySelectorAll<HTMLElement>(`.${part}`)) {
      put(element, boxes[Number(element.dataset.column)]);
    }
  }
  for (const element of root.querySelectorAll<HTMLElement>('.adder')) {
    put(element, layout.adders[Number(element.dataset.gap)]);
  }
}

function put({ style }: HTMLElement, { x, y, width, height }: Box): void {
  style.left = `${x}px`;
  style.top = `${y}px`;
  style.width = `${width}px`;
  style.height = `${height}px`;
}
