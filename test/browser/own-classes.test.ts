import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchRecording } from '../../client/controllers/recordings.ts';
import { copyMoment } from '../../client/elements/player/copy-moment.ts';
import {
  findRecordingKey,
  forgetOwnClass,
  keepOwnClass,
  keepShareUrl,
  ownClass,
  ownClasses,
  OwnClassKeeper,
} from '../../client/controllers/own-classes.ts';

const own = { recordingId: 'r1', code: 'K7QM3F', key: 'the-key', title: 'Ours' };
const other = { recordingId: 'r2', code: 'BCDFGH', key: 'another', title: '' };
const here = location.href;

afterEach(() => {
  localStorage.clear();
  history.replaceState(null, '', here);
});

describe('the classes of a browser', () => {
  it('[PA295] are kept, the newest first, with what is new of each', () => {
    expect(ownClasses()).toEqual([]);
    keepOwnClass(own);
    keepOwnClass(other);
    expect(ownClasses()).toEqual([other, own]);
    keepShareUrl('r1', 'a-share');
    keepOwnClass({ ...own, code: 'NEWCDE', key: 'renewed' });
    expect(ownClass('r1')).toEqual({ ...own, code: 'NEWCDE', key: 'renewed', shareUrl: 'a-share' });
    keepShareUrl('r1', null);
    expect(ownClass('r1')).not.toHaveProperty('shareUrl');
    forgetOwnClass('r1');
    forgetOwnClass('r2');
    expect(ownClasses()).toEqual([]);
    expect(localStorage.getItem('more-layers-classes')).toBeNull();
  });

  it.each([
    '',
    'no JSON',
    '{}',
    'null',
    '[null, 7, "a", {}, {"recordingId": 1, "code": "a", "key": "b", "title": ""}]',
    '[{"recordingId": "r", "code": "a", "key": "b", "title": "", "shareUrl": 7}]',
  ])('[PA295] are none where %j is stored', (stored) => {
    localStorage.setItem('more-layers-classes', stored);
    expect(ownClasses()).toEqual([]);
    keepOwnClass(own);
    expect(ownClasses()).toEqual([own]);
  });

  it('[PA295] are kept again only when something of them is new', () => {
    const keeper = new OwnClassKeeper();
    keeper.keep(own);
    forgetOwnClass('r1');
    keeper.keep({ ...own });
    expect(ownClasses()).toEqual([]);
    keeper.keep({ ...own, title: 'Renamed' });
    expect(ownClass('r1')?.title).toBe('Renamed');
  });
});

describe('the key of a recording', () => {
  const address = (hash: string) =>
    history.replaceState(null, '', `${location.pathname}?a=b${hash}`);

  it('[PA295] is a link’s own, which stays in the address', () => {
    address('#from-a-link');
    expect(findRecordingKey('r1')).toBe('from-a-link');
    keepOwnClass(own);
    expect(findRecordingKey('r1')).toBe('from-a-link');
    expect(location.hash).toBe('#from-a-link');
  });

  it('[PA295] is the teacher’s own, which leaves it', () => {
    address('');
    expect(findRecordingKey('r1')).toBe('');
    keepOwnClass(own);
    expect(findRecordingKey('r1')).toBe('the-key');
    address('#the-key');
    expect(findRecordingKey('r1')).toBe('the-key');
    expect(location.hash).toBe('');
    expect(location.search).toBe('?a=b');
  });

  it('[PA352] leaves the address also where this browser did not know the class', async () => {
    const facts = { code: 'BCDFGH', title: 'Moons' };
    const asked: string[] = [];
    const answer = (right: string) => (url: unknown) => {
      asked.push(String(url));
      return Promise.resolve(
        String(url).endsWith('/facts')
          ? Response.json(facts)
          : new Response('', { headers: { 'Recording-Right': right } }),
      );
    };
    const fetching = vi.spyOn(window, 'fetch').mockImplementation(answer('share'));
    address('#a-key');
    await fetchRecording('r7', 'a-key');
    expect([location.hash, asked]).toEqual(['#a-key', ['/api/recordings/r7']]);
    fetching.mockImplementation(answer('owner'));
    await fetchRecording('r7', 'a-key');
    expect([location.hash, location.search]).toEqual(['', '?a=b']);
    expect(ownClass('r7')).toEqual({ recordingId: 'r7', key: 'a-key', ...facts });
    // What is copied then has the link's key, if there is one, and never the teacher's.
    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const link = async () => {
      await copyMoment('r7', { loop: null, positionMs: 2000 }, null);
      return copied.mock.lastCall?.[0];
    };
    expect(await link()).toBe(`${location.href}&t=2`);
    keepShareUrl('r7', 'https://a.example/replay/r7#shared');
    expect(await link()).toBe(`${location.href}&t=2#shared`);
    vi.restoreAllMocks();
  });
});
