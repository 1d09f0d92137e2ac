import type { Page } from 'playwright';
import type { Classes, Shot } from './shots/shot.ts';

/** A class that asks before it lets in, with some at its door. */

const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).first().click();
const teachDoor = ({ door }: Classes, search = '') =>
  `/teach/${door.code}${search}#${door.teacherKey}`;

export async function fillDoor(
  classes: Classes,
  openPage: (url: string) => Promise<Page>,
): Promise<void> {
  const { url, door } = classes;
  const teacher = await openPage(url + teachDoor(classes));
  await teacher.locator('ml-stage').waitFor();
  await teacher.keyboard.press('p');
  await press(teacher, 'Room');
  await teacher.getByRole('switch', { name: /^Ask me first/ }).check();
  for (const name of ['Ada Lovelace', 'Katherine', 'Emmy']) {
    const page = await openPage(`${url}/join/${door.code}`);
    await page.getByLabel('Your name').fill(name);
    await press(page, 'Join');
    await page.getByText('Your teacher lets you in.').waitFor();
    await page.close();
  }
  await teacher.close();
}

export const doorShots: Shot[] = [
  {
    name: 'state-door',
    path: (classes) => teachDoor(classes),
    lead: async (page) => {
      await page.keyboard.press('p');
      await press(page, 'Refuse all');
    },
  },
  {
    name: 'state-door-german',
    path: (classes) => teachDoor(classes, '?lang=de'),
    lead: async (page) => {
      await page.keyboard.press('p');
      await press(page, 'Alle ablehnen');
    },
  },
  {
    name: 'state-wall-locked',
    path: ({ door }) => `/wall/${door.code}`,
    isWithoutView: true,
  },
];
