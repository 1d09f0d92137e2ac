import type { ExperimentPatch } from '../../../shared/experiment.ts';
import type { CommandBody } from '../../../shared/protocol/commands.ts';

declare global {
  interface HTMLElementEventMap {
    'session-command': CustomEvent<CommandBody>;
  }
}

/** Asks the page to send `body`: controls know nothing of the line to the server. */
export function fireCommand(element: HTMLElement, body: CommandBody): void {
  const options = { detail: body, bubbles: true, composed: true };
  element.dispatchEvent(new CustomEvent('session-command', options));
}

export const fireChange = (element: HTMLElement, experiment: ExperimentPatch): void =>
  fireCommand(element, { type: 'change', experiment });
