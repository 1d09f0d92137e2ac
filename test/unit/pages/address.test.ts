import { describe, expect, it } from 'vitest';
import {
  codeIn,
  lastSegment,
  normalizeCode,
  recordingIdIn,
  searchIn,
} from '../../../client/controllers/address.ts';
import { paces, paceStep } from '../../../client/elements/controls/pace.ts';
import { readableHost } from '../../../client/elements/join-address.ts';

describe('addresses', () => {
  it.each([
    ['xtr znd', 'XTRZND'],
    ['XTR-ZND', 'XTRZND'],
    [' xtrznd\n', 'XTRZND'],
    ['http://192.168.0.4:8080/join/XTRZND', 'XTRZND'],
    ['http://192.168.0.4:8080/xtrznd', 'XTRZND'],
    ['https://school.example/join/XTRZND?x=1', 'XTRZND'],
    ['', ''],
  ])('[PA49] finds the code in %j', (typed, code) => expect(codeIn(typed)).toBe(code));

  it.each([
    ['abc_-1', 'abc_-1'],
    [' http://a.example:8080/replay/abc_-1 ', 'abc_-1'],
  ])('[PA49] finds the recording in %j', (typed, id) => expect(recordingIdIn(typed)).toBe(id));

  it.each([
    ['abc_-1', ''],
    ['', ''],
    [' http://a.example/replay/abc_-1?t=12.5&unit=1.2#key ', '?t=12.5&unit=1.2'],
  ])('[PA353] finds the moment in %j', (typed, search) => expect(searchIn(typed)).toBe(search));

  it('[PA49] survives an address that is not well formed', () => {
    expect(lastSegment('/join/%E0%A4%A')).toBe('%E0%A4%A');
    expect(lastSegment('/')).toBe('');
    expect(normalizeCode('xtr–znd')).toBe('XTRZND');
  });

  it('[PA49] reads an address aloud without its scheme', () => {
    expect(readableHost('http://192.168.0.4:8080/join/XTRZND')).toBe('192.168.0.4:8080');
    expect(readableHost('https://school.example/join/XTRZND')).toBe('school.example');
  });
});

describe('paceStep', () => {
  it('[PA52] finds each pace on the slider, and the nearest by ratio for others', () => {
    for (const [step, pace] of paces.entries()) expect(paceStep(pace)).toBe(step);
    expect(paces[paceStep(0.1)]).toBe(0.5);
    expect(paces[paceStep(33)]).toBe(40);
    expect(paces[paceStep(130)]).toBe(100);
    expect(paces[paceStep(999)]).toBe(1000);
  });
});
