import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../client/elements/stage/stage.ts';
import type { PictureSubject } from '../../client/take-home/pictures.ts';
import '../../client/take-home/picture-form.ts';
import { drawn, inside, mount, unmount } from './support/mount.ts';
import { catchSaved } from './support/saved.ts';
import { trained, output, regions, parsed, colourCount } from './support/saved-pictures.ts';

afterEach(() => {
  unmount();
  vi.restoreAllMocks();
});

describe('ml-picture-form', () => {
  async function form(subject: PictureSubject) {
    const element = document.createElement('ml-picture-form');
    const view = trained();
    Object.assign(element, { view, heading: 'Two moons', subject, look: regions });
    mount(element, 420);
    await element.updateComplete;
    return element;
  }

  it('[EX14] saves what is chosen, as PNG and as SVG', async () => {
    const saved = catchSaved();
    const element = await form(output);
    const button = (name: string) =>
      [...(element.shadowRoot?.querySelectorAll('button') ?? [])].find(
        (one) => one.textContent.trim() === name,
      ) as HTMLElement;
    await userEvent.click(button('SVG'));
    await userEvent.selectOptions(inside(element, 'select'), 'Layer 1, unit 2');
    await userEvent.click(inside(element, 'input[role=switch]'));
    await element.updateComplete;
    await userEvent.click(button('PNG'));
    await expect
      .poll(() => saved.map(({ name }) => name), { timeout: 30_000 })
      .toEqual(['two-moons-120-output.svg', 'two-moons-120-layer-1-unit-2.png']);
    parsed(await saved[0].blob.text());
    expect(element.picture?.width).toBe(240);
    expect(element.shadowRoot?.textContent).toContain('two-moons-120-layer-1-unit-2.png is saved.');
  });

  it('[EX24] keeps what was chosen while it is drawn anew, until another picture is looked at', async () => {
    const element = await form(output);
    const select = inside<HTMLSelectElement>(element, 'select');
    await userEvent.selectOptions(select, 'Loss over the epochs');
    // As whatever holds it does when something of its own changes.
    element.subject = output;
    await element.updateComplete;
    expect([select.value, element.picture?.title]).toEqual([
      'Loss over the epochs',
      'Loss over the epochs',
    ]);
    element.subject = { type: 'grid' };
    await element.updateComplete;
    expect(element.picture?.title).toBe(select.value);
    expect(select.value).not.toBe('Loss over the epochs');
  });

  it('[EX14] shows the picture before it is saved, and keeps a space’s own axes', async () => {
    const element = await form({ type: 'space', choice: { layerIndex: 0, across: 3, up: 1 } });
    expect(inside<HTMLSelectElement>(element, 'select').value).toBe('Space of layer 1');
    const canvas = inside<HTMLCanvasElement>(element, 'canvas');
    const image = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
    if (!image) throw new Error('no preview');
    expect(colourCount(image)).toBeGreaterThan(20);
  });
});

describe('ml-stage', () => {
  it('[EX18] saves the picture that is looked at, from a button at its tools', async () => {
    const stage = document.createElement('ml-stage');
    stage.view = trained();
    stage.selection = { layerIndex: 1, unitIndex: 0 };
    mount(stage, 1000, 520);
    await drawn();
    const boundary = inside(stage, 'ml-boundary');
    const save = inside<HTMLButtonElement>(boundary, 'button.save');
    expect(save.getAttribute('aria-label')).toBe('Save this picture');
    save.focus();
    await userEvent.keyboard('{Enter}');
    await expect
      .poll(() => stage.shadowRoot?.querySelector('ml-picture-dialog'), { timeout: 30_000 })
      .toBeTruthy();
    const dialog = inside(stage, 'ml-picture-dialog');
    await expect
      .poll(() => dialog.shadowRoot?.querySelector('dialog')?.open, { timeout: 30_000 })
      .toBe(true);
    const select = () =>
      inside(dialog, 'ml-picture-form').shadowRoot?.querySelector('select')?.value;
    expect(select()).toBe('Layer 2, unit 1');
    await userEvent.keyboard('{Escape}');
    expect(boundary.shadowRoot?.activeElement).toBe(save);

    // A hidden layer's space has it as well.
    stage.space = { layerIndex: 0, across: 1, up: 2 };
    await stage.updateComplete;
    await drawn();
    await userEvent.click(inside(inside(stage, 'ml-space'), 'button.save'));
    await expect.poll(select, { timeout: 30_000 }).toBe('Space of layer 1');
  });

  it('[EX18] has no such button on a wall', async () => {
    const stage = document.createElement('ml-stage');
    stage.view = trained();
    stage.wall = true;
    mount(stage, 1000, 520);
    await drawn();
    expect(inside(stage, 'ml-boundary').shadowRoot?.querySelectorAll('button')).toHaveLength(0);
  });
});
