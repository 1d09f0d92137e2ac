import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readExperimentLink } from '../../client/controllers/experiment-link.ts';
import '../../client/elements/own-data/experiment-dialog.ts';
import { experimentErrorText } from '../../client/elements/experiment-words.ts';
import { fileStem } from '../../client/elements/own-data/save-file.ts';
import { parseCsv, toPoints, type Point } from '../../shared/datasets/csv.ts';
import { generateDataset } from '../../shared/datasets/generate.ts';
import {
  formatExperimentFile,
  parseExperimentFile,
  type ExperimentFileError,
} from '../../shared/experiment-file.ts';
import type { Experiment } from '../../shared/experiment.ts';
import { createTrainingState } from '../../shared/engine/trainer.ts';
import { formatNetworkFile } from '../../shared/export/network-file.ts';
import { formatPythonScript } from '../../shared/export/python-script.ts';
import { presets } from '../../shared/presets.ts';
import { commandSchema, type CommandBody } from '../../shared/protocol/commands.ts';
import { allInside, inside, mount, unmount } from './support/mount.ts';

afterEach(() => {
  unmount();
  vi.restoreAllMocks();
});

const moons = presets['moons-0'].experiment;

async function opened(experiment: Experiment = moons) {
  const dialog = document.createElement('ml-experiment-dialog');
  const sent: CommandBody[] = [];
  dialog.send = async (body) => {
    expect(commandSchema.parse({ ...body, id: 'x' })).toBeTruthy();
    sent.push(body);
    return null;
  };
  dialog.heading = 'Two moons';
  dialog.base = 'http://school.example/join/ABCDEF';
  mount(dialog, 300);
  await dialog.updateComplete;
  await dialog.show({
    experiment,
    epoch: 0,
    parameters: createTrainingState(experiment).parameters,
  });
  await dialog.updateComplete;
  return {
    dialog,
    sent,
    press: (name: string) => {
      const buttons = allInside<HTMLButtonElement>(dialog, 'button');
      const button = buttons.find(({ textContent }) => textContent.trim() === name);
      return userEvent.click(button ?? dialog);
    },
    open: (text: string) =>
      userEvent.upload(inside(dialog, '[type=file]'), new File([text], 'lesson.json')),
    alert: () => dialog.shadowRoot?.querySelector('[role=alert]')?.textContent,
    isOpen: () => inside<HTMLDialogElement>(dialog, 'dialog').open,
  };
}

/** What is handed to the browser to be saved, instead of a download. */
function catchFile(): () => Promise<{ name: string; text: string }> {
  let saved: Blob | undefined;
  let name = '';
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    saved = blob as Blob;
    return 'blob:saved';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    name = this.download;
  });
  return async () => ({ name, text: (await saved?.text()) ?? '' });
}

describe('ml-experiment-dialog', () => {
  it('[PA145] copies a link to the home page that holds the whole experiment', async () => {
    const { dialog, press } = await opened();
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const link = inside<HTMLInputElement>(dialog, '.copy input').value;
    expect(link).toMatch(/^http:\/\/school\.example\/#experiment=/);
    expect(await readExperimentLink(new URL(link).hash)).toEqual({ ok: true, experiment: moons });
    await press('Copy the link');
    expect(write).toHaveBeenCalledWith(link);
    await expect.poll(() => inside(dialog, '.copy button').textContent.trim()).toBe('Copied');
  });

  it('[PA145] says that a file is the way where a link would be too long', async () => {
    const points = Array.from({ length: 2000 }, (_, i): Point => [
      Math.sin(i),
      Math.cos(i * i),
      i % 2 === 0 ? 0 : 1,
    ]);
    const { dialog } = await opened({ ...moons, dataset: { type: 'custom', seed: 0, points } });
    expect(dialog.shadowRoot?.querySelector('.copy')).toBeNull();
    expect(inside(dialog, 'section p').textContent).toContain('Save it as a file instead');
    expect(
      dialog.shadowRoot?.querySelector('.hide'),
      'the page itself can do without',
    ).not.toBeNull();
  });

  it('[PA145] saves the experiment, named after the class, and the points, named after the data', async () => {
    const { press } = await opened();
    const saved = catchFile();
    await press('Save the file');
    const file = await saved();
    expect(file.name).toBe('two-moons.json');
    expect(parseExperimentFile(file.text)).toEqual({ ok: true, experiment: moons });
    await press('Save as CSV');
    const csv = await saved();
    expect(csv.name).toBe('moons.csv');
    const points = toPoints(generateDataset(moons.dataset));
    expect(parseCsv(csv.text)).toMatchObject({ ok: true, points });
  });

  it('[EX4] saves the network as it stands, as a Python script and as JSON', async () => {
    const { press } = await opened();
    const trained = {
      experiment: moons,
      epoch: 0,
      parameters: createTrainingState(moons).parameters,
    };
    const saved = catchFile();
    await press('Python script');
    expect(await saved()).toEqual({ name: 'two-moons.py', text: formatPythonScript(trained) });
    await press('Weights as JSON');
    expect(await saved()).toEqual({ name: 'two-moons-0.json', text: formatNetworkFile(trained) });
  });

  it('[PA145] opens a file in one change of every part, from epoch 0', async () => {
    const { open, sent, isOpen } = await opened();
    const experiment = presets['spiral-deep'].experiment;
    await open(formatExperimentFile(experiment));
    await expect.poll(() => sent).toEqual([{ type: 'change', experiment, keepLearned: false }]);
    await expect.poll(isOpen).toBe(false);
  });

  it('[PA145] says why a file cannot be opened, and changes nothing', async () => {
    const { open, sent, alert, isOpen } = await opened();
    await open('x1,x2,label');
    await expect
      .poll(alert)
      .toBe('lesson.json cannot be opened. It is not an experiment, or it was cut off.');
    await open(formatExperimentFile({ ...moons, learningRate: 500 }));
    await expect
      .poll(alert)
      .toBe('lesson.json cannot be opened. Its part learningRate is 500, which is not allowed.');
    await open(' '.repeat(600_000));
    await expect.poll(alert).toContain('larger than any experiment');
    expect([sent, isOpen()]).toEqual([[], true]);
  });

  it.each<[ExperimentFileError, string]>([
    [{ code: 'wrong-format' }, 'It is not an experiment of More Layers.'],
    [{ code: 'newer-version', version: 3 }, 'It was made by a newer More Layers (version 3).'],
    [{ code: 'invalid', path: 'seed', value: '' }, 'Its part seed is missing.'],
    [{ code: 'invalid', path: '', value: '' }, 'There is no experiment in it.'],
  ])('[PA145] says of %j what it is', (error, text) => {
    expect(experimentErrorText(error)).toBe(text);
  });

  it.each([
    ['EX-OR, two hidden layers', 'ex-or-two-hidden-layers'],
    ['Größe & Länge: 8b', 'größe-länge-8b'],
    ['神経回路', '神経回路'],
    ['../..', 'more-layers'],
  ])('[PA145] names a file of “%s” %s', (title, stem) => expect(fileStem(title)).toBe(stem));
});
