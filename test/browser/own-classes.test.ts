import { afterEach, describe, expect, it } from 'vitest';
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
});
