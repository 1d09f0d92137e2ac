import type { Page } from 'playwright';
import { presets } from '../../../shared/presets.ts';
import type { Experiment } from '../../../shared/experiment.ts';
import type { OpenedSession } from '../served.ts';
import { key, press, steps, type Shot } from './shot.ts';

/** What a class asks of a pupil, and says to one: each picture in a class of its own. */

type Lead = (page: Page) => Promise<unknown>;

interface Scene {
  /** What the teacher does before the pupil comes. */
  before?: Lead;
  /** What the teacher does when the pupil is in. */
  after?: Lead;
  /** What the pupil does then. */
  pupil?: Lead;
  /** What the teacher does last. */
  last?: Lead;
  /** What is seen when all of it has come. */
  until: string | RegExp | null;
  experiment?: Experiment;
  name?: string;
  /** Whose page the picture is of. */
  isTeachers?: boolean;
}

const longName = 'Wilhelmina Konstantinowa';
const wide: Experiment = {
  ...presets['exor-two-hidden'].experiment,
  hiddenLayers: [8, 8, 6].map((unitCount) => ({ unitCount, activation: 'tanh' as const })),
};

const panel = (tab: string | RegExp, ...more: Lead[]): Lead => steps(key('p'), press(tab), ...more);
const selector = (found: string) => (page: Page) => page.locator(found).first().click();
const select = (label: string, index: number) => (page: Page) =>
  page.getByLabel(label).selectOption({ index });
const inLobby = panel('Room', (page) => page.getByRole('switch', { name: /^Lobby/ }).check());
const train = steps(press('Train'), (page) =>
  page
    .getByText(/Stopped at epoch/)
    .first()
    .waitFor({ timeout: 20_000 }),
);
const aboutPupil = (...more: Lead[]) =>
  panel('Pupils', (page) => page.locator('[aria-label^="What to do about"]').click(), ...more);
const poll = panel('Poll', select('Begin with', 1), press('Ask the class'));
const predict = panel('Predict', press('Let them draw'));
const collect = panel('Points', press('Let them place points'));
const answer: Lead = async (page) => {
  const option = page.getByRole('radio').nth(2);
  await option.click();
  // What is chosen comes back from the class.
  await page.locator('[role=radio][aria-checked=true]').waitFor();
};
const surface = (plane: string) => (page: Page) => page.locator(`${plane} .surface`);

/** Some points of either class. */
async function placePoints(page: Page): Promise<void> {
  const plane = surface('ml-points-plane')(page);
  const box = await plane.boundingBox();
  if (!box) return;
  for (const share of [0.2, 0.4, 0.6, 0.8]) {
    await page.mouse.click(box.x + share * box.width, box.y + (1 - share) * box.height);
  }
}

const drawLine: Lead = async (page) => {
  await surface('ml-drawing-plane')(page).focus();
  await page.keyboard.press('Enter');
};

/** The same pupil in another tab, who has the seat then. */
const again: Lead = async (page) => {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.locator('ml-stage').waitFor();
  await page.bringToFront();
};

const scenes: Record<string, Scene> = {
  lobby: { before: inLobby, until: null },
  door: {
    before: panel('Room', (page) => page.getByRole('switch', { name: /^Ask me first/ }).check()),
    until: null,
  },
  refused: {
    before: panel('Room', (page) => page.getByRole('switch', { name: /^Ask me first/ }).check()),
    after: steps(press('Pupils'), press('Refuse all'), press('Send away')),
    until: null,
  },
  'sent-out': { after: aboutPupil(press(/^Send out/)), until: null },
  banned: { after: aboutPupil(press(/^Ban/), press('Ban')), until: null },
  'eyes-up': { after: key('h'), until: 'ml-eyes-up dialog' },
  ended: {
    after: panel(
      'Room',
      press(/^End the class/),
      press('Delete everything'),
      press('Yes, delete everything'),
    ),
    until: null,
  },
  wide: { experiment: wide, after: train, until: 'ml-network' },
  'long-name': { name: longName, after: train, until: 'ml-network' },
  training: { after: press('Train'), until: 'ml-network' },
  dock: {
    pupil: steps(selector('ml-student-dock .dock > button'), selector('.react .open')),
    until: '.choices',
  },
  away: { after: (page) => page.context().close(), until: '.away' },
  poll: { after: poll, until: 'ml-poll-card' },
  'poll-answered': { after: poll, pupil: answer, until: 'ml-poll-card' },
  'poll-revealed': {
    after: poll,
    pupil: answer,
    last: press('Reveal'),
    until: 'ml-poll-card .bars',
  },
  predict: { after: predict, until: 'ml-drawing-plane' },
  'predict-drawn': { after: predict, pupil: drawLine, until: 'ml-drawing-plane' },
  'predict-scored': {
    after: predict,
    pupil: drawLine,
    last: steps(
      press('Show all drawings'),
      (page) => page.keyboard.press('Escape'),
      train,
      panel('Predict', press('Score them now')),
    ),
    until: 'ml-predict-card',
  },
  led: {
    after: steps(train, press(/^Layer 1, unit 2/), key('l')),
    until: 'ml-lead-bar',
  },
  'led-asked': {
    after: steps(train, predict),
    pupil: drawLine,
    last: steps(press(/^Layer 2, unit 1/), key('l')),
    until: 'ml-lead-bar',
  },
  collect: { after: collect, pupil: placePoints, until: 'ml-points-plane' },
  seeds: {
    after: panel('Own starts', press('Give everyone their own start')),
    until: 'ml-seed-card',
  },
  copy: { pupil: selector('.open-copy'), until: 'ml-own-copy' },
  'copy-wide': { experiment: wide, pupil: selector('.open-copy'), until: 'ml-own-copy' },
  'copy-data': {
    pupil: steps(selector('.open-copy'), selector('[data-panel=data]')),
    until: 'ml-own-copy',
  },
  'copy-offered': {
    pupil: steps(selector('.open-copy'), selector('.offer')),
    until: 'ml-own-copy',
  },
  offline: {
    pupil: async (page) => {
      await page.context().setOffline(true);
    },
    until: '.lost',
  },
  'second-tab': { pupil: again, until: 'ml-notice' },
  measures: { pupil: selector('ml-measures-button button'), until: 'ml-measures' },
  walk: { pupil: steps(selector('.open-walk'), key('ArrowRight')), until: 'ml-update-walk' },
  'teach-lobby': { before: inLobby, after: key('p'), isTeachers: true, until: null },
  'teach-training': { after: press('Train'), isTeachers: true, until: null },
  'teach-wide': { experiment: wide, isTeachers: true, until: null },
  'teach-pupils': { after: aboutPupil(), name: longName, isTeachers: true, until: null },
  'teach-room': { after: panel('Room'), isTeachers: true, until: null },
  'teach-poll-tab': {
    after: panel('Poll', select('Begin with', 1)),
    isTeachers: true,
    until: null,
  },
  'teach-poll': { after: poll, isTeachers: true, until: null },
  'teach-predict': { after: predict, pupil: drawLine, isTeachers: true, until: null },
  'teach-points': { after: collect, pupil: placePoints, isTeachers: true, until: null },
  'teach-seeds': { after: panel('Own starts'), isTeachers: true, until: null },
  'teach-end': { after: panel('Room', press(/^End the class/)), isTeachers: true, until: null },
};

/** A new class of this server. */
async function open(page: Page, experiment: Experiment): Promise<OpenedSession> {
  const stop = { epoch: 320, loss: null, accuracy: null };
  const data = { title: '', experiment: { ...experiment, stop, pace: 200 } };
  const response = await page.request.post('/api/sessions', { data });
  return (await response.json()) as OpenedSession;
}

/** Someone else's page of the same server, on a desk. */
async function elsewhere(page: Page, path: string): Promise<Page> {
  const context = await page
    .context()
    .browser()!
    .newContext({
      viewport: { width: 1366, height: 768 },
    });
  const other = await context.newPage();
  await other.goto(new URL(path, page.url()).href);
  return other;
}

const play = (scene: Scene, search: string) => async (page: Page) => {
  const { code, teacherKey } = await open(
    page,
    scene.experiment ?? presets['exor-two-hidden'].experiment,
  );
  const teachPath = `/teach/${code}#${teacherKey}`;
  const joinPath = `/join/${code}${scene.isTeachers ? '' : search}`;
  const { origin } = new URL(page.url());
  const other = await elsewhere(page, scene.isTeachers ? joinPath : teachPath);
  await page.goto(origin + (scene.isTeachers ? teachPath : joinPath));
  const [teacher, pupil] = scene.isTeachers ? [page, other] : [other, page];
  await teacher.locator('ml-stage').waitFor();
  await scene.before?.(teacher);
  const form = pupil.locator('ml-join-form');
  if (scene.name) await form.locator('#name').fill(scene.name);
  await form.locator('button.primary').click();
  await pupil.locator('ml-stage, ml-lobby').first().waitFor();
  await scene.after?.(teacher);
  if (scene.pupil) await scene.pupil(pupil);
  await scene.last?.(teacher);
  if (typeof scene.until === 'string') await page.locator(scene.until).first().waitFor();
};

export const pupilShots: Shot[] = Object.entries(scenes).flatMap(([name, scene]) =>
  (scene.isTeachers ? [''] : ['', '-german']).map((language) => ({
    name: `phone-${name}${language}`,
    path: () => '/healthz',
    isWithoutView: true,
    isAlone: true,
    lead: play(scene, language === '' ? '' : '?lang=de'),
  })),
);
