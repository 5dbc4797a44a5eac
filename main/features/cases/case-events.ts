import { type StageFacts, stageOf } from '#shared/domain/cases/stage-of.ts';
import { type Clock, clocksOf, MEASURE_SOON_DAYS, measureRules } from '#shared/domain/procedure/clocks.ts';
import type { Counting } from '#shared/domain/procedure/counting/counting.ts';
import { countedFaults } from '#shared/domain/procedure/counted-faults.ts';
import type { ProcedureCase, Timeline } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import { type TimelineFault, timelineFaults } from '#shared/domain/procedure/timeline/timeline-faults.ts';
import { timelineOf } from '#shared/domain/procedure/timeline/timeline.ts';
import { addDays } from '#shared/lib/date.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';
import type { Archive } from '../archive/archive.ts';
import { areClocksKept, casesDueBy, casesDueFirst, writeClocks } from './case-clocks.repository.ts';
import { eventsOf, eventsOfCases, rowsOf, writeEvents } from './case-events.repository.ts';
import { casesAfter, countCasesAfter } from './cases-in-turn.ts';
import { basisOf, readCountedBy, readMadeBy } from './events-basis.ts';
import { inTurns } from './in-turns.ts';
import { createMakeEvents, type Follow, type MakeEvents } from './make-events.ts';

/** What happened in a case beside its clue, from the features that keep it. */
export type Happened = Pick<ProcedureCase, 'documents' | 'others' | 'recipients' | 'parties'>;

export interface CaseEventsDeps {
  readonly archive: Pick<Archive, 'db' | 'clock' | 'read' | 'unrecorded'>;
  readonly happened: (db: Db, caseId: string) => Promise<Happened>;
  readonly counting: () => Counting;
  /** Writes what others read off a case, in the same transaction, from what has just been derived. */
  readonly written: (tx: Tx, caseId: string, derived: DerivedCase) => Promise<void>;
  /** Whether what they wrote is not what the case says. */
  readonly writtenDiffers: (db: Db, caseId: string, derived: DerivedCase) => Promise<boolean>;
}

/** What happened in a case, as it was just derived. */
export interface DerivedCase {
  readonly timeline: Timeline;
  readonly documents: ProcedureCase['documents'];
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
export interface CaseEvents extends Pick<MakeEvents, 'fill' | 'begin' | 'missing' | 'settle'> {
  /** Writes anew what happened in a case, inside the act that changes it; gives how far it has come. */
  refresh(tx: Tx, caseId: string): Promise<StageFacts>;
  /** By the rules of today, also where what is kept was not made by them yet. */
  timeline(caseId: string): Promise<Timeline>;
  /** Limits that run in a case, nearest first. */
  clocks(caseId: string): Promise<readonly Clock[]>;
  /** The same of several cases, out of what is kept: `settle` first. An unknown id is left out. */
  clocksIn(caseIds: readonly string[]): Promise<readonly CaseClocks[]>;
  /** The cases whose limits end first, and those in which a measure ends soon, at least `limit` clocks where there are as many; of those that `missing` counts, none. */
  dueFirst(limit: number): Promise<readonly CaseClocks[]>;
  /** What cannot have happened so, or is counted by no limit, in sentences. */
  faults(timeline: Timeline): readonly TimelineFault[];
  /** Cases whose events, or the clocks and steps kept of them, are not what their documents say. */
  check(follow?: Follow): Promise<readonly DifferingEvents[]>;
}

const CHECKED_AT_ONCE = 200;

export function createCaseEvents({
  archive,
  happened,
  counting,
  written,
  writtenDiffers,
}: CaseEventsDeps): CaseEvents {
  const { db, clock } = archive;

  const caseOf = (on: Db, caseId: string) =>
    on
      .selectFrom('cases')
      .select(['serial', 'clue_on', 'procedure'])
      .where('id', '=', caseId)
      .executeTakeFirst();

  async function derive(on: Db, caseId: string, clueOn: string): Promise<DerivedCase> {
    const told = await happened(on, caseId);
    return { timeline: timelineOf({ clueOn, ...told }, counting()), documents: told.documents };
  }

  const count = (timeline: Timeline, procedure: string): readonly Clock[] =>
    clocksOf(timeline, { ...counting(), today: clock.today(), summary: procedure === 'summary' });

  async function refresh(tx: Tx, caseId: string): Promise<StageFacts> {
    const found = await caseOf(tx, caseId);
    if (found === undefined) throw new Error(`no case ${caseId}`);
    const derived = await derive(tx, caseId, found.clue_on);
    const { timeline } = derived;
    await writeEvents(tx, caseId, timeline);
    await writeClocks(tx, caseId, count(timeline, found.procedure));
    await written(tx, caseId, derived);
    return stageOf(timeline);
  }

  const { missing, fill, begin, settle } = createMakeEvents({ archive, counting, refresh, count });

  /** Whether what is kept of a case is what today's rules give. */
  async function isKept(on: Db, serial: number): Promise<boolean> {
    const { events, clocks } = basisOf(counting());
    const made = await readMadeBy(on);
    if (made?.rules !== events || (made.after ?? serial) < serial) return false;
    return (await readCountedBy(on)) === clocks;
  }

  const read = (caseId: string) =>
    archive.read(async (reader) => {
      const found = await caseOf(reader, caseId);
      if (found === undefined) return undefined;
      const { serial, clue_on: clueOn, procedure } = found;
      const kept = (await isKept(reader, serial)) ? await eventsOf(reader, caseId) : [];
      // Every case has its clue.
      const timeline = kept.length > 0 ? kept : (await derive(reader, caseId, clueOn)).timeline;
      return { timeline, procedure };
    });

  async function clocksIn(caseIds: readonly string[]): Promise<readonly CaseClocks[]> {
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

  /** Whether what is kept of a case differs from what its documents say. */
  async function differs(on: Db, caseId: string): Promise<boolean> {
    const found = await caseOf(on, caseId);
    if (found === undefined) return false;
    const asRows = (timeline: Timeline): string => JSON.stringify(rowsOf(caseId, timeline));
    const derived = await derive(on, caseId, found.clue_on);
    const { timeline } = derived;
    if (asRows(await eventsOf(on, caseId)) !== asRows(timeline)) return true;
    if (!(await areClocksKept(on, caseId, count(timeline, found.procedure)))) return true;
    return writtenDiffers(on, caseId, derived);
  }

  return {
    faults: (timeline) => [
      ...timelineFaults(timeline, clock.today()),
      ...countedFaults(timeline, { ...counting(), today: clock.today() }),
    ],
    refresh,
    missing,
    fill,
    begin,
    settle,
    clocksIn,
    timeline: async (caseId) => (await read(caseId))?.timeline ?? [],
    async clocks(caseId) {
      const found = await read(caseId);
      return found === undefined ? [] : count(found.timeline, found.procedure);
    },
    async dueFirst(limit) {
      await settle();
      const today = clock.today();
      const passing = counting()
        .limits.all()
        .flatMap(({ id, nature }) => (nature === 'passes' ? [id] : []));
      const soon = addDays(today, MEASURE_SOON_DAYS);
      return clocksIn([
        ...new Set([
          ...(await casesDueBy(db, measureRules, soon, limit)),
          ...(await casesDueFirst(db, limit, { today, passing: [...new Set(passing)] })),
        ]),
      ]);
    },
    async check({ signal, report } = {}) {
      await fill({ signal, report });
      await settle();
      const differing: DifferingEvents[] = [];
      const total = await countCasesAfter(db, 0);
      let current = 0;
      for (let after = 0; ;) {
        const next = await casesAfter(db, after, CHECKED_AT_ONCE);
        const last = next.at(-1);
        if (last === undefined) return differing;
        const check = (some: Iterable<(typeof next)[number]>) =>
          archive.read(async (reader) => {
            for (const { id: caseId, case_number: caseNumber } of some)
              if (await differs(reader, caseId)) differing.push({ caseId, caseNumber });
          });
        await inTurns(next, check, signal);
        current += next.length;
        report?.({ current, total });
        after = last.serial;
      }
    },
  };
}
