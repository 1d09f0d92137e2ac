import { render } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';
import { triedTable } from '../../client/elements/people/tried-table.ts';
import type { Summary, TriedRow } from '../../shared/protocol/summary.ts';
import { presets } from '../../shared/presets.ts';
import { mount, unmount } from './support/mount.ts';

afterEach(unmount);

const metrics = { trainLoss: 0.2, trainAccuracy: 0.9, testLoss: null, testAccuracy: null };
const row = (more: Partial<TriedRow>): TriedRow => ({
  start: 1,
  epoch: 40,
  what: 'adopted',
  parts: {},
  ...metrics,
  ...more,
});

describe('what was tried', () => {
  it('[PA400] names the pupil whose network was taken, where the summary does, as a text of its own', () => {
    const { experiment } = presets['exor-two-hidden'];
    const summary = {
      tried: [row({ by: 'Ada <b>' }), row({ by: null }), row({ what: 'new-start' })],
      now: { start: 2, epoch: 0, phase: 'paused', experiment, ...metrics },
    } as unknown as Summary;
    const box = mount(document.createElement('div'), 600);
    render(triedTable(summary), box);
    const said = [...box.querySelectorAll('td:nth-child(3)')].map((cell) =>
      cell.textContent.trim(),
    );
    expect(said).toEqual(['Network by Ada <b>', 'offered network', 'start', 'as it stands']);
    expect(box.querySelector('td bdi')?.textContent).toBe('Network by Ada <b>');
  });
});
