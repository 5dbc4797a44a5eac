import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type StageFacts, stageOf } from '#shared/domain/cases/stage-of.ts';
import type { Calendar } from '#shared/domain/procedure/counting/calendar.ts';
import { type Clock, clocksOf } from '#shared/domain/procedure/clocks.ts';
import type { Counting } from '#shared/domain/procedure/counting/counting.ts';
import type { ProcedureCase, Timeline } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import { timelineOf } from '#shared/domain/procedure/timeline/timeline.ts';
import { dayNumber } from '#shared/lib/date.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';
import { type Archive, readInfo, writeInfo } from '../archive/archive.ts';
import { casesDueFirst, casesStopped, writeClocks } from './case-clocks.repository.ts';
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

const MADE_BY = 'case_events_rules';
/** Rises when the same documents give other events than before. */
const NEWEST = 2;
const COUNTED_BY = 'case_clocks_rules';
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
    for (let written = 0; ;) {
      const missing = await casesWithoutEvents(db, CASES_AT_ONCE);
      if (missing.length === 0) return written;
      await archive.unrecorded(async (tx) => {
        for (const caseId of missing) await refresh(tx, caseId);
      });
      written += missing.length;
      report?.(written);
    }
  }

  /** Every clock anew, out of the events alone. */
  async function recount(basis: string): Promise<void> {
    await archive.unrecorded(async (tx) => {
      const open = await tx
        .selectFrom('cases')
        .select(['id', 'procedure'])
        .where('stage', '<>', 'closed')
        .execute();
      await tx.deleteFrom('case_clocks').execute();
      for (let at = 0; at < open.length; at += CASES_AT_ONCE) {
        const some = open.slice(at, at + CASES_AT_ONCE);
        const timelines = await eventsOfCases(
          tx,
          some.map(({ id }) => id),
        );
        for (const { id, procedure } of some)
          await writeClocks(tx, id, count(timelines.get(id) ?? [], procedure));
      }
      await writeInfo(tx, COUNTED_BY, basis);
    });
  }

  async function recountIfOthers(): Promise<void> {
    const basis = basisOf(counting());
    if ((await readInfo(db, COUNTED_BY, z.string())) !== basis) await recount(basis);
  }

  async function rebuild(report?: (cases: number) => void): Promise<number> {
    await archive.unrecorded(async (tx) => {
      await deleteAllEvents(tx);
      await writeInfo(tx, MADE_BY, NEWEST);
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
      return clocksOfCases([...new Set([...(await casesDueFirst(db, limit)), ...(await casesStopped(db))])]);
    },
    async fill() {
      if ((await readInfo(db, MADE_BY, z.number())) !== NEWEST) {
        await rebuild();
      } else await writeMissing();
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
