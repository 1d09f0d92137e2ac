import type { Seeds } from '../../../shared/protocol/people-messages.ts';
import type { PeopleNews, SeedResult } from '../../controllers/people-news.ts';
import { SeedPictures } from '../../render/seed-pictures.ts';
import { formatCount } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';

const noResults: ReadonlyMap<number, SeedResult> = new Map();

/** What has come in of the round, by device. */
export function resultsOf({ seedResults }: PeopleNews, { round }: Seeds) {
  const [first] = seedResults.values();
  return first?.round === round ? seedResults : noResults;
}

/**
 * The pictures of the round that is shown, of the devices that count: of another round they are
 * others, and what is taken back is out of the mean at once.
 */
export class SeedGallery {
  #round = -1;
  #pictures: SeedPictures | null = null;

  of({ round, experiment }: Seeds, results: ReadonlyMap<number, SeedResult>): SeedPictures {
    if (!this.#pictures || round !== this.#round) {
      this.#round = round;
      this.#pictures = new SeedPictures(experiment);
    }
    this.#pictures.keepOnly(results);
    return this.#pictures;
  }
}

/** “12 of 14 devices train, 8 are done”. */
export function seedCountWords(
  { untilEpoch }: Seeds,
  results: ReadonlyMap<number, SeedResult>,
  studentCount: number,
): string {
  const ended = [...results.values()].filter(
    ({ epoch, hasDiverged }) => hasDiverged || epoch >= untilEpoch,
  );
  return t('seedsCount', {
    count: formatCount(results.size),
    total: formatCount(Math.max(results.size, studentCount)),
    done: formatCount(ended.length),
  });
}
