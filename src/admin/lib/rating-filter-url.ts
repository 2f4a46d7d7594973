import * as v from 'valibot';
import { type RatingFilter, ratingFilter } from '#shared/protocol/rating-query.ts';

const NAMES = [
  'unit',
  'from',
  'to',
  'counter',
  'clerk',
  'level',
  'questionnaire',
  'procedure',
  'flag',
  'reason',
] as const;

/** The filter that an address asks for; a part that is not valid is left out. */
export function queryToFilter(query: URLSearchParams): RatingFilter {
  const given = Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = query.get(name);
      const valid = value !== null && v.safeParse(ratingFilter, { [name]: value }).success;
      return valid ? [[name, value]] : [];
    }),
  );
  return v.parse(ratingFilter, given);
}

/** The address of a filter; what does not restrict does not appear. */
export function filterToQuery(filter: RatingFilter): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of NAMES) {
    const value = filter[name];
    const text = Array.isArray(value) ? value.join(',') : value;
    if (text !== undefined && text !== '') query.set(name, String(text));
  }
  return query;
}
