import * as z from 'zod';
import { clockDoubt, clockSentence, type ClockNote } from '#shared/domain/archive/clock-doubt.ts';
import type { IsoInstant } from '#shared/lib/date.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Db, Tx } from '../../../platform/sqlite/open.ts';
import { parseInfo, writeInfo } from '../identity/archive-info.ts';
import { readContent } from './bound-content.ts';
import { lastBound } from './bound-rows.ts';

/** How far the clock of an archive has come. */
export interface BelievedTime {
  /** The last moment that is believed. */
  readonly mark: IsoInstant | undefined;
  /** The same as written down. */
  readonly marked: IsoInstant | undefined;
}

const CLOCK_MARK = 'clock_mark';
/** So much the clock moves before that is written down. */
const MARK_STEP = 10 * 60_000;

const instantSchema = z.string().refine((at) => !Number.isNaN(Date.parse(at)));

/** The last moment that is believed: as the chain bound it, never as its row says, or that of an act that followed. */
export async function believedTime(db: Db): Promise<BelievedTime> {
  const bound = (await lastBound(db, 'archive_info', [CLOCK_MARK])).get(CLOCK_MARK)?.content;
  const value = bound === undefined || bound === null ? undefined : readContent(bound)?.['value'];
  const written = typeof value === 'string' ? parseInfo(value, instantSchema) : undefined;
  const last = await lastActAt(db);
  const isBehind =
    last === undefined ||
    clockDoubt(last, written) !== undefined ||
    (written !== undefined && last < written);
  const mark = isBehind ? written : last;
  return { mark, marked: mark };
}

async function lastActAt(db: Db): Promise<IsoInstant | undefined> {
  const row = await db
    .selectFrom('acts')
    .select('at')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at;
}

const doubtOf = (clock: Clock, at: IsoInstant, { mark }: BelievedTime) =>
  clock.setByHand === true ? undefined : clockDoubt(at, mark);

/** What is to be asked about the machine's clock, as a sentence; undefined when it can be believed. */
export function doubtSentence(clock: Clock, time: BelievedTime): string | undefined {
  const at = clock.now();
  const doubt = doubtOf(clock, at, time);
  return doubt === undefined || time.mark === undefined ? undefined : clockSentence(doubt, at, time.mark);
}

/** What an act says of a clock that is not believed: nobody looks for a mistake in its time then. */
export function clockNote(clock: Clock, { mark }: BelievedTime): ClockNote {
  const doubt = clockDoubt(clock.now(), mark);
  return doubt === undefined ? {} : { clock: clock.setByHand === true ? 'set' : doubt };
}

/** The clock moves on with the acts; what it came to is a row of evidence. */
export async function moveOn(tx: Tx, clock: Clock, time: BelievedTime): Promise<BelievedTime> {
  const at = clock.now();
  if (doubtOf(clock, at, time) !== undefined) return time;
  const { mark, marked } = time;
  const isDue = marked === undefined || Date.parse(at) - Date.parse(marked) >= MARK_STEP;
  if (isDue) await writeInfo(tx, CLOCK_MARK, at);
  return { mark: mark === undefined || at > mark ? at : mark, marked: isDue ? at : marked };
}

/** A person says that the clock is right. */
export async function believe(tx: Tx, clock: Clock): Promise<BelievedTime> {
  const at = clock.now();
  await writeInfo(tx, CLOCK_MARK, at);
  return { mark: at, marked: at };
}
