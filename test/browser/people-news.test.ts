import { describe, expect, it } from 'vitest';
import { noNews, reduceNews } from '../../client/controllers/people-news.ts';

const offered = { type: 'offer', kind: 'points', points: [[0, 0, 1]] } as const;
const facts = { seatId: 's', name: 'Ada', pointCount: 1, fate: 'waiting' } as const;
const result = { type: 'seed-result', seed: 7, epoch: 10, loss: 0.2, parameters: [1] } as const;

describe('reduceNews', () => {
  it('[PA210] keeps what a desk does not mention, and lets go of offers it no longer lists', () => {
    let news = reduceNews(noNews, { ...offered, offerId: 'o-1', points: [[0, 0, 1]] });
    news = reduceNews(news, { type: 'desk', pointOffers: [{ ...facts, offerId: 'o-1' }] });
    news = reduceNews(news, { type: 'desk', seedCount: 3 });
    expect(news.desk).toMatchObject({ seedCount: 3, pointOffers: [{ offerId: 'o-1' }] });
    expect([...news.offers.keys()]).toEqual(['o-1']);
    news = reduceNews(news, { type: 'desk', pointOffers: [] });
    expect(news.offers.size).toBe(0);
  });

  it('[PA210] keeps a result for each device of the newest round', () => {
    let news = reduceNews(noNews, { ...result, round: 1, device: 0, parameters: [1] });
    news = reduceNews(news, { ...result, round: 2, device: 0, parameters: [2] });
    news = reduceNews(news, { ...result, round: 2, device: 1, parameters: [3] });
    news = reduceNews(news, { ...result, round: 1, device: 2, parameters: [4] });
    news = reduceNews(news, { ...result, round: 2, device: 0, parameters: [5] });
    expect([...news.seedResults].map(([device, { parameters }]) => [device, parameters])).toEqual([
      [0, [5]],
      [1, [3]],
    ]);
  });

  it('[PA326] lets go of what a device had come to that is banned, of this round alone', () => {
    let news = noNews;
    for (const device of [0, 1]) {
      news = reduceNews(news, { ...result, round: 2, device, parameters: [device] });
    }
    expect(reduceNews(news, { type: 'seed-gone', round: 1, device: 1 })).toBe(news);
    const left = reduceNews(news, { type: 'seed-gone', round: 2, device: 1 });
    expect([...left.seedResults.keys()]).toEqual([0]);
    expect([...news.seedResults.keys()]).toEqual([0, 1]);
  });
});
