import { addDays, type IsoDate } from '../../../lib/date.ts';
import type { Lane } from './lane.ts';

/**
 * The ways in force where a bureau has its own: on the days an edition of its own is in force it takes the place of the
 * program's way of that id, whole; before and after, the program's goes on.
 */
export const lanesOver = (shipped: readonly Lane[], own: readonly Lane[]): readonly Lane[] => [
  ...own,
  ...shipped.flatMap((lane) =>
    own
      .filter(({ id }) => id === lane.id)
      .reduce<readonly Lane[]>((left, over) => left.flatMap((one) => without(one, over)), [lane]),
  ),
];

const LAST: IsoDate = '9999-12-31';

/** What is left of an edition beside the days of another: none, one or two pieces. */
function without(lane: Lane, { from, until = LAST }: Pick<Lane, 'from' | 'until'>): readonly Lane[] {
  const end = lane.until ?? LAST;
  if (end < from || until < lane.from) return [lane];
  return [
    ...(lane.from < from ? [{ ...lane, until: addDays(from, -1) }] : []),
    ...(until < end ? [{ ...lane, from: addDays(until, 1) }] : []),
  ];
}
