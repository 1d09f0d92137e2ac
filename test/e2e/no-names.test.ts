import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createTrainingState } from '../../shared/engine/trainer.ts';
import type { AnyCommandBody } from '../../shared/protocol/any-command.ts';
import { presets } from '../../shared/presets.ts';
import { expectClean, openPage, press, untilSeen, useBrowser } from '../support/class-pages.ts';
import { textsIn } from '../support/hidden-texts.ts';
import { join, TestClient } from '../support/server-client.ts';
import { ServerProcess } from '../support/server-process.ts';
import { bearer, openSession, temporaryFolder } from '../support/server.ts';

const browser = useBrowser();
const { experiment } = presets['exor-two-hidden'];
const parameters = Array.from(createTrainingState(experiment).parameters);

const names = ['Zerafina', 'Obadiah Vex', 'Wilhelmine Åström', 'quillon'];
const renamed = 'Ptolemäus';

/**
 * Whether `texts` hold `secret`, as it is or as JSON escapes it; a name in whatever case. A code of
 * six letters would be found by chance among a million of base64, were its case let go.
 */
function has(texts: readonly string[], secret: string): boolean {
  const isName = [...names, renamed].includes(secret);
  const fold = (text: string) => (isName ? text.toLowerCase() : text);
  const escaped = secret.replace(
    /[^\x20-\x7e]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const forms = [fold(secret), fold(escaped)];
  return texts.some((text) => forms.some((form) => fold(text).includes(form)));
}

/** What stands for a key or a token elsewhere. */
const hashesOf = (secret: string) =>
  (['hex', 'base64', 'base64url'] as const).map((form) =>
    createHash('sha256').update(secret).digest(form),
  );

/**
 * A class in which everything is done that has to do with anyone, and whatever must not be known
 * of it: names, keys, tokens, codes and seats.
 */
async function fullClass(url: string) {
  const opened = await openSession(url, { title: 'The title stays', preset: 'exor-two-hidden' });
  const { code, recordingId } = opened;
  const secrets = new Set([code, opened.teacherKey, renamed, ...names]);
  const teacher = await join(url, { role: 'teacher', code, key: opened.teacherKey });
  const does = async (client: TestClient, ...bodies: AnyCommandBody[]) => {
    for (const body of bodies) {
      const ack = await client.command(body);
      expect(ack, JSON.stringify(body)).toMatchObject({ ok: true });
      if (ack.ok) for (const secret of [ack.key, ack.joinCode]) if (secret) secrets.add(secret);
    }
  };
  const teaches = (...bodies: AnyCommandBody[]) => does(teacher, ...bodies);
  const seatIdOf = (name: string) =>
    teacher.told('roster')?.seats.find((seat) => seat.name === name)?.seatId ?? '';

  await teaches({ type: 'lobby', isOn: true });
  const wall = await join(url, { role: 'wall', code });
  const pupils: TestClient[] = [];
  for (const name of names.slice(0, 3)) {
    pupils.push(await join(url, { role: 'student', code, name }));
  }
  const [ada, bob, eve] = pupils;
  await teaches({ type: 'approval', isOn: true });
  const late = new TestClient(url, { role: 'student', code, name: names[3] });
  onTestFinished(() => void late.socket.disconnect());
  await late.until(() => late.welcome?.isWaiting === true, 'the door');
  await teacher.until(() => teacher.told('roster')?.seats.length === 4, 'all of them');
  for (const { seatId } of teacher.told('roster')?.seats ?? []) secrets.add(seatId);
  await teaches({ type: 'admit-all' }, { type: 'lobby', isOn: false });
  await late.untilView(() => true);
  for (const { welcome } of [teacher, wall, late, ...pupils]) {
    for (const secret of [welcome?.token, welcome?.wallKey]) if (secret) secrets.add(secret);
  }

  await teaches({ type: 'rename', seatId: seatIdOf(names[1]), name: renamed });
  await teaches({ type: 'wall-names', isOn: true }, { type: 'reactions', isOn: true });
  await does(ada, { type: 'hand', isUp: true }, { type: 'react', name: 'wow' }, { type: 'lost' });
  await does(bob, { type: 'looking', unit: 1, isAway: false, isInCopy: true });
  const asked = `Who is right: ${names[0]}, ${renamed} or Quillon?`;
  await teaches({ type: 'poll-open', question: asked, options: names.slice(0, 3), correct: 0 });
  await does(eve, { type: 'answer', round: 1, choice: 2 });
  await teaches({ type: 'poll-close' }, { type: 'poll-reveal' }, { type: 'predict-open' });
  const strokes: [number, number][][] = [
    [
      [0, 0],
      [1, 1],
    ],
  ];
  await does(ada, { type: 'predict', round: 2, strokes });
  await teaches({ type: 'predict-score' }, { type: 'start' });
  await teacher.untilView(({ snapshot }) => snapshot.epoch >= 10);
  await teaches({ type: 'name-moment', text: `${names[2]}’s corner opens` }, { type: 'pause' });
  await teaches({ type: 'offers', isOn: true });
  await does(ada, { type: 'offer-network', experiment, epoch: 0, parameters });
  await teacher.until(() => teacher.told('desk')?.networkOffers?.length === 1, 'the offer');
  const { offerId = '' } = teacher.told('desk')?.networkOffers?.[0] ?? {};
  await teaches(
    { type: 'offer-accept', offerId, isCredited: true },
    { type: 'seeds-open', untilEpoch: 5 },
  );
  await bob.untilView(({ people }) => people.seeds !== null);
  const round = bob.view?.people.seeds?.round ?? 0;
  await bob.until(() => bob.told('mine')?.seed != null, 'a seed');
  const seed = bob.told('mine')?.seed ?? 0;
  await does(bob, { type: 'seed-result', round, seed, epoch: 5, loss: 0.5, parameters });
  await teaches({ type: 'seeds-close' }, { type: 'collect-open' });
  await ada.untilView(({ people }) => people.collect !== null);
  const collect = ada.view?.people.collect?.round ?? 0;
  await does(ada, {
    type: 'offer-points',
    round: collect,
    points: [
      [0.5, 0.5, 1],
      [-0.5, 0.5, 0],
    ],
  });
  await teaches({ type: 'collect-accept', offerIds: 'all' }, { type: 'collect-close' });
  await teaches({ type: 'collect-use' });
  await teaches({ type: 'kick', seatId: seatIdOf(names[2]) });
  await teaches({ type: 'ban', seatId: seatIdOf(names[3]) });

  await teaches({ type: 'replay-open', recordingId });
  const playing = await wall.untilView(({ people }) => people.replay != null);
  secrets.add(playing.people.replay?.key ?? '');
  await teaches({ type: 'replay-close' }, { type: 'co-teacher', isOn: true }, { type: 'new-code' });
  await teaches({ type: 'new-key' }, { type: 'start' });
  await teacher.untilView(({ snapshot, phase }) => phase === 'training' && snapshot.epoch >= 5);
  await teaches({ type: 'pause' });
  const key = [...secrets].findLast((one) => /^[\w-]{43}$/.test(one)) ?? '';
  const shared = await fetch(`${url}/api/recordings/${recordingId}/share`, {
    method: 'POST',
    headers: bearer(key),
  });
  const { shareKey } = (await shared.json()) as { shareKey: string };
  secrets.add(shareKey);
  expect(secrets.has('')).toBe(false);
  return { recordingId, key, shareKey, secrets: [...secrets] };
}

/** What a press saves. */
async function savedBy(page: Page, name: string): Promise<Buffer> {
  const waiting = page.waitForEvent('download');
  await press(page, name);
  const path = joinPath(temporaryFolder(), 'saved');
  await (await waiting).saveAs(path);
  return readFile(path);
}

describe('a search through what is packed', () => {
  it('[PA430] finds what is hidden in gzip and base64', () => {
    const line = JSON.stringify({ frame: Buffer.from('a name: ZERAFINA!').toString('base64') });
    const page = `<script>${gzipSync(line).toString('base64')}</script>`;
    for (const form of [line, page, gzipSync(page)]) {
      expect(has(textsIn(Buffer.from(form)), names[0])).toBe(true);
      expect(has(textsIn(Buffer.from(form)), names[1])).toBe(false);
    }
    expect(has(textsIn(Buffer.from('"Wilhelmine \\u00c5str\\u00f6m"')), names[2])).toBe(true);
  });
});

describe('a recording of a class in which everyone has a name', () => {
  it('[PA430] has no name, key, token, code or seat in it, nor has what is made of it', async () => {
    const { url } = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const { recordingId, key, shareKey, secrets } = await fullClass(url);
    expect(secrets.length).toBeGreaterThan(20);
    const get = async (path: string) => {
      const response = await fetch(`${url}/api/recordings/${recordingId}${path}`, {
        headers: bearer(key),
      });
      expect(response.status).toBe(200);
      return Buffer.from(await response.arrayBuffer());
    };
    const replay = await openPage(browser(), `${url}/replay/${recordingId}#${shareKey}`);
    const { page } = replay;
    await untilSeen(page, () => true);
    await page.keyboard.press('5');
    await press(page, 'Take home');
    const files: Record<string, Buffer> = {
      'the recording': await get(''),
      'its download': await get('/download'),
      'the file of the page': await savedBy(page, 'Recording'),
      'the offline page': await savedBy(page, 'Offline page'),
      'the weights': await savedBy(page, 'Weights as JSON'),
      'the script': await savedBy(page, 'Python script'),
      'the picture': await savedBy(page, 'SVG'),
    };
    for (const [name, bytes] of Object.entries(files)) {
      const texts = textsIn(bytes);
      const isRecording = !/weights|script|picture/.test(name);
      // What was searched is the class.
      if (isRecording) {
        expect(has(texts, 'The title stays'), name).toBe(true);
        expect(has(texts, 'Who is right: …, … or …?'), name).toBe(true);
        expect(has(texts, '…’s corner opens'), name).toBe(true);
      }
      for (const secret of secrets) {
        const found = [secret, ...hashesOf(secret)].filter((form) => has(texts, form));
        expect(found, name).toEqual([]);
      }
    }
    expectClean(replay, url);
  });
});
