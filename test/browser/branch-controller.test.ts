import type { ReactiveController } from 'lit';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BranchController } from '../../client/controllers/branch-controller.ts';
import { PlayerController } from '../../client/controllers/player-controller.ts';
import { SandboxController } from '../../client/sandbox/sandbox-controller.ts';
import { recorded } from './support/recorded.ts';

afterEach(() => vi.restoreAllMocks());

/** The replay page's controllers, without the page. */
function page() {
  const controllers = new Set<ReactiveController>();
  const host = Object.assign(document.createElement('div'), {
    renderRoot: document.createElement('div'),
    addController: (one: ReactiveController) => void controllers.add(one),
    removeController: (one: ReactiveController) => void controllers.delete(one),
    requestUpdate: () => undefined,
    updateComplete: Promise.resolve(true),
  });
  const player = new PlayerController(host);
  const branch = new BranchController(host, player);
  const sandboxes = () => [...controllers].filter((one) => one instanceof SandboxController);
  const load = (recording = recorded(60)) => {
    player.load(recording);
    branch.load(recording, 'recording');
  };
  load();
  return { player, branch, sandboxes, load };
}

describe('BranchController', () => {
  it('[PA355] makes one branch where it is asked for twice, and leaves nothing of one behind', async () => {
    const { player, branch, sandboxes, load } = page();
    player.seek(2000);
    await Promise.all([branch.open(), branch.open()]);
    expect(sandboxes()).toHaveLength(1);
    const [first] = sandboxes();
    await branch.beginAnew();
    expect(sandboxes()).toHaveLength(1);
    expect(sandboxes()[0]).not.toBe(first);
    load();
    expect(sandboxes()).toEqual([]);
    expect(branch.exists).toBe(false);
  });

  it('[PA355] seeks nothing for what it has shown already', async () => {
    const { player, branch } = page();
    player.seek(2000);
    await branch.open();
    const asked = vi.spyOn(player, 'lookAt');
    const { whole, original } = branch;
    expect([whole?.snapshot.epoch, original?.snapshot.epoch]).toEqual([1200, 420]);
    const count = asked.mock.calls.length;
    for (let i = 0; i < 20; i++) expect([branch.whole, branch.original]).toEqual([whole, original]);
    expect(asked.mock.calls.length).toBe(count);
    branch.lookAt(100);
    expect(branch.original?.snapshot.epoch).toBe(100);
    expect(asked.mock.calls.length).toBeGreaterThan(count);
  });
});
