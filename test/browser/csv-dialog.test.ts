import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import '../../client/elements/own-data/csv-dialog.ts';
import { csvErrorText, csvNoteText } from '../../client/elements/own-data/csv-words.ts';
import type { CsvError, CsvNote } from '../../shared/datasets/csv.ts';
import { limits } from '../../shared/limits.ts';
import { presets } from '../../shared/presets.ts';
import { commandSchema, type CommandBody } from '../../shared/protocol/commands.ts';
import { allInside, drawn, inside, mount, unmount } from './support/mount.ts';

afterEach(unmount);

const { dataset } = presets['moons-0'].experiment;

async function opened(answer: string | null = null) {
  const dialog = document.createElement('ml-csv-dialog');
  const sent: CommandBody[] = [];
  dialog.send = async (body) => {
    expect(commandSchema.parse({ ...body, id: 'x' })).toBeTruthy();
    sent.push(body);
    return answer;
  };
  mount(dialog, 300);
  await dialog.updateComplete;
  dialog.show(dataset);
  await drawn();
  const use = inside<HTMLButtonElement>(dialog, '.primary');
  return {
    dialog,
    sent,
    use,
    paste: async (text: string) => {
      await userEvent.fill(inside(dialog, 'textarea'), text);
      await drawn();
    },
    choose: async (text: string, name = 'points.csv') => {
      await userEvent.upload(inside(dialog, '[type=file]'), new File([text], name));
      await expect.poll(() => inside(dialog, '.drop').textContent).toContain(name);
    },
    texts: (selector: string) =>
      allInside(dialog, selector).map((one) => one.textContent.replace(/\s+/g, ' ').trim()),
    isOpen: () => inside<HTMLDialogElement>(dialog, 'dialog').open,
  };
}

describe('ml-csv-dialog', () => {
  it('[PA144] shows pasted points and what was done to them, and uses them in one change', async () => {
    const { dialog, sent, use, paste, texts, isOpen } = await opened();
    expect(use.ariaDisabled).toBe('true');
    await paste('length,width,animal\n0,1,dog\n100,2,cat\n50,3,dog\n');
    expect(texts('h3')).toEqual(['3 points']);
    expect(texts('.counts li')).toEqual(['1 of class 0', '2 of class 1']);
    expect(texts('.notes li')).toEqual([
      'Line 1 is taken as names: “length”, “width”, “animal”.',
      '“cat” is class 0, “dog” is class 1.',
      'x₁ went from 0 to 100; it is scaled to −5 to 5.',
    ]);
    const canvas = inside<HTMLCanvasElement>(inside(dialog, 'ml-points-picture'), 'canvas');
    expect(canvas.width).toBeGreaterThan(100);
    await userEvent.click(use);
    const points = [
      [-5, 1, 1],
      [5, 2, 0],
      [0, 3, 1],
    ];
    const custom = { type: 'custom', seed: dataset.seed, points };
    expect(sent).toEqual([{ type: 'change', experiment: { dataset: custom } }]);
    expect(isOpen()).toBe(false);
  });

  it('[PA144] lists the first errors with their lines, counts the others, and uses nothing', async () => {
    const { use, choose, paste, texts, sent } = await opened();
    const rows = Array.from({ length: 1200 }, (_, i) => (i === 2 ? '1,2' : `a${i},2,0`));
    await choose(['x1,x2,label', ...rows].join('\n'));
    const errors = texts('.errors li');
    expect(errors).toHaveLength(8);
    expect(errors.slice(0, 3)).toEqual([
      'line 2x₁ is “a0”, which is no number.',
      'line 3x₁ is “a1”, which is no number.',
      'line 4There are 2 columns, not three: x₁, x₂ and the class.',
    ]);
    expect(texts('.outcome .quiet')).toEqual(['and 1,192 more']);
    expect(use.ariaDisabled).toBe('true');
    await paste('1,2,0\n');
    expect(texts('.errors li')).toEqual([]);
    expect(use.ariaDisabled).toBe('false');
    await paste('');
    expect(use.ariaDisabled).toBe('true');
    expect(sent).toEqual([]);
  });

  it('[PA144] says how many of a long file’s rows it takes', async () => {
    const { choose, texts, sent, use } = await opened();
    await choose(Array.from({ length: 7000 }, (_, i) => `${i % 3},${i % 5},${i % 2}`).join('\n'));
    expect(texts('.notes li')).toEqual([
      'Only the first 2,000 of 7,000 rows are taken: own data have no more.',
    ]);
    await userEvent.click(use);
    const [body] = sent;
    const taken = body.type === 'change' && body.experiment.dataset;
    expect(taken && taken.type === 'custom' && taken.points.length).toBe(limits.customPointCount);
  });

  it('[PA144] takes a file that is dropped, and no other thing', async () => {
    const { dialog, texts } = await opened();
    const drop = (type: string, data: DataTransfer) => {
      const event = new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true });
      inside(dialog, 'dialog').dispatchEvent(event);
      return event.defaultPrevented;
    };
    const file = new DataTransfer();
    file.items.add(new File(['1,2,0\n3,4,1'], 'dropped.csv'));
    expect(drop('dragover', file)).toBe(true);
    await drawn();
    expect(inside(dialog, '.drop').className).toContain('is-over');
    expect(drop('drop', file)).toBe(true);
    await expect.poll(() => texts('h3')).toEqual(['2 points']);
    expect(inside(dialog, '.drop').className).not.toContain('is-over');
    const words = new DataTransfer();
    words.setData('text/plain', 'words');
    expect(drop('dragover', words)).toBe(false);
  });

  it('[PA144] refuses a file that is far too large, or empty', async () => {
    const { dialog, choose, texts, use } = await opened();
    await choose('');
    expect(texts('.errors li')).toEqual(['line 1There is no point in it.']);
    const large = new File(['1,2,0\n'.repeat(1_000_000)], 'large.csv');
    await userEvent.upload(inside(dialog, '[type=file]'), large);
    await expect.poll(() => texts('[role=alert]')[0]).toContain('large.csv is larger than 5 MB');
    expect(use.ariaDisabled).toBe('true');
  });

  it('[PA144] keeps the points where they were refused, and says why', async () => {
    const { paste, use, isOpen, texts } = await opened('Too fast.');
    await paste('1,2,0');
    await userEvent.click(use);
    expect([isOpen(), texts('[role=alert]')]).toEqual([true, ['Too fast.']]);
  });
});

describe('what is said of a CSV', () => {
  it.each<[CsvError, string]>([
    [{ line: 1, code: 'empty' }, 'There is no point in it.'],
    [
      { line: 1, code: 'columns', count: 1 },
      'There is one column, not three: x₁, x₂ and the class.',
    ],
    [{ line: 1, code: 'quote' }, 'A quotation mark is not closed, or something follows it.'],
    [{ line: 1, code: 'number', column: 'x2', value: '' }, 'x₂ is missing.'],
    [
      { line: 1, code: 'label', value: 'emu', expected: ['cat', 'dog'] },
      'The class is “emu”, not “cat” or “dog”.',
    ],
    [
      { line: 1, code: 'label', value: '', expected: ['0', '1'] },
      'The class is missing: “0” or “1”.',
    ],
  ])('[PA144] %j', (error, text) => expect(csvErrorText(error)).toBe(text));

  it.each<[CsvNote, string]>([
    [{ code: 'labels', zero: 'cat', one: null }, '“cat” is class 0.'],
    [
      { code: 'scaled', column: 'x2', from: [30, 30], to: [0, 0] },
      'x₂ is 30 in every row; it is moved to 0.',
    ],
    [
      { code: 'scaled', column: 'x2', from: [-123.4567, 8], to: [-5, 5] },
      'x₂ went from −123.5 to 8; it is scaled to −5 to 5.',
    ],
    [
      { code: 'header', line: 2, names: ['a'.repeat(60), 'b', 'c'] },
      `Line 2 is taken as names: “${'a'.repeat(39)}…”, “b”, “c”.`,
    ],
  ])('[PA144] %j', (note, text) => expect(csvNoteText(note)).toBe(text));
});
