import { afterEach, describe, expect, it } from 'vitest';
import '../../client/elements/recordings/recording-card.ts';
import type { RecordingEntry } from '../../client/controllers/recordings-controller.ts';
import type { OwnedRecording } from '../../shared/protocol/owned-recording.ts';
import {
  allInside,
  drawn,
  inside,
  isNearer,
  mount,
  nextEvent,
  pixelReader,
  unmount,
} from './support/mount.ts';
import { trainedView } from './support/trained-view.ts';
import { words } from './support/words.ts';

afterEach(() => unmount());

const view = trainedView({ epochs: 200 });
const facts: OwnedRecording = {
  recordingId: 'r1',
  code: 'K7QM3F',
  title: 'EX-OR, 10b',
  createdAt: '2026-05-03T12:05:00.000Z',
  durationMs: 750_000,
  experiment: view.experiment,
  frame: '',
  isShared: false,
  expiresAt: '2026-06-02T12:00:00.000Z',
  isOwner: true,
};
const own = { recordingId: 'r1', code: 'K7QM3F', key: 'the-key', title: 'EX-OR, 10b' };
const here = (changed: Partial<OwnedRecording> = {}, shareUrl?: string): RecordingEntry => ({
  type: 'here',
  own: { ...own, ...(shareUrl !== undefined && { shareUrl }) },
  facts: { ...facts, ...changed },
  view,
});

async function card(entry: RecordingEntry) {
  const element = mount(document.createElement('ml-recording-card'), 800);
  element.entry = entry;
  await element.updateComplete;
  return element;
}

const buttons = (host: HTMLElement) => allInside<HTMLButtonElement>(host, 'button');
const button = (host: HTMLElement, name: string) => {
  const found = buttons(host).find((each) => words(each) === name);
  if (!found) throw new Error(`no button ${name}`);
  return found;
};
const focused = (host: HTMLElement) => host.shadowRoot?.activeElement;

async function press(host: Awaited<ReturnType<typeof card>>, name: string): Promise<void> {
  button(host, name).focus();
  button(host, name).click();
  await host.updateComplete;
  await host.updateComplete;
}

describe('ml-recording-card', () => {
  it('[PA296] tells of a class what it was, and draws where it came to', async () => {
    const element = await card(here());
    const text = words(element);
    expect(words(inside(element, 'h2'))).toBe('EX-OR, 10b');
    for (const part of ['May 3, 2026', '12:30 long', 'epoch 200', 'loss 0.', '% right']) {
      expect(text.toLowerCase()).toContain(part.toLowerCase());
    }
    expect(text).toContain('Private.');
    expect(text).toContain('Deleted on Jun 2, 2026');
    const [replay, teach] = allInside<HTMLAnchorElement>(element, 'a');
    expect(replay.getAttribute('href')).toBe('/replay/r1#the-key');
    expect(teach.getAttribute('href')).toBe('/teach/K7QM3F#the-key');
    await drawn();
    const picture = inside(element, 'ml-recording-picture');
    const canvas = inside<HTMLCanvasElement>(picture, 'canvas');
    const pixel = pixelReader(canvas);
    // EX-OR: opposite quarters are of one class.
    const side = canvas.clientWidth;
    const quarter = (x: number, y: number) =>
      isNearer(pixel(x * side, y * side), '213 94 0', '0 114 178');
    const corners = [quarter(0.1, 0.1), quarter(0.9, 0.9), quarter(0.9, 0.1), quarter(0.1, 0.9)];
    expect(new Set(corners).size).toBe(2);
  });

  it('[PA296] says what is private, kept for good, or a lesson without a title', async () => {
    const element = await card(here({ title: '', expiresAt: null, isShared: true }));
    expect(words(inside(element, 'h2'))).toBe('EX-OR, two hidden layers');
    expect(words(element)).toContain('Shared by a link. Kept until you delete it.');
  });

  it.each([
    [{ own, type: 'loading' } as const, 'Asking the server'],
    [{ own, type: 'gone' } as const, 'This class is gone'],
    [
      { own, type: 'failed', failure: { ok: false, code: 'no-answer', message: '' } } as const,
      'The server cannot be reached.',
    ],
  ])('[PA296] says why there is nothing of it, and lets it go: %j', async (entry, text) => {
    const element = await card(entry);
    expect(words(element)).toContain('EX-OR, 10b');
    expect(words(element)).toContain(text);
    expect(buttons(element).map(words)).toEqual(['Remove from the list']);
    const act = nextEvent(element, 'recording-act');
    button(element, 'Remove from the list').click();
    expect(await act).toEqual({ type: 'forget' });
  });

  it('[PA297] makes a link, shows it, and takes it back', async () => {
    const element = await card(here());
    await press(element, 'Share');
    expect(button(element, 'Share').getAttribute('aria-expanded')).toBe('true');
    expect(words(focused(element))).toBe('Make a link');
    const made = nextEvent(element, 'recording-act');
    button(element, 'Make a link').click();
    expect(await made).toEqual({ type: 'share' });
    element.entry = here({ isShared: true }, 'https://class.example/replay/r1#a-share');
    await element.updateComplete;
    const field = inside<HTMLInputElement>(element, '.asked input');
    expect(field.value).toBe('https://class.example/replay/r1#a-share');
    expect(field.readOnly).toBe(true);
    const back = nextEvent(element, 'recording-act');
    button(element, 'Take the link back').click();
    expect(await back).toEqual({ type: 'unshare' });
  });

  it('[PA368] says beside taking a link back who can play on', async () => {
    const element = await card(here({}));
    await press(element, 'Share');
    const said = 'whoever has the recording open can play it until they close or reload the page.';
    expect(words(element)).not.toContain(said);
    // A link that is kept here, and one that was made elsewhere.
    for (const shareUrl of ['https://class.example/replay/r1#a-share', undefined]) {
      element.entry = here({ isShared: true }, shareUrl);
      await element.updateComplete;
      expect(words(button(element, 'Take the link back').closest('.asked'))).toContain(said);
    }
  });

  it('[PA297] cannot show a link that was made elsewhere, and makes another', async () => {
    const element = await card(here({ isShared: true }));
    await press(element, 'Share');
    expect(words(element)).toContain('made on another device');
    const act = nextEvent(element, 'recording-act');
    button(element, 'Make a new link').click();
    expect(await act).toEqual({ type: 'share' });
  });

  it('[PA298] [PA300] names it anew, and gives the focus back', async () => {
    const element = await card(here());
    await press(element, 'Rename');
    const field = inside<HTMLInputElement>(element, '#name');
    expect(focused(element)).toBe(field);
    expect(field.value).toBe('EX-OR, 10b');
    field.value = 'Moons';
    const act = nextEvent(element, 'recording-act');
    await press(element, 'Save the title');
    expect(await act).toEqual({ type: 'rename', title: 'Moons' });
    expect(words(focused(element))).toBe('Rename');
    await press(element, 'Rename');
    await press(element, 'Cancel');
    expect(words(focused(element))).toBe('Rename');
  });

  it('[PA298] deletes only when asked twice', async () => {
    const element = await card(here());
    const acts: unknown[] = [];
    element.addEventListener('recording-act', (event) => acts.push((event as CustomEvent).detail));
    await press(element, 'Delete');
    expect(acts).toEqual([]);
    expect(words(element)).toContain('It cannot be undone.');
    await press(element, 'Keep it');
    expect(buttons(element).map(words)).not.toContain('Delete for good');
    expect(words(focused(element))).toBe('Delete');
    await press(element, 'Delete');
    await press(element, 'Only from this list');
    await press(element, 'Delete for good');
    expect(acts).toEqual([{ type: 'forget' }, { type: 'delete' }]);
  });

  it('[PA298] [PA300] does one thing at a time, and keeps the focus meanwhile', async () => {
    const element = await card(here());
    await press(element, 'Delete');
    const acts: unknown[] = [];
    element.addEventListener('recording-act', (event) => acts.push((event as CustomEvent).detail));
    element.isBusy = true;
    await element.updateComplete;
    await press(element, 'Delete for good');
    expect(acts).toEqual([]);
    expect(button(element, 'Delete for good').ariaDisabled).toBe('true');
    expect(words(focused(element))).toBe('Delete for good');
    element.isBusy = false;
    element.error = 'There is no room left.';
    await element.updateComplete;
    expect(words(inside(element, '[role="alert"]'))).toBe('There is no room left.');
  });

  it('[PA298] lets a co-teacher replay, save and forget it, no more', async () => {
    const element = await card(here({ isOwner: false }));
    expect(words(element)).toContain('You are its co-teacher.');
    expect(buttons(element).map(words)).toEqual(['Remove from the list']);
    expect(inside(element, 'ml-download-button')).toBeTruthy();
    await press(element, 'Remove from the list');
    expect(buttons(element).map(words)).not.toContain('Delete for good');
  });
});
