import type { View } from '../../shared/view/view.ts';

/** A task, or an input that waited. */
export interface Span {
  /** ms since 1970. */
  atMs: number;
  tookMs: number;
}

export interface Watched {
  elapsedMs: number;
  frameCount: number;
  snapshotCount: number;
  /** Tasks of 50 ms and more: others are not told. */
  longTasks: Span[];
  /** From an input's time until the page begins with it; quick ones are not told. */
  inputWaits: Span[];
}

/**
 * Runs in the page: counts frames and snapshots that the stage shows, where there is one, and watches
 * tasks and input.
 */
export function watch(): void {
  const inside = (host: Element | null, name: string) =>
    host?.shadowRoot?.querySelector(name) ?? null;
  const stage = inside(document.querySelector('ml-teach-page'), 'ml-stage');
  const network = inside(stage, 'ml-network') as { view: View } | null;
  const seen: Watched = {
    elapsedMs: 0,
    frameCount: 0,
    snapshotCount: 0,
    longTasks: [],
    inputWaits: [],
  };
  const startMs = performance.now();
  const onTasks = (entries: PerformanceEntryList) => {
    for (const { startTime, duration } of entries) {
      seen.longTasks.push({ atMs: startTime, tookMs: duration });
    }
  };
  const onInputs = (entries: PerformanceEntryList) => {
    for (const { startTime, processingStart } of entries as PerformanceEventTiming[]) {
      seen.inputWaits.push({ atMs: startTime, tookMs: processingStart - startTime });
    }
  };
  const tasks = new PerformanceObserver((list) => onTasks(list.getEntries()));
  tasks.observe({ type: 'longtask' });
  const inputs = new PerformanceObserver((list) => onInputs(list.getEntries()));
  inputs.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  const epochShown = () => network?.view.snapshot.epoch;
  let epoch = epochShown();
  let isWatching = true;
  const onFrame = () => {
    if (!isWatching) return;
    seen.frameCount++;
    if (epochShown() !== epoch) seen.snapshotCount++;
    epoch = epochShown();
    requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
  const watched = async (): Promise<Watched> => {
    isWatching = false;
    seen.elapsedMs = performance.now() - startMs;
    // An input is told of when what it led to was shown.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    onTasks(tasks.takeRecords());
    onInputs(inputs.takeRecords());
    tasks.disconnect();
    inputs.disconnect();
    // Not performance.timeOrigin: that is as old as the page, and the clock may have been set since.
    const originMs = Date.now() - performance.now();
    for (const span of [...seen.longTasks, ...seen.inputWaits]) span.atMs += originMs;
    return seen;
  };
  Object.assign(globalThis, { watched });
}

/**
 * Runs in the page: arithmetic in each frame and nothing else. So many steps keep it about as busy
 * as the teacher's page is, both throttled four times: some 8 ms a frame, more than half of the time.
 */
export function onlyCalculate(): void {
  // As pace-probe.ts does it: what runs in a page cannot import.
  const chain = (start: number) => {
    let value = start;
    for (let step = 0; step < 600_000; step++) value = value * 0.999 + 0.001;
    return value;
  };
  let value = 1.5;
  const onFrame = () => {
    value = chain(value);
    requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
}
