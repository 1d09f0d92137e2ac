import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { prepareData } from '../../shared/datasets/prepare.ts';
import { evaluate } from '../../shared/engine/metrics.ts';
import { createNetwork } from '../../shared/engine/network.ts';
import { createTrainingState, trainSlice } from '../../shared/engine/trainer.ts';
import { presets } from '../../shared/presets.ts';
import { verifyRecording } from '../../server/verify/verify-recording.ts';
import { expectNoFindings } from '../support/axe.ts';
import {
  expectClean,
  openPage,
  phone,
  seen,
  untilSeen,
  useBrowser,
  press,
} from '../support/class-pages.ts';
import { ServerProcess } from '../support/server-process.ts';
import { openSession, temporaryFolder } from '../support/server.ts';

const browser = useBrowser();
const run = promisify(execFile);
const python = process.env.PYTHON ?? 'python3';
/** Where there is no Python with NumPy, the script is not run. */
const hasNumpy = await run(python, ['-c', 'import numpy']).then(
  () => true,
  () => false,
);

const { experiment } = presets['exor-two-hidden'];

/** The engine's own parameters after `epoch` epochs, in 64 bits. */
const trainedTo = (epoch: number) =>
  trainSlice(experiment, prepareData(experiment), createTrainingState(experiment), {
    untilEpoch: epoch,
    budgetMs: Infinity,
    now: () => 0,
  }).state.parameters;

/** Losses and accuracies as the engine measures them. */
function measured(parameters: Float64Array) {
  const network = createNetwork(experiment.features.length, experiment.hiddenLayers);
  return evaluate(network, parameters, prepareData(experiment), experiment.loss);
}

/** A class that trained and was changed, as its replay page shows it. */
async function recordedClass(title: string, isChanged = true) {
  const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
  const { url } = server;
  const opened = await openSession(url, { title, preset: 'exor-two-hidden' });
  const teacher = await openPage(browser(), `${url}/teach/${opened.code}#${opened.teacherKey}`);
  await press(teacher.page, 'Train');
  await untilSeen(teacher.page, ({ epoch }) => epoch >= 20);
  if (isChanged) {
    await teacher.page.getByRole('combobox', { name: /^Learning rate/ }).selectOption('0.1');
  }
  await untilSeen(teacher.page, ({ epoch }) => epoch >= 60);
  await press(teacher.page, 'Pause');
  const last = await untilSeen(teacher.page, ({ phase }) => phase === 'paused');
  const link = await teacher.page.getByRole('link', { name: 'Recording' }).getAttribute('href');
  const replay = await openPage(browser(), `${url}${link}`);
  await untilSeen(replay.page, () => true);
  return { url, server, replay, last, teacherKey: opened.teacherKey };
}

/** What a press saves, as a file on this disk. */
async function saved(page: Page, act: () => Promise<unknown>) {
  const waiting = page.waitForEvent('download');
  await act();
  const download = await waiting;
  const path = join(temporaryFolder(), download.suggestedFilename());
  await download.saveAs(path);
  return { name: download.suggestedFilename(), path };
}

/** What the lines of a recording's file say. */
const values = (text: string): unknown[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

const savedBy = (page: Page, button: string) => saved(page, () => press(page, button));

/** A page from the disk, on a device without any network. */
const openFromDisk = (path: string, options = {}) =>
  openPage(browser(), pathToFileURL(path).href, { offline: true, ...options });

describe('taking a class home', () => {
  it('[EX6, EX7, EX9] offers all in one dialog, and saves recording and video', async () => {
    const { url, replay, teacherKey } = await recordedClass('Two layers');
    const { page, requests } = replay;
    const button = page.getByRole('button', { name: 'Take home' });
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Take home' });
    await dialog.waitFor();
    await expectNoFindings(page, 'ml-take-home-dialog');
    // Keys of the page are not heard meanwhile.
    await page.keyboard.press('End');
    expect(await seen(page)).toMatchObject({ epoch: 0 });

    const recording = await savedBy(page, 'Recording');
    expect(recording.name).toBe('two-layers.ndjson.gz');
    const text = gunzipSync(await readFile(recording.path)).toString();
    const id = new URL(page.url()).pathname.split('/').at(-1);
    const headers = { Authorization: `Bearer ${teacherKey}` };
    const served = await fetch(`${url}/api/recordings/${id}`, { headers });
    // The order of what stands in an object may differ, and nothing else.
    expect(values(text)).toEqual(values(await served.text()));
    expect(await verifyRecording(recording.path)).toMatchObject({ type: 'same', problem: null });

    await page.getByLabel('Lasts').selectOption('6 s');
    const makers = /assets\/(video|gif)-(?!format)/;
    expect(requests.filter((address) => makers.test(address))).toEqual([]);
    const video = await savedBy(page, 'Video');
    expect(video.name).toMatch(/^two-layers\.(mp4|webm)$/);
    expect((await readFile(video.path)).length).toBeGreaterThan(20_000);
    expect(requests.filter((address) => makers.test(address))).toHaveLength(1);

    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await button.evaluate((one) => one.matches(':focus'))).toBe(true);
    expectClean(replay, url);

    // The recording opens again on a page, which saves it just so.
    const other = await openPage(browser(), `${url}/replay`);
    await other.page.locator('input[type=file]').setInputFiles(recording.path);
    await untilSeen(other.page, () => true);
    await press(other.page, 'Take home');
    const again = await savedBy(other.page, 'Recording');
    expect(gunzipSync(await readFile(again.path)).toString()).toBe(text);
    expectClean(other, url);
  });

  it('[EX10, EX12, EX13] makes one file that plays from the disk without a network', async () => {
    const { url, replay, last } = await recordedClass('Two layers');
    const player = await fetch(`${url}/offline/player.html`);
    expect(player.headers.get('content-security-policy')).toContain("script-src 'self';");
    await press(replay.page, 'Take home');
    const file = await savedBy(replay.page, 'Offline page');
    expect(file.name).toBe('two-layers.html');
    await replay.page.getByText('two-layers.html is saved.').waitFor();
    expectClean(replay, url);

    const { page, errors, requests } = await openFromDisk(file.path);
    expect(await untilSeen(page, () => true)).toMatchObject({ epoch: 0 });
    // It plays …
    await page.keyboard.press(' ');
    await untilSeen(page, ({ epoch }) => epoch >= 2);
    await page.keyboard.press(' ');
    // … and seeks: to the same network, to the last bit.
    await page.keyboard.press('End');
    const end = await untilSeen(page, ({ epoch }) => epoch === last.epoch);
    expect(end.parameters).toEqual(last.parameters);
    expect(await page.title()).toBe('Replay: Two layers');
    await expectNoFindings(page);

    // What needs no server is there.
    expect(await page.getByRole('link').count()).toBe(0);
    await page.getByRole('button', { name: /^Layer 1, unit 2/ }).click();
    await page.getByRole('heading', { name: 'Layer 1, unit 2' }).waitFor();
    await page.getByRole('button', { name: /^Layer 2.*its space$/ }).click();
    await page.getByRole('heading', { name: 'Space of layer 2' }).waitFor();
    await page.keyboard.press('m');
    await page.locator('ml-measures').waitFor();
    await page.keyboard.press('Escape');
    await press(page, 'One update');
    await page.locator('ml-update-walk').waitFor();
    await page.keyboard.press('Escape');

    await press(page, 'Take home');
    expect(await page.getByRole('button', { name: 'Offline page' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Video' }).count()).toBe(0);
    const gif = await savedBy(page, 'GIF');
    expect((await readFile(gif.path)).subarray(0, 6).toString()).toBe('GIF89a');
    const script = await savedBy(page, 'Python script');
    expect(await readFile(script.path, 'utf8')).toContain('import numpy as np');
    // Its recording is a file again.
    const recording = await savedBy(page, 'Recording');
    expect(await verifyRecording(recording.path)).toMatchObject({ type: 'same', problem: null });
    expect(errors).toEqual([]);
    expect(requests).toEqual([pathToFileURL(file.path).href]);
  });

  it.skipIf(!hasNumpy)('[EX17] saves the network of the moment shown', async () => {
    const { replay } = await recordedClass('Two layers', false);
    const { page } = replay;
    await page.keyboard.press('9');
    const shown = await untilSeen(page, ({ epoch }) => epoch > 0);
    await press(page, 'Take home');
    const json = await savedBy(page, 'Weights as JSON');
    expect(json.name).toBe(`two-layers-${shown.epoch}.json`);
    const network = JSON.parse(await readFile(json.path, 'utf8')) as {
      epoch: number;
      layers: { weights: number[][]; biases: number[] }[];
    };
    expect(network.epoch).toBe(shown.epoch);
    const flat = network.layers.flatMap(({ weights, biases }) => [...weights.flat(), ...biases]);
    expect(flat).toEqual(shown.parameters);

    const script = await savedBy(page, 'Python script');
    const { stdout } = await run(python, [script.path]);
    const rows = stdout
      .trim()
      .split('\n')
      .map((line) => line.split(' '));
    const [retrained, saved] = [rows.at(-2) ?? [], rows.at(-1) ?? []];
    expect([retrained[0], saved[0]]).toEqual([String(shown.epoch), 'saved']);
    // The engine has its numbers in 64 bits, as the script has; a frame has 32 of them.
    const ours = [trainedTo(shown.epoch), Float64Array.from(shown.parameters)].map(measured);
    for (const [i, row] of [retrained, saved].entries()) {
      const { trainLoss, trainAccuracy } = ours[i];
      expect(Math.abs(Number(row[1]) - trainLoss)).toBeLessThan(1e-9);
      expect(Math.abs(Number(row[2]) - trainAccuracy)).toBeLessThan(1e-9);
    }
  });

  it('[EX11, EX12] is not harmed by a title, and speaks as the page that made it', async () => {
    const title = `</title></script><script>document.title = 'harm'</script><img src=x onerror=a()>`;
    const { replay } = await recordedClass(title);
    const address = new URL(replay.page.url());
    address.search = 'lang=de';
    await replay.page.goto(address.href);
    await untilSeen(replay.page, () => true);
    await press(replay.page, 'Mitnehmen');
    const { path } = await savedBy(replay.page, 'Offline-Seite');
    const { page, errors, requests } = await openFromDisk(path, phone);
    await untilSeen(page, () => true);
    expect(await page.title()).toBe(`Wiedergabe: ${title}`);
    const heading = page.getByRole('heading', { level: 1 });
    expect(await heading.textContent()).toBe(title);
    // On a phone it has a line of its own, as on the page that made it.
    expect((await heading.boundingBox())?.width).toBeGreaterThan(200);
    const parts = await page
      .locator('body > *')
      .evaluateAll((all) => all.map((one) => one.localName));
    expect(parts).toEqual(['ml-replay-page', 'noscript', 'script', 'script']);
    expect(requests).toEqual([pathToFileURL(path).href]);
    await press(page, 'English');
    await page.getByRole('button', { name: 'Take home' }).waitFor();
    await untilSeen(page, () => true);
    expect(await page.title()).toBe(`Replay: ${title}`);
    expect(errors).toEqual([]);
  });
});
