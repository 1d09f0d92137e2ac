import type { ReactiveController } from 'lit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OwnCopyController } from '../../client/controllers/own-copy.ts';
import type { Connection } from '../../client/controllers/session-controller.ts';
import type { MlOwnCopy } from '../../client/sandbox/own-copy.ts';
import { quietPeople, type Fate, type People } from '../../shared/protocol/people-messages.ts';
import type { View } from '../../shared/view/view.ts';
import { inside, mount, unmount } from './support/mount.ts';
import { trainedView } from './support/trained-view.ts';

interface FakeSession {
  view: View | null;
  connection: Connection;
}

let session: FakeSession;

/** A page that draws nothing, and its controller. */
function open(): { copy: OwnCopyController; update: () => void } {
  const controllers: ReactiveController[] = [];
  const host = Object.assign(document.createElement('div'), {
    addController: (controller: ReactiveController) => controllers.push(controller),
    removeController: () => undefined,
    requestUpdate: () => undefined,
    updateComplete: Promise.resolve(true),
  });
  const page = Object.assign(host, { renderRoot: host });
  const copy = new OwnCopyController(page, session);
  return { copy, update: () => controllers.forEach((one) => one.hostUpdate?.()) };
}

const withPeople = (people: Partial<People>, code = 'K7QM3F'): View => ({
  ...trainedView({ epochs: 12 }),
  code,
  people: { ...quietPeople, ...people },
});

beforeEach(() => {
  session = { view: withPeople({}), connection: { state: 'live' } };
});

afterEach(() => {
  unmount();
  localStorage.clear();
  sessionStorage.clear();
});

describe('OwnCopyController', () => {
  it('[PA250] [PA252] forks once, keeps what is made of it, and finds it after a reload', async () => {
    const { copy, update } = open();
    update();
    await copy.open();
    expect(copy.view?.snapshot.parameters).toEqual(session.view?.snapshot.parameters);
    await copy.sandbox?.send({ type: 'set-parameter', index: 1, value: 5 });
    await copy.back();
    expect(copy.view).toBeNull();
    session.view = { ...withPeople({}), phase: 'training' };
    update();
    await copy.open();
    expect(copy.view?.snapshot.parameters[1]).toBe(5);

    // A page of its own opens what was open, by itself.
    const again = open();
    again.update();
    await expect.poll(() => again.copy.view?.snapshot.parameters[1]).toBe(5);
    await again.copy.beginAnew();
    expect(again.copy.view?.snapshot.parameters).toEqual(session.view.snapshot.parameters);
  });

  it('[PA252] does without what it cannot read, and makes room for a new class', async () => {
    localStorage.setItem('more-layers-copy-K7QM3F', '{"version":1}');
    localStorage.setItem('more-layers-copy-OTHER2', 'the copy of another class');
    const { copy, update } = open();
    update();
    await copy.open();
    expect(copy.view?.snapshot.epoch).toBe(12);
    expect(localStorage.getItem('more-layers-copy-OTHER2')).toBeNull();
    expect(localStorage.getItem('more-layers-copy-K7QM3F')).toContain('"epoch":12');
  });

  it('[PA253] rests while the class is shown, waits in the lobby or looks up', async () => {
    const { copy, update } = open();
    update();
    await copy.open();
    const held = (people: Partial<People>) => {
      session.view = withPeople(people);
      update();
      return copy.sandbox?.isHeld;
    };
    expect(held({})).toBe(false);
    expect(held({ isEyesUp: true })).toBe(true);
    expect(held({ isLobby: true })).toBe(true);
    expect(held({})).toBe(false);
    await copy.back();
    expect(held({})).toBe(true);
  });

  it('[PA335] is left as it is by a tab whose seat another one took, and goes on there', async () => {
    const key = 'more-layers-copy-K7QM3F';
    const first = open();
    first.update();
    await first.copy.open();
    const train = (copy: OwnCopyController) => copy.sandbox!.send({ type: 'step', to: 'epoch' });
    await first.copy.sandbox?.send({ type: 'start' });
    await expect.poll(() => first.copy.sandbox?.saved?.training.epoch).toBeGreaterThan(12);
    const line = session;
    session = { ...line };
    const second = open();
    line.connection = { state: 'refused', refusal: { ok: false, code: 'not-now', message: '' } };
    first.update();
    expect(first.copy.sandbox?.view?.phase).toBe('paused');
    second.update();
    await expect.poll(() => second.copy.view).not.toBeNull();
    const { epoch } = second.copy.sandbox!.saved!.training;
    await train(second.copy);
    await expect.poll(() => second.copy.sandbox?.saved?.training.epoch).toBe(epoch + 1);
    second.copy.sandbox?.close();
    const newer = localStorage.getItem(key);
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    first.copy.sandbox?.close();
    expect(localStorage.getItem(key)).toBe(newer);

    // A tab that has the copy open still comes to what the other one made of it.
    first.copy.hostConnected();
    window.dispatchEvent(new StorageEvent('storage', { key, newValue: newer }));
    await expect.poll(() => first.copy.sandbox?.saved?.training.epoch).toBe(epoch + 1);
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(localStorage.getItem(key)).toBe(newer);
    first.copy.hostDisconnected();
  });

  it('[PA252] goes along with a new code of the class', async () => {
    const { copy, update } = open();
    update();
    await copy.open();
    await copy.sandbox?.send({ type: 'set-parameter', index: 0, value: 3 });
    session.view = withPeople({}, 'NEWKEY');
    update();
    expect(localStorage.getItem('more-layers-copy-K7QM3F')).toBeNull();
    const again = open();
    again.update();
    await expect.poll(() => again.copy.view?.snapshot.parameters[0]).toBe(3);
  });

  it('[PA253] is gone with its class, and outlives being sent out', async () => {
    const { copy, update } = open();
    update();
    await copy.open();
    session.connection = {
      state: 'refused',
      refusal: { ok: false, code: 'kicked', message: '' },
    };
    update();
    expect(copy.sandbox?.isHeld).toBe(true);
    expect(localStorage.getItem('more-layers-copy-K7QM3F')).not.toBeNull();
    session.connection = { state: 'ended' };
    update();
    expect(copy.view).toBeNull();
    expect(localStorage.length + sessionStorage.length).toBe(0);
  });
});

describe('the banner of a copy', () => {
  async function banner(people: Partial<People>, fate: Fate | null): Promise<MlOwnCopy> {
    const { copy, update } = open();
    update();
    await copy.open();
    const element = mount(document.createElement('ml-own-copy'), 800);
    element.sandbox = copy.sandbox;
    element.view = copy.view;
    element.classView = withPeople(people);
    element.mine = {
      ...{ name: 'Ada', isHandUp: false, answer: null, prediction: null, points: null },
      ...{ network: fate && { fate }, seed: null },
    };
    await element.updateComplete;
    return element;
  }
  const tools = (element: MlOwnCopy) =>
    inside(element, '.tools').textContent?.replace(/\s+/g, ' ').trim();

  it('[PA254] says what became of the network that was offered', async () => {
    expect(tools(await banner({}, null))).toBe('New copy Offer to the class');
    expect(tools(await banner({}, 'waiting'))).toContain('Offer again Your network is with');
    expect(tools(await banner({}, 'refused'))).toContain('did not take your network this time');
    expect(tools(await banner({}, 'accepted'))).toContain('the whole class sees it now');
    expect(tools(await banner({ areOffersOn: false }, null))).toBe('New copy');
  });

  it('[PA254] offers what was trained, not what is drawn; what is refused is said', async () => {
    const element = await banner({}, null);
    await element.sandbox?.send({ type: 'step', to: 'epoch' });
    await expect.poll(() => element.sandbox?.saved?.training.epoch).toBe(13);
    const sent: unknown[] = [];
    element.send = (body) => {
      sent.push(body);
      return Promise.resolve({ ok: false, code: 'not-now', message: '' });
    };
    inside<HTMLButtonElement>(element, '.tools button:last-of-type').click();
    const { experiment, training } = element.sandbox!.saved!;
    const parameters = [...training.parameters];
    expect(sent).toEqual([{ type: 'offer-network', experiment, epoch: 13, parameters }]);
    expect(parameters).not.toEqual(parameters.map(Math.fround));
    const sandbox = inside(element, 'ml-sandbox');
    await expect
      .poll(() => inside(sandbox, 'ml-toasts').shadowRoot?.textContent)
      .toContain('takes no networks just now');
  });
});
