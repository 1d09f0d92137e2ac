import { page } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import { MlNetworksTab } from '../../client/elements/people/networks-tab.ts';
import { viewOfOffer } from '../../client/elements/people/offered-networks.ts';
import type { PeopleNews } from '../../client/controllers/people-news.ts';
import { noNews } from '../../client/controllers/people-news.ts';
import type { People } from '../../shared/protocol/people-messages.ts';
import { classContext, seat } from './support/class-context.ts';
import { allInside, drawn, inside, mount, nextEvent, unmount } from './support/mount.ts';
import { trainedView } from './support/trained-view.ts';

afterEach(unmount);

const trained = trainedView({ epochs: 30, experiment: { hiddenLayers: [] } });
const offer = {
  offerId: 'network-1',
  kind: 'network' as const,
  epoch: 30,
  experiment: {
    ...trained.experiment,
    dataset: { type: 'moons' as const, pointCount: 100, seed: 1, noise: 0.1 },
  },
  parameters: [...trained.snapshot.parameters],
};

function newsWith(fate: 'waiting' | 'accepted' | 'refused'): Partial<PeopleNews> {
  const facts = { offerId: 'network-1', seatId: 'seat-Ada', name: 'Ada', epoch: 30, fate };
  return {
    roster: { seats: [seat('Zoë'), seat('Ada')], banned: [] },
    desk: { ...noNews.desk, networkOffers: [facts] },
    offers: new Map(fate === 'waiting' ? [[offer.offerId, offer]] : []),
  };
}

async function tab(people: Partial<People> = {}) {
  const element = mount(new MlNetworksTab(), 380);
  const context = classContext(people, newsWith('waiting'));
  element.context = context;
  await element.updateComplete;
  return { element, context };
}

async function compare(element: MlNetworksTab) {
  inside<HTMLElement>(element, 'li button').click();
  const dialog = inside<HTMLElement & { updateComplete: Promise<unknown> }>(
    element,
    'ml-network-dialog',
  );
  await dialog.updateComplete;
  return dialog;
}

describe('the networks that pupils offer', () => {
  it('[PA519] stand one above the other on a phone, each with its name, and nothing lies over them', async () => {
    await page.viewport(390, 844);
    const { element } = await tab();
    const dialog = await compare(element);
    const side = inside(dialog, 'ml-compare');
    await drawn();
    const sections = allInside(side, 'section').map((each) => each.getBoundingClientRect());
    const below = inside(dialog, '.quiet').getBoundingClientRect();
    expect(sections[0].bottom).toBeLessThanOrEqual(sections[1].top);
    expect(sections[1].bottom).toBeLessThanOrEqual(below.top);
    for (const part of allInside(side, 'h2, ml-boundary, ml-figures, p')) {
      const box = part.getBoundingClientRect();
      expect(box.height, part.localName).toBeGreaterThan(12);
      const isInside = sections.some(
        ({ top, bottom }) => box.top >= top && box.bottom <= bottom + 1,
      );
      expect(isInside, part.localName).toBe(true);
    }
    await page.viewport(414, 896);
  });

  it("[PA255] stand beside the class's, on its data, and are taken with the name or without", async () => {
    const { element, context } = await tab();
    const dialog = await compare(element);
    const side = inside<HTMLElement & { networks: { label: string; note: string }[] }>(
      dialog,
      'ml-compare',
    );
    expect(side.networks.map(({ label }) => label)).toEqual(['The class now', 'Ada']);
    expect(side.networks[1].note).toContain('trained on');
    const shown = viewOfOffer(offer, context.view);
    expect(shown.data.train.count).toBe(context.view.data.train.count);
    expect(shown.snapshot.metrics.trainLoss).toBeCloseTo(trained.snapshot.metrics.trainLoss, 6);
    const [credited, plain] = allInside<HTMLButtonElement>(dialog, '.actions button');
    plain.click();
    expect(context.sent).toEqual([
      { type: 'offer-accept', offerId: 'network-1', isCredited: false },
    ]);
    await nextEvent(element.renderRoot as unknown as EventTarget, 'network-taken');
    await element.updateComplete;
    expect(element.renderRoot.textContent).toContain('It is the class’s network now.');

    await compare(element);
    credited.click();
    expect(context.sent[1]).toEqual({
      type: 'offer-accept',
      offerId: 'network-1',
      isCredited: true,
    });
  });

  it('[PA376] say where the name of a credited pupil is not to be seen', async () => {
    const { element, context } = await tab();
    const dialog = await compare(element);
    const text = () => dialog.shadowRoot?.textContent ?? '';
    const show = async (people: Partial<People>, areNamesOnWall: boolean) => {
      const news = { ...context.news, desk: { ...context.news.desk, areNamesOnWall } };
      const view = { ...context.view, people: { ...context.view.people, ...people } };
      element.context = { ...context, news, view };
      await element.updateComplete;
      await dialog.updateComplete;
      return text();
    };
    expect(await show({}, false)).toContain('Names are off on the wall');
    expect(await show({}, true)).not.toMatch(/Names are/);
    expect(await show({ areNamesHidden: true }, true)).toContain('Names are hidden');
  });

  it('[PA255] are undone by a press where there is something to undo', async () => {
    const { element, context } = await tab();
    element.hasTaken = true;
    await element.updateComplete;
    const undo = () => inside<HTMLButtonElement>(element, '[role=status] button');
    expect(undo().getAttribute('aria-disabled')).toBe('true');
    undo().click();
    expect(context.sent).toEqual([]);
    element.context = { ...context, view: { ...context.view, canUndo: true } };
    await element.updateComplete;
    undo().click();
    expect(context.sent).toEqual([{ type: 'undo' }]);
  });

  it('[PA255] are refused; one that is offered no more says so', async () => {
    const { element, context } = await tab();
    const dialog = await compare(element);
    const [, , refuse] = allInside<HTMLButtonElement>(dialog, '.actions button');
    refuse.click();
    expect(context.sent).toEqual([{ type: 'offer-refuse', offerId: 'network-1' }]);
    await nextEvent(inside(dialog, 'dialog'), 'close');
    await compare(element);
    element.context = { ...context, news: { ...noNews, ...newsWith('refused') } };
    await element.updateComplete;
    await dialog.updateComplete;
    expect(dialog.shadowRoot?.textContent).toContain('not offered any more');
    expect(allInside(element, 'li button')).toEqual([]);
  });

  it('[PA212] [PA255] come from pupils who are numbers, where names are hidden', async () => {
    const { element } = await tab({ areNamesHidden: true });
    const dialog = await compare(element);
    expect(element.renderRoot.textContent).not.toContain('Ada');
    expect(dialog.shadowRoot?.textContent).not.toContain('Ada');
    expect(dialog.shadowRoot?.textContent).toContain('Pupil 2');
  });

  it('[PA333] lose their names at once where these are hidden meanwhile', async () => {
    const { element, context } = await tab();
    const dialog = await compare(element);
    expect(dialog.shadowRoot?.textContent).toContain('Offered by Ada');
    const { view } = context;
    const people = { ...view.people, areNamesHidden: true };
    element.context = { ...context, view: { ...view, people } };
    await element.updateComplete;
    await dialog.updateComplete;
    const side = inside<HTMLElement & { networks: { label: string }[] }>(dialog, 'ml-compare');
    expect(dialog.shadowRoot?.textContent).toContain('Offered by Pupil 2');
    expect(side.networks.map(({ label }) => label)).toEqual(['The class now', 'Pupil 2']);
  });
});
