import type { Page } from 'playwright';
import { presets } from '../../shared/presets.ts';
import type { Experiment } from '../../shared/experiment.ts';
import type { View } from '../../shared/view/view.ts';
import { doorShots, fillDoor } from './door-shots.ts';
import { recordedLesson } from './recorded-lesson.ts';
import { recordingText, utf8 } from './recording-files.ts';
import type { OpenedSession, Served } from './served.ts';

/** Classes that stand where a picture needs them. */
export interface Classes {
  url: string;
  trained: OpenedSession;
  /** With points held out. */
  tested: OpenedSession;
  fresh: OpenedSession;
  /** With weights past all bounds. */
  diverged: OpenedSession;
  dead: OpenedSession;
  saturated: OpenedSession;
  large: OpenedSession;
  /** With a round of seeds that some devices took part in. */
  seeds: OpenedSession;
  /** Led, to a unit in shades and to a step of one update. */
  led: OpenedSession;
  walked: OpenedSession;
  /** Shown a recording: its own, in the midst of it. */
  shown: OpenedSession;
  /** Asks before it lets in, and some wait. */
  door: OpenedSession;
}

/** One thing to be seen: where it is, and what leads to it. */
export interface Shot {
  name: string;
  path: (classes: Classes) => string;
  /** Before the page is opened. */
  before?: (page: Page, classes: Classes) => Promise<unknown>;
  lead?: (page: Page) => Promise<unknown>;
  /** Nothing of a class is to be awaited. */
  isWithoutView?: boolean;
}

const { experiment } = presets['exor-two-hidden'];
const experiments: Record<Exclude<keyof Classes, 'url'>, Experiment> = {
  trained: experiment,
  tested: { ...experiment, testShare: 0.3 },
  fresh: experiment,
  diverged: {
    ...presets['linear-activations'].experiment,
    learningRate: 100,
    optimizer: { type: 'momentum', momentum: 0.99 },
  },
  dead: presets['dead-relu'].experiment,
  saturated: { ...presets['rate-too-high'].experiment },
  large: {
    ...experiment,
    dataset: { type: 'moons', pointCount: 500, seed: 1, noise: 0.2 },
    hiddenLayers: Array.from({ length: 6 }, () => ({ unitCount: 8, activation: 'tanh' as const })),
    initializer: 'glorot',
    learningRate: 0.03,
  },
  seeds: { ...experiment, pace: 'max' },
  led: experiment,
  walked: experiment,
  shown: experiment,
  door: experiment,
};
/** How far each is trained. */
const epochs: Partial<Record<keyof typeof experiments, number>> = {
  trained: 320,
  tested: 320,
  diverged: 100,
  dead: 60,
  saturated: 120,
  large: 40,
  led: 320,
  walked: 320,
  shown: 320,
};

/** Opens them, and trains them as fast as it goes. */
export async function openClasses(
  { url, openSession }: Served,
  openPage: (url: string) => Promise<Page>,
): Promise<Classes> {
  const classes: Partial<Classes> = { url };
  for (const [name, one] of Object.entries(experiments) as [
    keyof typeof experiments,
    Experiment,
  ][]) {
    const epoch = epochs[name] ?? null;
    const stop = { epoch, loss: null, accuracy: null };
    const pace = name === 'seeds' ? one.pace : 200;
    const wish = { title: '', experiment: { ...one, stop, pace } };
    const opened = await openSession(wish);
    classes[name] = opened;
    if (epoch === null) continue;
    const page = await openPage(`${url}/teach/${opened.code}#${opened.teacherKey}`);
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await page.waitForFunction(() => {
      const host = document.querySelector<HTMLElement & { view?: { phase: string } }>('body > *');
      return /finished|diverged/.test(host?.view?.phase ?? '');
    });
    await leads[name]?.(page);
    await page.close();
  }
  const opened = classes as Classes;
  await runSeeds(opened, openPage);
  await fillDoor(opened, openPage);
  return opened;
}

/** A round of seeds, as far as some devices take it. */
async function runSeeds(classes: Classes, openPage: (url: string) => Promise<Page>): Promise<void> {
  const { url, seeds } = classes;
  const teacher = await openPage(url + teach('seeds')(classes));
  await teacher.locator('ml-stage').waitFor();
  await teacher.keyboard.press('p');
  await press('Own starts')(teacher);
  await teacher.getByLabel('Train until epoch').fill('320');
  await press('Give everyone their own start')(teacher);
  for (let device = 0; device < 9; device++) {
    const page = await openPage(`${url}/join/${seeds.code}`);
    await press('Join')(page);
    await page.getByText(/^Done\./).waitFor({ timeout: 30_000 });
    await page.close();
  }
  await teacher.close();
}

const teach = (name: Exclude<keyof Classes, 'url'>) => (classes: Classes) =>
  `/teach/${classes[name].code}#${classes[name].teacherKey}`;
const teachTrained = teach('trained');
const press = (name: string | RegExp) => (page: Page) =>
  page.getByRole('button', { name, exact: true }).first().click();
const key = (name: string) => (page: Page) => page.keyboard.press(name);
const steps =
  (...leads: ((page: Page) => Promise<unknown>)[]) =>
  async (page: Page) => {
    for (const lead of leads) await lead(page);
  };

const tile = (label: RegExp) => (page: Page) =>
  page.locator('ml-network').getByRole('button', { name: label }).first().focus();

/** As on the teacher's own browser, which has had them all open; one of them is gone by now. */
async function ownAll(page: Page, { url: _, ...classes }: Classes): Promise<void> {
  const own = Object.entries<OpenedSession>(classes).map(
    ([title, { recordingId, code, teacherKey }]) => ({ recordingId, code, key: teacherKey, title }),
  );
  const gone = { recordingId: 'gone', code: 'BCDFGH', key: 'gone', title: 'EX-OR, class 10b' };
  await page.addInitScript(
    (stored) => localStorage.setItem('more-layers-classes', stored),
    JSON.stringify([...own, gone]),
  );
}
const played = (page: Page) => page.locator('ml-time-line[mode="replay"]').waitFor();
const listed = (page: Page) => page.locator('ml-recording-picture').last().waitFor();
const opens = (what: string) => (page: Page) =>
  page.locator(`[data-opens="${what}"]`).first().click();
const inHighContrast = (page: Page) =>
  page.addInitScript(() => localStorage.setItem('more-layers-theme', 'contrast'));

/** The line breaks, and does not come back. */
async function loseLine(page: Page): Promise<void> {
  await page.evaluate(() => {
    globalThis.dispatchEvent(new CustomEvent('screenshots:lose'));
  });
}

async function breakable(page: Page): Promise<void> {
  let isBroken = false;
  const lines = new Set<{ close: () => Promise<void> }>();
  await page.exposeFunction('breakLine', async () => {
    isBroken = true;
    for (const line of lines) await line.close();
  });
  await page.addInitScript(() => {
    addEventListener('screenshots:lose', () => {
      (globalThis as unknown as { breakLine: () => void }).breakLine();
    });
  });
  await page.routeWebSocket(/socket\.io/, (socket) => {
    if (isBroken) void socket.close();
    else {
      lines.add(socket);
      socket.connectToServer();
    }
  });
  await page.route(/socket\.io/, (route) => (isBroken ? route.abort() : route.continue()));
}

/** What a teacher shows a class that is led; it stays when the page is closed. */
const leads: Partial<Record<keyof typeof experiments, (page: Page) => Promise<unknown>>> = {
  led: steps(press('Lead'), press(/^Layer 1, unit 2/), press('Shades'), heard),
  walked: steps(
    press('Lead'),
    key('u'),
    ...Array.from({ length: 2 }, () => key('ArrowRight')),
    heard,
  ),
  shown: steps(
    key('p'),
    press('Room'),
    press('Show it to everyone'),
    (page) => page.locator('ml-player-controls').waitFor(),
    key('Escape'),
    key('End'),
    ...Array.from({ length: 4 }, () => key('Shift+ArrowLeft')),
    heard,
  ),
};

/** All that was said before has come to the server: a command is answered after those before it. */
async function heard(page: Page): Promise<void> {
  await page.keyboard.press('h');
  await page.getByRole('button', { name: 'Eyes up: on' }).waitFor();
  await page.keyboard.press('h');
  await page.getByRole('button', { name: 'Eyes up', exact: true }).waitFor();
}

/** At another rate, so that it parts from its recording. */
async function trainBranch(page: Page): Promise<void> {
  type Branching = HTMLElement & { branch: { ask: (body: unknown) => Promise<unknown> } };
  await page.locator('ml-replay-page').evaluate(async (host) => {
    const branch = host.shadowRoot?.querySelector<Branching>('ml-branch')?.branch;
    const experiment = { learningRate: 0.05, pace: 200 };
    await branch?.ask({ type: 'change', experiment });
    await branch?.ask({ type: 'start' });
  });
  await page.waitForFunction(() => {
    const host = document.querySelector<HTMLElement & { view?: View }>('body > *');
    return (host?.view?.snapshot.epoch ?? 0) > 260;
  });
  await press('Pause')(page);
}

/** A pupil of another device offers a copy of the network, a layer richer. */
async function offerCopy(page: Page): Promise<void> {
  const { origin, pathname } = new URL(page.url());
  const context = await page.context().browser()?.newContext();
  const pupil = await context?.newPage();
  if (!context || !pupil) return;
  await pupil.goto(`${origin}/join/${pathname.split('/').at(-1)}`);
  await press('Join')(pupil);
  await press('My copy')(pupil);
  await pupil.locator('ml-network [data-edit=layer-add]').last().click();
  await key(' ')(pupil);
  await pupil.waitForFunction(() => {
    const host = document.querySelector<HTMLElement & { view?: View }>('body > *');
    return (host?.view?.snapshot.epoch ?? 0) % 1000 > 20;
  });
  await press('Offer to the class')(pupil);
  await pupil.getByText('Your network is with your teacher.').waitFor();
  await context.close();
}

/** A lesson with all that a recording may hold, from a file. */
const lesson = (label: string, seed?: number) => async (page: Page) => {
  const buffer = utf8(recordingText(recordedLesson(seed)));
  const file = { name: 'lesson.ndjson', mimeType: 'application/x-ndjson', buffer };
  await page.getByLabel(label).setInputFiles(file);
  await page.locator(seed === undefined ? 'ml-stage' : 'ml-beside').waitFor();
};
const looped = [key('6'), key('i'), key('7'), key('o'), key('s')];

/** Where the pointer is on the time line, as a share of it. */
const pointAt = (share: number) => async (page: Page) => {
  const plot = page.locator('ml-time-line .u-over');
  await plot.scrollIntoViewIfNeeded();
  const box = await plot.boundingBox();
  if (box) await page.mouse.move(box.x + share * box.width, box.y + box.height / 2);
};

/** Everything that `npm run screenshots` looks at, pages before their states. */
export const shots: readonly Shot[] = [
  {
    name: 'home',
    path: () => '/',
    isWithoutView: true,
    // Until the boundary has found its corners.
    lead: (page) => page.getByText(/epoch 3\d\d/).waitFor({ timeout: 15_000 }),
  },
  { name: 'teach', path: teachTrained },
  { name: 'teach-fresh', path: teach('fresh') },
  { name: 'teach-large', path: teach('large') },
  {
    name: 'teach-german',
    path: ({ trained }) => `/teach/${trained.code}?lang=de#${trained.teacherKey}`,
  },
  { name: 'teach-contrast', path: teachTrained, before: inHighContrast },
  { name: 'wall-contrast', path: ({ trained }) => `/wall/${trained.code}`, before: inHighContrast },
  {
    name: 'state-hidden-controls',
    path: ({ trained }) =>
      `/teach/${trained.code}?hide=features,data-noise,data-shape,test-share,point-count,data-seed,shuffle,optimizer,regularization,stops,keep-learned,initializer,loss,walk,tour#${trained.teacherKey}`,
  },
  {
    name: 'state-hide-dialog',
    path: teachTrained,
    lead: steps(press('Save and open'), (page) => page.locator('summary').first().click()),
  },
  { name: 'join-name', path: ({ trained }) => `/join/${trained.code}`, isWithoutView: true },
  {
    name: 'join',
    path: ({ trained }) => `/join/${trained.code}`,
    lead: press('Join'),
    isWithoutView: true,
  },
  { name: 'wall', path: ({ trained }) => `/wall/${trained.code}` },
  { name: 'teach-lead', path: teach('led') },
  {
    name: 'join-led',
    path: ({ led }) => `/join/${led.code}`,
    lead: press('Join'),
    isWithoutView: true,
  },
  {
    name: 'join-around',
    path: ({ led }) => `/join/${led.code}`,
    lead: steps(press('Join'), press(/^Layer 2, unit 1/)),
    isWithoutView: true,
  },
  {
    name: 'join-walked',
    path: ({ walked }) => `/join/${walked.code}`,
    lead: press('Join'),
    isWithoutView: true,
  },
  { name: 'wall-led', path: ({ led }) => `/wall/${led.code}` },
  { name: 'wall-walked', path: ({ walked }) => `/wall/${walked.code}` },
  { name: 'wall-large', path: ({ large }) => `/wall/${large.code}` },
  { name: 'wall-seeds', path: ({ seeds }) => `/wall/${seeds.code}` },
  { name: 'wall-seeds-german', path: ({ seeds }) => `/wall/${seeds.code}?lang=de` },
  {
    name: 'join-seeds',
    path: ({ seeds }) => `/join/${seeds.code}`,
    lead: steps(press('Join'), (page) => page.getByText(/^Done\./).waitFor({ timeout: 15_000 })),
    isWithoutView: true,
  },
  {
    name: 'replay',
    path: ({ trained }) => `/replay/${trained.recordingId}#${trained.teacherKey}`,
    lead: key('8'),
  },
  {
    name: 'state-take-home',
    path: ({ trained }) => `/replay/${trained.recordingId}#${trained.teacherKey}`,
    lead: steps(key('8'), press('Take home')),
  },
  {
    name: 'state-take-home-german',
    path: ({ trained }) => `/replay/${trained.recordingId}?lang=de#${trained.teacherKey}`,
    lead: steps(key('8'), press('Mitnehmen')),
  },
  {
    name: 'state-picture',
    path: teachTrained,
    lead: steps(press(/^Layer 2, unit 1/), press('Save this picture')),
  },
  {
    name: 'state-picture-german',
    path: ({ trained }) => `/teach/${trained.code}?lang=de#${trained.teacherKey}`,
    lead: press('Dieses Bild sichern'),
  },
  { name: 'shown-teach', path: teach('shown'), lead: played },
  {
    name: 'shown-teach-german',
    path: ({ shown }) => `/teach/${shown.code}?lang=de#${shown.teacherKey}`,
    lead: steps(played, key('p'), press('Raum')),
  },
  {
    name: 'shown-join',
    path: ({ shown }) => `/join/${shown.code}`,
    lead: steps(press('Join'), played),
    isWithoutView: true,
  },
  { name: 'shown-wall', path: ({ shown }) => `/wall/${shown.code}`, lead: played },
  { name: 'replay-open', path: () => '/replay', isWithoutView: true },
  {
    name: 'recordings',
    path: () => '/recordings',
    before: ownAll,
    isWithoutView: true,
    lead: listed,
  },
  {
    name: 'recordings-german',
    path: () => '/recordings?lang=de',
    before: ownAll,
    isWithoutView: true,
    lead: steps(listed, opens('delete')),
  },
  {
    name: 'recordings-shared',
    path: () => '/recordings',
    before: ownAll,
    isWithoutView: true,
    lead: steps(listed, opens('share'), (page) => page.locator('.asked button').first().click()),
  },
  { name: 'recordings-none', path: () => '/recordings', isWithoutView: true },
  {
    name: 'copy',
    path: ({ trained }) => `/join/${trained.code}`,
    lead: steps(press('Join'), press('My copy')),
    isWithoutView: true,
  },
  {
    name: 'copy-german',
    path: ({ trained }) => `/join/${trained.code}?lang=de`,
    lead: steps(press('Beitreten'), press('Meine Kopie')),
    isWithoutView: true,
  },
  {
    name: 'copy-training',
    path: ({ trained }) => `/join/${trained.code}`,
    lead: steps(press('Join'), press('My copy'), (page) =>
      page.locator('[data-panel=training]').dispatchEvent('click'),
    ),
    isWithoutView: true,
  },
  {
    name: 'branch',
    path: ({ trained }) => `/replay/${trained.recordingId}#${trained.teacherKey}`,
    lead: steps(key('5'), press('Branch from here'), trainBranch),
  },
  {
    name: 'branch-german',
    path: ({ trained }) => `/replay/${trained.recordingId}?lang=de#${trained.teacherKey}`,
    lead: steps(key('5'), press('Von hier abzweigen')),
  },
  {
    name: 'branch-network',
    path: ({ trained }) => `/replay/${trained.recordingId}#${trained.teacherKey}`,
    lead: steps(key('5'), press('Branch from here'), press('Network')),
  },
  {
    name: 'state-offer',
    path: teach('tested'),
    lead: steps(offerCopy, key('p'), press(/^Copies/), press(/^Compare with/)),
  },
  {
    name: 'replay-player',
    path: () => '/replay',
    isWithoutView: true,
    lead: steps(lesson('From a file'), ...looped, pointAt(0.9)),
  },
  {
    name: 'replay-moments',
    path: () => '/replay',
    isWithoutView: true,
    lead: steps(lesson('From a file'), ...looped, key('k'), key('ArrowDown')),
  },
  {
    name: 'replay-moments-german',
    path: () => '/replay?lang=de',
    isWithoutView: true,
    lead: steps(lesson('Aus einer Datei'), ...looped, key('k')),
  },
  {
    name: 'replay-beside',
    path: () => '/replay',
    isWithoutView: true,
    lead: steps(
      lesson('From a file'),
      key('9'),
      press('Compare: play a second recording beside this one'),
      lesson('From a file', 5),
    ),
  },
  {
    name: 'replay-keys',
    path: () => '/replay',
    isWithoutView: true,
    lead: steps(lesson('From a file'), key('?')),
  },
  { name: 'state-moment', path: teachTrained, lead: key('n') },
  { name: 'state-join-dialog', path: teachTrained, lead: key('j') },
  { name: 'state-keys', path: teachTrained, lead: key('?') },
  { name: 'state-points', path: teachTrained, lead: press('Edit') },
  { name: 'state-csv', path: teachTrained, lead: press('CSV') },
  { name: 'state-experiment', path: teachTrained, lead: press('Save and open') },
  { name: 'state-measures-class', path: teach('tested'), lead: steps(key('m'), press('By class')) },
  { name: 'state-measures-layer', path: teach('tested'), lead: steps(key('m'), press('By layer')) },
  {
    name: 'state-measures-german',
    path: ({ tested }) => `/teach/${tested.code}?lang=de#${tested.teacherKey}`,
    lead: key('m'),
  },
  { name: 'state-seeds', path: teach('seeds'), lead: steps(key('p'), press('Own starts')) },
  { name: 'state-class', path: teachTrained, lead: key('p') },
  {
    name: 'state-walk',
    path: teachTrained,
    lead: steps(key('u'), key('ArrowRight'), key('ArrowRight')),
  },
  {
    name: 'state-walk-back',
    path: teachTrained,
    lead: steps(key('u'), key('End'), ...Array.from({ length: 7 }, () => key('ArrowLeft'))),
  },
  { name: 'state-tour', path: teachTrained, lead: steps(press(/^Tour/), key('ArrowRight')) },
  { name: 'state-editor', path: teachTrained, lead: steps(tile(/^Layer 2, unit 1/), key('e')) },
  { name: 'state-unit', path: teachTrained, lead: press(/^Layer 2, unit 1/) },
  { name: 'state-shades', path: teachTrained, lead: steps(press('Trail'), key('v')) },
  { name: 'state-space', path: teachTrained, lead: press(/^Layer 2.*its space$/) },
  {
    name: 'state-point',
    path: teachTrained,
    lead: steps((page) => page.locator('ml-boundary .surface').focus(), key('Enter')),
  },
  {
    name: 'state-explain',
    path: teachTrained,
    lead: press('What “Learning rate” means'),
  },
  { name: 'state-diverged', path: teach('diverged') },
  { name: 'state-dead', path: teach('dead'), lead: tile(/Dead/) },
  { name: 'state-saturated', path: teach('saturated'), lead: tile(/Saturated/) },
  {
    name: 'state-waiting',
    path: ({ trained }) => `/wall/${trained.code}`,
    before: async (page) => {
      await page.routeWebSocket(/socket\.io/, (socket) => socket.close());
      await page.route(/socket\.io/, (route) => route.abort());
    },
    isWithoutView: true,
  },
  { name: 'state-lost', path: teachTrained, before: breakable, lead: loseLine },
  { name: 'state-refused', path: () => '/join/BBBBBB', isWithoutView: true },
  ...doorShots,
];
