import type { Translated } from '../../translated.ts';
import type { viComparison } from '../vi/admin-comparison.ts';

/** Words of the comparison, in English. */
export const enComparison: Translated<typeof viComparison> = {
  title: 'Comparison',
  lead: 'Satisfaction at the counter by place, person and procedure, with its interval. It is not the SIPAS index.',
  by: {
    unit: 'Unit',
    counter: 'Counter',
    clerk: 'Rated person',
    procedure: 'Procedure',
    field: 'Field',
  },
  divide: 'Compare by',
  sort: 'In the order of',
  sorts: {
    rateDown: 'Rate, highest first',
    rateUp: 'Rate, lowest first',
    nDown: 'Ratings, most first',
    name: 'Name',
  },
  table: 'Satisfaction by: {{by}}, {{from}} – {{to}}',
  column: {
    interval: '0 – 100 %',
    n: 'n',
    rate: 'Rate',
    between: '95 % interval',
    flagged: 'Flagged (apart)',
    rank: 'Rank',
  },
  between: '{{low}} – {{high}}',
  flaggedOf: '{{n}} ratings; with them: {{rate}}',
  noFlagged: '–',
  none: 'none yet',
  withheld: 'withheld',
  tooFew: 'too few to compare',
  tooFewGroup: 'Too few to compare: below {{n}} ratings',
  enoughGroup: '{{n}} ratings and more',
  nobody: 'Nobody and nothing named',
  empty: 'No ratings in this period',
  emptyText: 'Choose other days, or wait for the tablets.',
  legend:
    'Dot: satisfied. Line: 95 % interval. The axis always goes from 0 to 100 %. Where two lines overlap, nobody can say yet which is better.',
  legendTarget: 'Dashed: the target of {{year}}, {{target}}.',
  how: 'How it is computed',
  howText:
    'The rate is the satisfied ratings divided by n, the ratings without a flag. Flagged ratings stand in a column of their own and are not in the rate. Ranks only from {{rank}} ratings on; equal rates share a rank. A person’s figure is told from {{clerk}} ratings on; where one must be withheld, others are withheld too, so that nobody can compute it.',
  download: 'Download as CSV',
  personsByMonth:
    'This account sees figures of persons for one whole month that has ended. Choose “Last month”.',
  heat: {
    title: 'By hour and weekday',
    table: 'Satisfaction by weekday and hour, {{from}} – {{to}}',
    hour: 'Hour',
    hours: '{{from}}–{{to}}',
    n: 'n = {{n}}',
    empty: 'no ratings',
    legend:
      'Each cell: the rate and the number of ratings n. The darker, the more were not satisfied; darkest from 50 %. Cells below {{n}} ratings have no colour: too few to compare.',
    howText:
      'Hours and weekdays of the unit’s clock, by the time of the tap and not of its arrival. Flagged ratings are not among them.',
    tooWide: 'Too many units and days to divide by hour. Choose a unit further down, or a shorter span.',
    scroll: 'Table by hour and weekday, scrolls sideways',
  },
};
