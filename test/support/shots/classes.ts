import type { Page } from 'playwright';
import { presets } from '../../../shared/presets.ts';
import type { Experiment } from '../../../shared/experiment.ts';
import { fillDoor } from '../door-shots.ts';
import type { Served } from '../served.ts';
import { key, press, steps, teach, type Classes } from './shot.ts';

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
