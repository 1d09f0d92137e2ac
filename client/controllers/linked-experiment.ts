import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ExperimentFileError } from '../../shared/experiment-file.ts';
import type { Experiment } from '../../shared/experiment.ts';
import { experimentMarker } from './address.ts';

/** The experiment that the home page's address brings along, if it does. */
export class LinkedExperiment implements ReactiveController {
  experiment: Experiment | null = null;
  /** Why there is none, where the address says that there should be one. */
  error: ExperimentFileError | null = null;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('hashchange', this.#readAgain);
    void this.#read();
  }

  hostDisconnected(): void {
    window.removeEventListener('hashchange', this.#readAgain);
  }

  /** Home without it. */
  leave(): void {
    history.replaceState(null, '', location.pathname);
    void this.#read();
  }

  readonly #readAgain = (): void => void this.#read();

  async #read(): Promise<void> {
    const { hash } = location;
    this.experiment = null;
    this.error = null;
    this.#host.requestUpdate();
    if (!hash.startsWith(experimentMarker)) return;
    // Only who comes by such a link needs the schemas.
    const { readExperimentLink } = await import('./experiment-link.ts');
    const read = await readExperimentLink(hash);
    if (hash !== location.hash) return;
    if (read.ok) this.experiment = read.experiment;
    else this.error = read.error;
    this.#host.requestUpdate();
  }
}
