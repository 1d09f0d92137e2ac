import { html, nothing, type TemplateResult } from 'lit';
import { preparedDataOf } from '../../../shared/datasets/prepared-data.ts';
import { evaluate } from '../../../shared/engine/metrics.ts';
import { createNetwork } from '../../../shared/engine/network.ts';
import type { View } from '../../../shared/view/view.ts';
import type { Offer, PeopleNews } from '../../controllers/people-news.ts';
import { formatCount } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { icons } from '../controls/icons.ts';

export type NetworkOffer = Extract<Offer, { kind: 'network' }>;

export const waitingNetworks = ({ desk }: PeopleNews): number =>
  desk.networkOffers.filter(({ fate }) => fate === 'waiting').length;

/** On the teacher's bar: how many networks wait; nothing for none. */
export function offersMark(news: PeopleNews): TemplateResult | typeof nothing {
  const count = waitingNetworks(news);
  if (count === 0) return nothing;
  const words = count === 1 ? t('networksWaitingOne') : t('networksWaiting', { count });
  return html`<b class="hands" role="img" aria-label=${words}
    >${icons.offer}${formatCount(count)}</b
  >`;
}

/** What `offer` would show as the class's network: on the data that the class has now. */
export function viewOfOffer(offer: NetworkOffer, classView: View): View {
  const { dataset, testShare } = classView.experiment;
  const experiment = { ...offer.experiment, dataset, testShare };
  const network = createNetwork(experiment.features.length, experiment.hiddenLayers);
  const data = preparedDataOf(experiment);
  const parameters = Float64Array.from(offer.parameters);
  const metrics = evaluate(network, parameters, data, experiment.loss);
  const { epoch } = offer;
  return {
    ...classView,
    experiment,
    network,
    data,
    phase: 'paused',
    outcome: null,
    snapshot: { ...classView.snapshot, epoch, metrics, parameters },
    history: [],
    marks: [],
  };
}
