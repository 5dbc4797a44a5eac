import type { Actor } from '#shared/contract/session.ts';
import {
  type Consulted,
  type ConsultationWay,
  type FetchedFor,
  sameConsultationMs,
  wayOfFetching,
} from '#shared/domain/consultations/consultation.ts';
import { addDays, type IsoDate, type IsoInstant } from '#shared/lib/date.ts';
import type { Elapsed } from '../../platform/clock.ts';
import { newId } from '../../platform/ids.ts';
import type { Reader, Tx } from '../../platform/sqlite/open.ts';
import type { NewRow } from '../../platform/sqlite/tables.ts';
import type { ConsultedId } from '../../rpc/consulted-id.ts';
import { type Archive, PROGRAM } from '../archive/archive.ts';
import { closeDays } from './closed-days.ts';
import {
  declaredPurpose,
  insertConsultation,
  isClosedDay,
  prolongConsultation,
} from './consultations.repository.ts';

export interface LogDeps {
  readonly archive: Archive;
  readonly elapsed: Elapsed;
  readonly find: (db: Reader, ids: readonly ConsultedId[]) => Promise<readonly Consulted[]>;
}

/** One consultation that may go on, as it is kept and as it was last written. */
interface Running {
  readonly ids: readonly string[];
  readonly day: IsoDate;
  readonly gapMs: number;
  lastMs: number;
  until: IsoInstant;
  times: number;
  isWritten: boolean;
}

interface Heard {
  readonly actor: Actor;
  readonly asked: ConsultedId;
  readonly fetchedFor: FetchedFor;
  readonly at: IsoInstant;
  /** when that was, by the time that goes by */
  readonly ms: number;
  readonly day: IsoDate;
  readonly purpose?: string;
  /** how often it could not be written */
  readonly tries?: number;
}

/** A line to be entered. */
interface Entry {
  readonly id: string;
  readonly of: Consulted;
  readonly way: ConsultationWay;
  readonly purpose: string;
}

/** What is about to be entered, and goes on meanwhile. */
interface Made {
  readonly key: string;
  readonly heard: Heard;
  readonly entries: readonly Entry[];
  readonly gapMs: number;
  lastMs: number;
  until: IsoInstant;
  times: number;
}

const rowOf = (
  { actor, at, day }: Heard,
  { id, of, way, purpose }: Entry,
  so: { readonly until: IsoInstant; readonly times: number },
): NewRow<'consultations'> => ({
  ...{ id, day, way, purpose, ...so },
  case_id: of.caseId,
  person_id: actor.id,
  person_name: actor.name,
  kind: of.kind,
  thing_id: of.id,
  thing_name: of.name,
  since: at,
});

/** What could not be written is kept for the next try, so many at most. */
const KEPT = 1_000;
const TRIES = 5;

/** What went on is written at the latest after so long. */
const PROLONG_MS = 60_000;

const keyOf = (actor: Actor, { key, id }: ConsultedId, fetchedFor: FetchedFor): string =>
  [actor.id, key, id, fetchedFor ?? ''].join(' ');

/**
 * Hears everything that passes the door and writes each consultation once. Who looks waits for no writing: what is heard
 * is written right behind the answer, many at once where a screen asks for much. A consultation that goes on is one row,
 * whose end is written now and then.
 */
export function createConsultationLog({ archive, elapsed, find }: LogDeps) {
  const running = new Map<string, Running>();
  /** Purposes of today by person and case: what is entered later bears them too. */
  const purposes = new Map<string, string>();
  let heard: Heard[] = [];
  let writing: Promise<void> | undefined;
  let later: NodeJS.Timeout | undefined;
  let isClosed = false;
  let closedOn: IsoDate | undefined;

  /** True while it is the same consultation: then it only grows. */
  function goesOn(key: string, { at, ms, day }: Pick<Heard, 'at' | 'ms' | 'day'>): boolean {
    const found = running.get(key);
    if (found === undefined) return false;
    if (found.day !== day || ms - found.lastMs > found.gapMs) return false;
    found.lastMs = ms;
    found.until = at;
    found.times += 1;
    found.isWritten = false;
    later ??= setTimeout(() => {
      later = undefined;
      void write();
    }, PROLONG_MS).unref();
    return true;
  }

  /** One run at a time takes everything that is there, until nothing is. */
  const write = (): Promise<void> =>
    (writing ??= writeAll()
      .catch((error: unknown) => {
        archive.log.error('consultations.write', error);
      })
      .finally(() => {
        writing = undefined;
      }));

  async function writeAll(): Promise<void> {
    for (;;) {
      const taken = heard;
      heard = [];
      const grown = [...running.values()].filter((one) => !one.isWritten);
      if (taken.length === 0 && grown.length === 0) break;
      await enter(taken, grown).catch((error: unknown) => {
        // Whoever passes next tries again: a full disk is emptied, and what was heard meanwhile is not lost.
        const again = taken.map((one) => ({ ...one, tries: (one.tries ?? 0) + 1 }));
        heard = [...again.filter(({ tries }) => tries < TRIES), ...heard].slice(-KEPT);
        for (const one of grown) one.isWritten = false;
        throw error;
      });
    }
    forget();
    const today = archive.clock.today();
    if (closedOn === today) return;
    // Once a day, also where it cannot be done: an archive that waits for somebody's decision takes no act.
    closedOn = today;
    await closeDays(archive, PROGRAM);
  }

  async function enter(taken: readonly Heard[], grown: readonly Running[]): Promise<void> {
    const made: Made[] = [];
    for (const one of taken) {
      const key = keyOf(one.actor, one.asked, one.fetchedFor);
      // The same thing may be heard many times before the first of them is written.
      const first = made.findLast((other) => other.key === key);
      if (one.purpose === undefined && first !== undefined && one.ms - first.lastMs <= first.gapMs) {
        first.until = one.at;
        first.lastMs = one.ms;
        first.times += 1;
        continue;
      }
      if (one.purpose === undefined && goesOn(key, one)) continue;
      const found = await find(archive.db, [one.asked]);
      if (found.length === 0) continue;
      const entries = await entriesFor(one, found);
      const gapMs = Math.min(...entries.map(({ way }) => sameConsultationMs[way]));
      made.push({ ...{ key, heard: one, entries, gapMs }, until: one.at, lastMs: one.ms, times: 1 });
    }
    const ends = grown.map(({ ids, until, times }) => ({ ids, until, times }));
    // What grows from here on is written the next time.
    for (const one of grown) one.isWritten = true;
    await archive.unrecorded(async (tx) => {
      for (const { ids, until, times } of ends)
        for (const id of ids) await prolongConsultation(tx, id, { until, times });
      for (const { heard: one, entries, until, times } of made)
        for (const entry of entries)
          await insertConsultation(
            tx,
            rowOf({ ...one, day: await openDay(tx, one.day) }, entry, { until, times }),
          );
    });
    for (const { key, heard: one, entries, gapMs, until, lastMs, times } of made)
      running.set(key, {
        ids: entries.map(({ id }) => id),
        day: one.day,
        ...{ gapMs, lastMs, until, times, isWritten: true },
      });
  }

  /** Heard before midnight, and another program has closed the day before it is written: then it is entered behind it. */
  async function openDay(tx: Tx, day: IsoDate): Promise<IsoDate> {
    let open = day;
    while (await isClosedDay(tx, open)) open = addDays(open, 1);
    return open;
  }

  /** What has ended is not kept in memory. */
  function forget(): void {
    const now = elapsed();
    const today = archive.clock.today();
    for (const key of purposes.keys()) if (!key.endsWith(` ${today}`)) purposes.delete(key);
    for (const [key, one] of running) if (one.isWritten && now - one.lastMs > one.gapMs) running.delete(key);
  }

  async function entriesFor(
    { actor, fetchedFor, day, purpose }: Heard,
    found: readonly Consulted[],
  ): Promise<readonly Entry[]> {
    const entries: Entry[] = [];
    for (const of of found)
      entries.push({
        id: newId(),
        of,
        way: of.kind === 'package' ? 'exported' : wayOfFetching(of, fetchedFor),
        purpose: purpose ?? (await purposeOf(actor.id, of.caseId, day)),
      });
    return entries;
  }

  const purposeKey = (personId: string, caseId: string, day: IsoDate): string =>
    [personId, caseId, day].join(' ');

  async function purposeOf(personId: string, caseId: string, day: IsoDate): Promise<string> {
    const key = purposeKey(personId, caseId, day);
    const known = purposes.get(key);
    if (known !== undefined) return known;
    const declared = (await declaredPurpose(archive.db, { personId, caseId, day })) ?? '';
    purposes.set(key, declared);
    return declared;
  }

  async function settled(): Promise<void> {
    await writing;
    if (heard.length > 0) await write();
  }

  return {
    passed({
      actor,
      ids,
      fetchedFor,
    }: {
      readonly actor: Actor;
      readonly ids: readonly ConsultedId[];
      readonly fetchedFor?: FetchedFor;
    }): void {
      // On a write-protected archive nothing can be entered: whoever opens one has the disk in his hands.
      if (isClosed || archive.writeProtected || ids.length === 0) return;
      const when = { at: archive.clock.now(), ms: elapsed(), day: archive.clock.today() };
      const fresh = ids.filter((asked) => !goesOn(keyOf(actor, asked, fetchedFor), when));
      if (fresh.length === 0) return;
      heard.push(...fresh.map((asked) => ({ actor, asked, fetchedFor, ...when })));
      void write();
    },
    async declare(actor: Actor, caseId: string, purpose: string): Promise<void> {
      const day = archive.clock.today();
      archive.requireWritable();
      await settled();
      heard.push({
        ...{ actor, fetchedFor: undefined, at: archive.clock.now(), ms: elapsed(), day, purpose },
        asked: { key: 'caseId', id: caseId },
      });
      purposes.set(purposeKey(actor.id, caseId, day), purpose);
      // What is asked for next is a consultation for this purpose, not the one before.
      for (const key of running.keys()) if (key.startsWith(`${actor.id} `)) running.delete(key);
      await settled();
    },
    /** Whether the purpose was said today, as far as is remembered. */
    declared: (personId: string, caseId: string, day: IsoDate): boolean =>
      (purposes.get(purposeKey(personId, caseId, day)) ?? '') !== '',
    settled,
    async close(): Promise<void> {
      await settled();
      await write();
      isClosed = true;
      clearTimeout(later);
    },
  };
}
