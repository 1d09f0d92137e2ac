import { doorShots } from './door-shots.ts';
import { pupilShots } from './shots/pupil-shots.ts';
import { key, press, steps, teach, teachTrained, type Shot } from './shots/shot.ts';
import {
  branchFrom,
  breakable,
  inHighContrast,
  lesson,
  listed,
  looped,
  loseLine,
  offerCopy,
  opens,
  ownAll,
  played,
  pointAt,
  tile,
  trainBranch,
} from './shots/leads.ts';

export { openClasses } from './shots/classes.ts';
export type { Classes, Shot } from './shots/shot.ts';

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
    lead: steps(key('5'), branchFrom, trainBranch),
  },
  {
    name: 'branch-german',
    path: ({ trained }) => `/replay/${trained.recordingId}?lang=de#${trained.teacherKey}`,
    lead: steps(key('5'), branchFrom),
  },
  {
    name: 'branch-network',
    path: ({ trained }) => `/replay/${trained.recordingId}#${trained.teacherKey}`,
    lead: steps(key('5'), branchFrom, press('Network')),
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
  ...pupilShots,
];
