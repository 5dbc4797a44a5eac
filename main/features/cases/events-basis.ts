import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Calendar } from '#shared/domain/procedure/counting/calendar.ts';
import type { Counting } from '#shared/domain/procedure/counting/counting.ts';
import { dayNumber, type IsoDate } from '#shared/lib/date.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';
import { readInfo, writeInfo } from '../archive/archive.ts';

/** Rises when the same documents give other events than before. */
const NEWEST = 10;

/** Rises when the same events give other clocks than before. */
const NEWEST_CLOCKS = 10;

const MADE_BY = 'case_events_rules';
const COUNTED_BY = 'case_clocks_rules';
/** The day clocks that stand still were last counted for: they move on with every day. */
const COUNTED_ON = 'case_clocks_day';

const madeSchema = z.object({ rules: z.string(), after: z.number().int().optional() });

/** By what the events of cases were made: all of them, or those up to a case (`after`: its serial). */
export type MadeBy = z.infer<typeof madeSchema>;

/**
 * What events and clocks are made by, each as one word: other rules make another word. Events look at the limit of
 * public notices, whose ends look at the calendar; clocks at all limits and the calendar.
 */
export interface Basis {
  readonly events: string;
  readonly clocks: string;
}

const known = new WeakMap<Calendar, Basis & Pick<Counting, 'limits'>>();

export function basisOf({ limits, calendar }: Counting): Basis {
  const before = known.get(calendar);
  if (before?.limits === limits) return before;
  const all = limits.all();
  const notices = all.filter(({ id }) => id === 'E2');
  const basis = {
    events: `${NEWEST.toString()} ${hashOf(JSON.stringify(notices))}`,
    clocks: `${NEWEST_CLOCKS.toString()} ${hashOf(JSON.stringify(all), daysOf(calendar))}`,
  };
  known.set(calendar, { ...basis, limits });
  return basis;
}

const hashOf = (...texts: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text);
  return hash.digest('hex');
};

const FIRST_DAY = dayNumber('2018-01-01');
const LAST_DAY = dayNumber('2040-12-31');

function daysOf(calendar: Calendar): string {
  let days = '';
  for (let day = FIRST_DAY; day <= LAST_DAY; day++) {
    const { workday, known: loaded } = calendar.on(day);
    days += `${workday ? 1 : 0}${loaded ? 1 : 0}`;
  }
  return days;
}

export const readMadeBy = (db: Db): Promise<MadeBy | undefined> => readInfo(db, MADE_BY, madeSchema);
export const writeMadeBy = (tx: Tx, made: MadeBy): Promise<void> => writeInfo(tx, MADE_BY, made);
export const readCountedBy = (db: Db): Promise<string | undefined> => readInfo(db, COUNTED_BY, z.string());
export const readCountedOn = (db: Db): Promise<string | undefined> => readInfo(db, COUNTED_ON, z.string());

export async function writeCounted(tx: Tx, rules: string, today: IsoDate): Promise<void> {
  await writeInfo(tx, COUNTED_BY, rules);
  await writeInfo(tx, COUNTED_ON, today);
}
