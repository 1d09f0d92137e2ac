import { isDeepStrictEqual } from 'node:util';
import type { Result } from '../../../shared/protocol/errors.ts';
import type { Shown } from '../../../shared/protocol/lead.ts';
import type { ShowCommand } from '../../../shared/protocol/people-commands.ts';
import { notNow } from '../decision.ts';
import type { SavedPeople } from './saved-people.ts';

/** What the class is led to after `command`; the same people where nothing but the pointer moved. */
export function showMore(people: SavedPeople, { parts = {} }: ShowCommand): Result<SavedPeople> {
  if (!people.lead) return notNow('The class is not led: everyone looks around.');
  // A part that is there and undefined, as msgpack can carry it, names nothing.
  const named = Object.entries(parts).filter(([, part]) => part !== undefined);
  const lead: Shown = { ...people.lead, ...(Object.fromEntries(named) as Partial<Shown>) };
  const isSame = isDeepStrictEqual(lead, people.lead);
  return { ok: true, value: isSame ? people : { ...people, lead } };
}

/** Whether a place in the large picture means the same in both: it is that of the same plane. */
export const isSamePicture = (a: Shown | null, b: Shown | null): boolean =>
  a !== null &&
  b !== null &&
  isDeepStrictEqual([a.space, a.walk === null], [b.space, b.walk === null]);
