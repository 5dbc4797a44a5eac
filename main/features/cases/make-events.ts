import type { Clock } from '#shared/domain/procedure/clocks.ts';
import type { Counting } from '#shared/domain/procedure/counting/counting.ts';
import type { Timeline } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import type { Tx } from '../../platform/sqlite/open.ts';
import type { Archive } from '../archive/archive.ts';
import {
  casesStopped,
  deleteClocksOfFiled,
  runningCases,
  proceduresOf,
  writeClocksOfCases,
} from './case-clocks.repository.ts';
import { announcedCases, eventsOfCases } from './case-events.repository.ts';
import { casesAfter, countCasesAfter, countSomeCasesAfter } from './cases-in-turn.ts';
import {
  basisOf,
  readCountedBy,
  readCountedOn,
  readMadeBy,
  writeCounted,
  writeMadeBy,
} from './events-basis.ts';
import { inTurns } from './in-turns.ts';

/** Long work: how far it is, and its end before its time. What is done stays done. */
export interface Follow {
  readonly signal?: AbortSignal | undefined;
  readonly report?: ((progress: { readonly current: number; readonly total: number }) => void) | undefined;
}

export interface MakeEventsDeps {
  readonly archive: Pick<Archive, 'db' | 'clock' | 'unrecorded'>;
  readonly counting: () => Counting;
  /** Events and clocks of one case from its documents. */
  readonly refresh: (tx: Tx, caseId: string) => Promise<unknown>;
  readonly count: (timeline: Timeline, procedure: string) => readonly Clock[];
}

/** Makes the events and clocks of many cases anew, where others would wait: a few at a time, going on where it stopped. */
export interface MakeEvents {
  /** How many cases have none by the rules of today; beyond `most` nobody counts on. */
  missing(most: number): Promise<number>;
  /** Makes those. */
  fill(follow?: Follow): Promise<number>;
  /** Lets `fill` make all of them. */
  begin(): Promise<void>;
  /** What follows from another calendar or other limits: services by announcement, and every clock. From another day: clocks that stand still. */
  settle(): Promise<void>;
}

const CASES_AT_ONCE = 200;
const COUNTED_AT_ONCE = 200;

export function createMakeEvents({ archive, counting, refresh, count }: MakeEventsDeps): MakeEvents {
  const { db } = archive;

  /** The serial of the last case whose events are of today's rules; undefined when all are. */
  async function madeUpTo(): Promise<number | undefined> {
    const made = await readMadeBy(db);
    return made?.rules === basisOf(counting()).events ? made.after : 0;
  }

  async function fill({ signal, report }: Follow = {}): Promise<number> {
    const { events: rules, clocks } = basisOf(counting());
    let after = await madeUpTo();
    if (after === undefined) return 0;
    const fromTheFirst = after === 0;
    const today = archive.clock.today();
    const total = await countCasesAfter(db, after);
    let current = 0;
    for (;;) {
      const next = await casesAfter(db, after, CASES_AT_ONCE);
      if (next.length === 0) break;
      await inTurns(
        next,
        (some) =>
          archive.unrecorded(async (tx) => {
            for (const { id, serial } of some) {
              await refresh(tx, id);
              after = serial;
              current++;
            }
            await writeMadeBy(tx, { rules, after });
          }),
        signal,
      );
      report?.({ current, total });
    }
    await archive.unrecorded(async (tx) => {
      await writeMadeBy(tx, { rules });
      if (fromTheFirst) await writeCounted(tx, clocks, today);
    });
    return current;
  }

  /** Whatever the stage: the day of an announced service belongs to what happened. */
  async function renewAnnounced(): Promise<void> {
    await inTurns(await announcedCases(db), (some) =>
      archive.unrecorded(async (tx) => {
        for (const caseId of some) await refresh(tx, caseId);
      }),
    );
  }

  /** The clocks of these cases anew, out of the events alone; a few in one transaction, so that nobody waits long. */
  async function recount(cases: readonly string[]): Promise<void> {
    for (let at = 0; at < cases.length; at += COUNTED_AT_ONCE) {
      const some = cases.slice(at, at + COUNTED_AT_ONCE);
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

  /** What they are counted by is noted when all are, so that an interruption begins anew. */
  async function bringUpToDate(): Promise<void> {
    const { clocks } = basisOf(counting());
    const today = archive.clock.today();
    if ((await readCountedBy(db)) !== clocks) {
      await renewAnnounced();
      await archive.unrecorded((tx) => deleteClocksOfFiled(tx));
      await recount(await runningCases(db));
    } else if ((await readCountedOn(db)) === today) return;
    else await recount(await casesStopped(db));
    await archive.unrecorded((tx) => writeCounted(tx, clocks, today));
  }

  /** Once for all who ask meanwhile. */
  let settling: Promise<void> | undefined;

  return {
    async missing(most) {
      const after = await madeUpTo();
      return after === undefined ? 0 : countSomeCasesAfter(db, after, most);
    },
    fill,
    begin: () => archive.unrecorded((tx) => writeMadeBy(tx, { rules: basisOf(counting()).events, after: 0 })),
    settle: () =>
      (settling ??= bringUpToDate().finally(() => {
        settling = undefined;
      })),
  };
}
