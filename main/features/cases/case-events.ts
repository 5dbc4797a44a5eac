import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type StageFacts, stageOf } from '#shared/domain/cases/stage-of.ts';
import type { Calendar } from '#shared/domain/procedure/counting/calendar.ts';
import { type Clock, clocksOf } from '#shared/domain/procedure/clocks.ts';
import type { Counting } from '#shared/domain/procedure/counting/counting.ts';
import type { ProcedureCase, Timeline } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import { timelineOf } from '#shared/domain/procedure/timeline/timeline.ts';
import { dayNumber, type IsoDate } from '#shared/lib/date.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';
import { type Archive, readInfo, writeInfo } from '../archive/archive.ts';
import {
  casesDueFirst,
  casesStopped,
  deleteClocksOfClosed,
  openCases,
  proceduresOf,
  writeClocks,
  writeClocksOfCases,
} from './case-clocks.repository.ts';
import {
  casesWithoutEvents,
  deleteAllEvents,
  eventsOf,
  eventsOfCases,
  rowsOf,
  writeEvents,
} from './case-events.repository.ts';

/** What happened in a case beside its clue, from the features that keep it. */
export type Happened = Pick<ProcedureCase, 'documents' | 'others'>;

export interface CaseEventsDeps {
  readonly archive: Pick<Archive, 'db' | 'clock' | 'read' | 'unrecorded' | 'log'>;
  readonly happened: (db: Db, caseId: string) => Promise<Happened>;
  readonly counting: () => Counting;
}

/** A case of which what is written differs from what its documents say. */
export interface DifferingEvents {
  readonly caseId: string;
  readonly caseNumber: string;
}

/** The clocks of a case with what a list shows of it. */
export interface CaseClocks {
  readonly caseId: string;
  readonly title: string;
  readonly clocks: readonly Clock[];
}

/** What happened in each case, kept so that questions about all of them need no document. */
export interface CaseEvents {
  /** Writes anew what happened in a case, inside the act that changes it; gives how far it has come. */
  refresh(tx: Tx, caseId: string): Promise<StageFacts>;
  timeline(caseId: string): Promise<Timeline>;
  /** Limits that run in a case, nearest first. */
  clocks(caseId: string): Promise<readonly Clock[]>;
  /** The cases whose limits end first, at least `limit` clocks where there are as many. */
  dueFirst(limit: number): Promise<readonly CaseClocks[]>;
  /** Writes what an archive from before has not, and counts anew when limits or calendar are others. Goes on where it stopped. */
  fill(): Promise<void>;
  /** Everything anew from the documents. */
  rebuild(report?: (cases: number) => void): Promise<number>;
  /** Cases whose events are not what their documents say. */
  check(signal?: AbortSignal): Promise<readonly DifferingEvents[]>;
}

/** The rules all events were made by; noted when the last case is written. */
const MADE_BY = 'case_events_rules';
/** Rises when the same documents give other events than before. */
const NEWEST = 2;
/** Noted while they are made anew. */
const UNDER_WAY = 0;
const COUNTED_BY = 'case_clocks_rules';
/** The day clocks that stand still were last counted for: they move on with every day. */
const COUNTED_ON = 'case_clocks_day';
const CASES_AT_ONCE = 200;

export function createCaseEvents({ archive, happened, counting }: CaseEventsDeps): CaseEvents {
  const { db, clock } = archive;

  async function derive(on: Db, caseId: string): Promise<Timeline> {
    const { clue_on: clueOn } = await on
      .selectFrom('cases')
      .select('clue_on')
      .where('id', '=', caseId)
      .executeTakeFirstOrThrow();
    return timelineOf({ clueOn, ...(await happened(on, caseId)) }, counting());
  }

  const count = (timeline: Timeline, procedure: string): readonly Clock[] =>
    clocksOf(timeline, { ...counting(), today: clock.today(), summary: procedure === 'summary' });

  async function refresh(tx: Tx, caseId: string): Promise<StageFacts> {
    const timeline = await derive(tx, caseId);
    await writeEvents(tx, caseId, timeline);
    const { procedure } = await tx
      .selectFrom('cases')
      .select('procedure')
      .where('id', '=', caseId)
      .executeTakeFirstOrThrow();
    await writeClocks(tx, caseId, count(timeline, procedure));
    return stageOf(timeline);
  }

  /** Cases without events, a few in one transaction: an interruption loses nothing and the next run goes on. */
  async function writeMissing(report?: (cases: number) => void): Promise<number> {
    for (let [written, after] = [0, 0]; ;) {
      const missing = await casesWithoutEvents(db, after, CASES_AT_ONCE);
      const last = missing.at(-1);
      if (last === undefined) {
        await archive.unrecorded((tx) => writeInfo(tx, MADE_BY, NEWEST));
        return written;
      }
      await archive.unrecorded(async (tx) => {
        for (const { id } of missing) await refresh(tx, id);
      });
      after = last.serial;
      written += missing.length;
      report?.(written);
    }
  }

  /** The clocks of these cases anew, out of the events alone; a few in one transaction, so that nobody waits long. */
  async function recountCases(cases: readonly string[]): Promise<void> {
    for (let at = 0; at < cases.length; at += CASES_AT_ONCE) {
      const some = cases.slice(at, at + CASES_AT_ONCE);
      await archive.unrecorded(async (tx) => {
        const procedures = await proceduresOf(tx, some);
        const timelines = await eventsOfCases(tx, some);
        await writeClocksOfCases(
          tx,
          some.map((id) => [id, count(timelines.get(id) ?? [], procedures.get(id) ?? '')]),
        );
      });
    }
  }

  /** Every clock; what they are counted by is noted when all are, so that an interruption begins anew. */
  async function recount(basis: string, today: IsoDate): Promise<void> {
    await archive.unrecorded((tx) => deleteClocksOfClosed(tx));
    await recountCases(await openCases(db));
    await archive.unrecorded(async (tx) => {
      await writeInfo(tx, COUNTED_BY, basis);
      await writeInfo(tx, COUNTED_ON, today);
    });
  }

  async function bringUpToDate(): Promise<void> {
    const basis = basisOf(counting());
    const today = clock.today();
    if ((await readInfo(db, COUNTED_BY, z.string())) !== basis) return recount(basis, today);
    if ((await readInfo(db, COUNTED_ON, z.string())) === today) return;
    await recountCases(await casesStopped(db));
    await archive.unrecorded((tx) => writeInfo(tx, COUNTED_ON, today));
  }

  /** One recount for all who ask meanwhile. */
  let recounting: Promise<void> | undefined;
  const recountIfOthers = (): Promise<void> =>
    (recounting ??= bringUpToDate().finally(() => {
      recounting = undefined;
    }));

  async function rebuild(report?: (cases: number) => void): Promise<number> {
    await archive.unrecorded(async (tx) => {
      await deleteAllEvents(tx);
      await writeInfo(tx, MADE_BY, UNDER_WAY);
    });
    return writeMissing(report);
  }

  async function clocksOfCases(caseIds: readonly string[]): Promise<readonly CaseClocks[]> {
    if (caseIds.length === 0) return [];
    return archive.read(async (reader) => {
      const timelines = await eventsOfCases(reader, caseIds);
      const cases = await reader
        .selectFrom('cases')
        .select(['id', 'title', 'procedure'])
        .where('id', 'in', [...caseIds])
        .execute();
      return cases.map(({ id, title, procedure }) => ({
        caseId: id,
        title,
        clocks: count(timelines.get(id) ?? [], procedure),
      }));
    });
  }

  return {
    refresh,
    timeline: (caseId) => eventsOf(db, caseId),
    async clocks(caseId) {
      const [found] = await clocksOfCases([caseId]);
      return found?.clocks ?? [];
    },
    async dueFirst(limit) {
      await recountIfOthers();
      return clocksOfCases(await casesDueFirst(db, limit));
    },
    async fill() {
      const madeBy = await readInfo(db, MADE_BY, z.number());
      if (madeBy === UNDER_WAY) await writeMissing();
      else if (madeBy !== NEWEST) await rebuild();
      await recountIfOthers();
    },
    rebuild,
    async check(signal) {
      const cases = await db.selectFrom('cases').select(['id', 'case_number']).orderBy('serial').execute();
      const differing: DifferingEvents[] = [];
      for (const { id, case_number: caseNumber } of cases) {
        signal?.throwIfAborted();
        const differs = await archive.read(async (reader) => {
          const stored = await eventsOf(reader, id);
          return JSON.stringify(rowsOf(id, stored)) !== JSON.stringify(rowsOf(id, await derive(reader, id)));
        });
        if (differs) differing.push({ caseId: id, caseNumber });
      }
      return differing;
    },
  };
}

const FIRST_DAY = dayNumber('2018-01-01');
const LAST_DAY = dayNumber('2040-12-31');
const bases = new WeakMap<Calendar, string>();

/** What clocks were counted with, as one word: other limits or another calendar make another word. */
function basisOf({ limits, calendar }: Counting): string {
  const known = bases.get(calendar);
  if (known !== undefined) return known;
  const hash = createHash('sha256').update(JSON.stringify(limits.all()));
  for (let day = FIRST_DAY; day <= LAST_DAY; day++) {
    const { workday, known: loaded } = calendar.on(day);
    hash.update(`${workday ? 1 : 0}${loaded ? 1 : 0}`);
  }
  const basis = hash.digest('hex');
  bases.set(calendar, basis);
  return basis;
}
