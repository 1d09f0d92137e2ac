import type { Pointer } from '../../shared/protocol/lead.ts';
import type {
  Desk,
  MineMessage,
  NamesMessage,
  OfferMessage,
  RosterMessage,
  SeedResultMessage,
  Telling,
} from '../../shared/protocol/people-messages.ts';

/** Whole messages, as `Telling` gives them. */
type Without<T> = T extends unknown ? Omit<T, 'type'> : never;
export type Roster = Without<RosterMessage>;
export type Mine = Without<MineMessage>;
export type Names = Without<NamesMessage>;
export type Offer = Without<OfferMessage>;
export type SeedResult = Without<SeedResultMessage>;

/** What this page alone was told of the people of its class: immutable, like the view. */
export interface PeopleNews {
  /** A teacher's. */
  roster: Roster;
  desk: Desk;
  offers: ReadonlyMap<string, Offer>;
  /** By device, of the newest round; a teacher's and a wall's. */
  seedResults: ReadonlyMap<number, SeedResult>;
  /** A student's; null for others. */
  mine: Mine | null;
  names: Names;
  /** Where the teacher who leads points, in the large picture; null: nowhere. */
  pointer: Pointer;
}

export const noNews: PeopleNews = {
  roster: { seats: [], banned: [] },
  desk: {
    areNamesOnWall: false,
    hasCoTeacher: false,
    isRecordingOver: false,
    lost: [],
    pollCounts: null,
    pollCorrect: null,
    predictions: [],
    pointOffers: [],
    networkOffers: [],
    seedCount: 0,
  },
  offers: new Map(),
  seedResults: new Map(),
  mine: null,
  names: { present: null, credit: null },
  pointer: null,
};

/** The next news. Reactions pass: they are no part of it. */
export function reduceNews(
  news: PeopleNews,
  message: Exclude<Telling, { type: 'reactions' }>,
): PeopleNews {
  switch (message.type) {
    case 'roster': {
      const roster = untyped(message);
      return { ...news, roster };
    }
    case 'desk': {
      const parts = untyped(message);
      const desk = { ...news.desk, ...parts };
      return { ...news, desk, offers: stillOpen(news.offers, desk) };
    }
    case 'offer': {
      const offer = untyped(message);
      return { ...news, offers: new Map(news.offers).set(offer.offerId, offer) };
    }
    case 'seed-result': {
      const result = untyped(message);
      const [known] = news.seedResults.values();
      const ofRound = known && known.round >= result.round ? news.seedResults : [];
      if (known && known.round > result.round) return news;
      return { ...news, seedResults: new Map(ofRound).set(result.device, result) };
    }
    case 'seed-gone': {
      const known = news.seedResults.get(message.device);
      if (known?.round !== message.round) return news;
      const seedResults = new Map(news.seedResults);
      seedResults.delete(message.device);
      return { ...news, seedResults };
    }
    case 'mine': {
      const mine = untyped(message);
      return { ...news, mine };
    }
    case 'names': {
      const names = untyped(message);
      return { ...news, names };
    }
    case 'pointer':
      return { ...news, pointer: message.at };
    default:
      return message satisfies never;
  }
}

function untyped<M extends { type: string }>({ type: _, ...message }: M): Without<M> {
  return message as Without<M>;
}

/** An offer may come before the desk that lists it, but it goes with the desk that does not. */
function stillOpen(offers: PeopleNews['offers'], desk: Desk): PeopleNews['offers'] {
  const { pointOffers, networkOffers, predictions } = desk;
  const listed = new Set(
    [...pointOffers, ...networkOffers, ...predictions].map(({ offerId }) => offerId),
  );
  const kept = [...offers].filter(([offerId]) => listed.has(offerId));
  return kept.length === offers.size ? offers : new Map(kept);
}
