import * as z from 'zod';
import { type ClockNote, isOutOfTime } from '#shared/domain/archive/clock-doubt.ts';
import type { IsoInstant } from '#shared/lib/date.ts';
import type { Db } from '../../../platform/sqlite/open.ts';
import type { Row } from '../../../platform/sqlite/tables.ts';
import { CLOCK, OLD_CHAIN, RESTORED } from '../chain/audit.ts';
import { PROGRAM } from '../chain/become-copy.ts';
import { parseInfo } from '../identity/archive-info.ts';

type Act = Row<'acts'>;

/** What a well linked act says that the program never notes; undefined when there is nothing. */
export type PlausibleCheck = (act: Act) => string | undefined;

/**
 * For acts in their order: time goes on, unless the act notes that the clock was not believed, and who acts was
 * registered by then. An act put in by hand with all its hashes has to know this too.
 */
export async function checkPlausible(db: Db, from?: number): Promise<PlausibleCheck> {
  const known = await peopleSince(db);
  let latest: IsoInstant | undefined = from === undefined ? undefined : await timeOf(db, from);
  return (act) => {
    // What the released program noted is as it was.
    if (act.chain === OLD_CHAIN) return undefined;
    const { clock } = noteOf(act.details);
    const isOdd = clock === undefined && act.act !== CLOCK && isOutOfTime(act.at, latest);
    if (act.act === CLOCK) latest = act.at;
    else if (!isOdd && (clock === undefined || clock === 'set') && act.at > (latest ?? '')) latest = act.at;
    if (isOdd) return `的时间${act.at}与前面的操作记录接不上，没有确认过电脑时间`;
    const registered = known.get(act.actor_id) ?? Infinity;
    if (NOBODYS.has(act.actor_id) || act.act === RESTORED || registered <= act.sequence) return undefined;
    return `的操作人员“${act.actor_name}”当时没有登记`;
  };
}

/** The program itself, a command line where nobody has a password yet, and a seat where a wrong one was shown. */
const NOBODYS: ReadonlySet<string> = new Set([PROGRAM.id, 'command-line', 'seat']);

/** The first act that bound each person: the account, or of an older archive the certificate. */
async function peopleSince(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('bound_rows')
    .select((eb) => ['row_key', eb.fn.min<number>('sequence').as('since')])
    .where('table_name', 'in', ['officers', 'people_accounts'])
    .groupBy('row_key')
    .execute();
  return new Map(rows.map(({ row_key, since }) => [row_key, since]));
}

const timeOf = async (db: Db, sequence: number): Promise<IsoInstant | undefined> =>
  (await db.selectFrom('acts').select('at').where('sequence', '=', sequence).executeTakeFirst())?.at;

const noteSchema = z.object({ clock: z.enum(['behind', 'ahead', 'set']).optional() });

const noteOf = (details: string): ClockNote => parseInfo(details, noteSchema) ?? {};
