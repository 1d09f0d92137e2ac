import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { HiddenLayer } from '../../shared/experiment.ts';
import type { CommandBody } from '../../shared/protocol/commands.ts';
import type { View } from '../../shared/view/view.ts';
import { commandErrorText } from '../elements/command-errors.ts';
import { undoKey } from '../elements/controls/shortcuts.ts';
import type { OwnDataPart } from '../elements/own-data/own-data-part.ts';
import type { CommandResult } from './command-outbox.ts';
import { recall, remember } from './storage.ts';

const keepKey = 'more-layers-keep-learned';

interface Host extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/**
 * What the controls around a network ask for, on its way to whoever trains it: a class's server, or
 * this browser. The host draws the panels, the transport, the dialogs of own data and the toasts.
 */
export class LessonDesk implements ReactiveController {
  /** Whether a changed network goes on with what it learned, or starts over. */
  keepsLearned = recall('local', keepKey) === 'yes';
  readonly #host: Host;
  readonly #ask: (body: CommandBody) => Promise<CommandResult>;

  constructor(host: Host, ask: (body: CommandBody) => Promise<CommandResult>) {
    this.#host = host;
    this.#ask = ask;
    host.addController(this);
  }

  hostConnected(): void {
    // Nothing to listen to: the page hands over the events.
  }

  /** Asks for `body`; null where it was done, else why not. */
  readonly ask = async (body: CommandBody): Promise<string | null> => {
    const whole =
      body.type === 'change' && this.keepsLearned ? { keepLearned: true, ...body } : body;
    return commandErrorText(await this.#ask(whole));
  };

  /** The same; what was not done is said. */
  async send(body: CommandBody): Promise<void> {
    const error = await this.ask(body);
    if (error === null) return;
    const { renderRoot } = this.#host;
    renderRoot.querySelector('ml-toasts')?.say(error);
    // What was turned, but not accepted, goes back to where it stands.
    renderRoot.querySelector('ml-data-panel')?.requestUpdate();
    renderRoot.querySelector('ml-training-panel')?.requestUpdate();
    renderRoot.querySelector('ml-transport')?.requestUpdate();
  }

  readonly onCommand = (event: CustomEvent<CommandBody>): void => void this.send(event.detail);

  readonly onOwnData = (event: CustomEvent<OwnDataPart>): void =>
    this.#host.renderRoot.querySelector('ml-own-data')?.open(event.detail);

  readonly onKeepLearned = (event: CustomEvent<boolean>): void => {
    this.keepsLearned = event.detail;
    remember('local', keepKey, event.detail ? 'yes' : 'no');
    this.#host.requestUpdate();
  };

  readonly onLayers = (event: CustomEvent<{ hiddenLayers: HiddenLayer[] }>): void => {
    const { hiddenLayers } = event.detail;
    void this.send({ type: 'change', experiment: { hiddenLayers } });
  };

  /** Carries out Ctrl+Z and its like; whether `event` was one of them. */
  takeUndoKey(event: KeyboardEvent, view: View): boolean {
    const undo = undoKey(event);
    if (!undo) return false;
    event.preventDefault();
    if (undo === 'undo' ? view.canUndo : view.canRedo) void this.send({ type: undo });
    return true;
  }

  /** Carries out a key of the transport; whether `event`, which is the page's own, was one. */
  takeTransportKey(event: KeyboardEvent, view: View): boolean {
    const isTraining = view.phase === 'training';
    switch (event.key) {
      case ' ':
        if (!event.repeat) void this.send({ type: isTraining ? 'pause' : 'start' });
        return true;
      case '.':
        if (!isTraining) void this.send({ type: 'step', to: 'epoch' });
        return true;
      case ':':
      case '>':
        if (!isTraining) void this.send({ type: 'step', to: 'snapshot' });
        return true;
      default:
        return false;
    }
  }
}
