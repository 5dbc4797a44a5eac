import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type CaseRights, type Person, tidyUnit } from '#shared/domain/people/access.ts';
import { desksOf, gapDesksOf } from '#shared/domain/procedure/stages/desks.ts';
import { hearingHost, type NamedPerson } from '#shared/domain/procedure/stages/hearing-host.ts';
import type { LaneRun } from '#shared/domain/procedure/stages/run-lane.ts';
import { answersOf } from '#shared/domain/procedure/stages/answers.ts';
import type { RegisterData, ServiceDuty } from '#shared/domain/service/register.ts';
import { present } from '#shared/lib/assert.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';
import { type Archive, readInfo, writeInfo } from '../archive/archive.ts';
import { type DerivedCase, type Follow, inTurns } from '../cases/cases.ts';
import {
  countLines,
  firstLines,
  gapsAt,
  type KeptWay,
  keptWayOf,
  markHearings,
  markSomeWays,
  markWaysOnDesks,
  type ShownGap,
  type ShownStep,
  stepsAt,
  waysToRenew,
  writeKeptWay,
} from './kept-ways.repository.ts';
import { keptWay } from './read-way.ts';
import { waysFrom, type WaySources } from './way-of-case.ts';
import type { FormOf } from './way-view.ts';

/** Rises when the same case gives another way than before. */
const NEWEST = 8;

const MADE_BY = 'case_ways_rules';
const MADE_FOR = 'case_ways_people';
const HOSTS_OF = 'case_ways_hosts';

const isOfHost = ({ steps }: LaneRun): boolean =>
  steps.some(({ step, state }) => step.by === 'hearing_host' && state === 'here');

/** What is next in every case and what every file lacks, kept so that the workbench opens no case. */
export interface KeptWays {
  /** Writes it anew for one case, inside the act that changes it, from what has just been derived. */
  write(tx: Tx, caseId: string, derived: DerivedCase): Promise<void>;
  /** How many cases wait to be made anew; beyond `most` nobody counts on. Marks what other rules or people have overtaken. */
  pending(most: number): Promise<number>;
  /** Makes those anew, a few at a time, going on where it stopped. */
  renew(follow?: Follow): Promise<number>;
  /** 待我处理 of a person, the most pressing first: `filing` is what is done with but for the archive. */
  stepsFor(
    person: Person | undefined,
    kind: 'step' | 'filing',
    limit: number,
  ): Promise<{ readonly total: number; readonly steps: readonly ShownStep[] }>;
  /** 案卷缺件 of a person: the ones that lack something longest first, closed ones last. */
  gapsFor(
    person: Person | undefined,
    limit: number,
  ): Promise<{ readonly total: number; readonly gaps: readonly ShownGap[] }>;
  /** Whether what is kept of a case is not what its documents say. */
  differs(db: Db, caseId: string, derived: DerivedCase): Promise<boolean>;
}

export interface KeptWaysDeps {
  readonly archive: Pick<Archive, 'db' | 'clock' | 'unrecorded'>;
  readonly sources: Pick<
    WaySources,
    'lanes' | 'counting' | 'today' | 'goods' | 'payments' | 'parties' | 'beginning'
  >;
  readonly formsIn: (edition: string) => FormOf;
  /** what has to be served, of the register of service; that comes after, so it is asked for here */
  readonly dutiesOf: (
    db: Db,
    caseId: string,
    about: Omit<RegisterData, 'attempts' | 'recipients'>,
  ) => Promise<readonly ServiceDuty[]>;
  readonly rightsOf: (db: Db, caseIds: readonly string[]) => Promise<readonly CaseRights[]>;
  /** events, clocks, stage and way of one case anew from its documents */
  readonly refresh: (tx: Tx, caseId: string) => Promise<unknown>;
  /** one word for the limits and the calendar */
  readonly countedBy: () => string;
  /** department of everybody who may handle cases, by id */
  readonly departments: () => Promise<ReadonlyMap<string, string>>;
  /** who is active */
  readonly people: (db: Db) => Promise<readonly NamedPerson[]>;
}

const AT_ONCE = 200;
const MARKED_AT_ONCE = 2_000;
const peopleSchema = z.record(z.string(), z.string());

export function createKeptWays(deps: KeptWaysDeps): KeptWays {
  const { archive, sources, formsIn, dutiesOf, rightsOf, refresh, countedBy, departments, people } = deps;
  const { db } = archive;
  const lanesWord = hashOf(JSON.stringify(sources.lanes));

  async function read(on: Db, caseId: string, { timeline, documents }: DerivedCase) {
    const begun = present(await sources.beginning(on, caseId), 'the case is there');
    const ways = await waysFrom(on, caseId, sources, { begun, timeline, documents, drafts: [] });
    const today = sources.today();
    const further = await sources.parties(on, caseId);
    const duties = await dutiesOf(on, caseId, {
      documents,
      timeline,
      party: begun.party,
      further: new Map(further.map(({ id, party }) => [id, party.name])),
      counting: sources.counting(),
      today,
    });
    const [rights] = await rightsOf(on, [caseId]);
    const holders = present(rights, 'the case is there');
    const hosted = ways.some(({ way }) => way.runs.some(isOfHost));
    const hosts = hosted ? await people(on) : [];
    const kept = keptWay(caseId, {
      ways,
      duties,
      holders,
      hostOf: ({ start }, situation) =>
        hearingHost(answersOf(situation, start).scope, documents, hosts, holders),
      formOf: formsIn(begun.edition),
      firstName: begun.party,
      today,
    });
    return { kept, hosted };
  }

  /** Other limits, another calendar, other ways: everything is made anew, a little at a time. */
  async function markOvertaken(): Promise<void> {
    const word = `${NEWEST.toString()} ${lanesWord} ${countedBy()}`;
    if ((await readInfo(db, MADE_BY, z.string())) !== word) {
      for (;;) if ((await archive.unrecorded((tx) => markSomeWays(tx, MARKED_AT_ONCE))) === 0) break;
      await archive.unrecorded((tx) => writeInfo(tx, MADE_BY, word));
    }
    await markMoved();
    await markRenamed();
  }

  const peopleWord = async (on: Db): Promise<string> => hashOf(JSON.stringify(await people(on)));

  /** Who came, left or is called otherwise now may be, or be no longer, the host that a paper names. */
  async function markRenamed(): Promise<void> {
    const word = await peopleWord(db);
    if ((await readInfo(db, HOSTS_OF, z.string())) === word) return;
    await archive.unrecorded(async (tx) => {
      await markHearings(tx);
      await writeInfo(tx, HOSTS_OF, word);
    });
  }

  /** Who is of another department now has his cases on other desks. */
  async function markMoved(): Promise<void> {
    const now = new Map([...(await departments())].map(([id, department]) => [id, tidyUnit(department)]));
    const before = new Map(Object.entries((await readInfo(db, MADE_FOR, peopleSchema)) ?? {}));
    const moved = [...now].filter(([id, department]) => before.get(id) !== department);
    if (moved.length === 0) return;
    await archive.unrecorded(async (tx) => {
      await markWaysOnDesks(
        tx,
        moved.filter(([id]) => before.has(id)).map(([id]) => `officer/${id}`),
      );
      await writeInfo(tx, MADE_FOR, Object.fromEntries(now));
    });
  }

  return {
    async write(tx, caseId, derived) {
      const { kept } = await read(tx, caseId, derived);
      await writeKeptWay(tx, caseId, kept);
    },
    async pending(most) {
      await markOvertaken();
      return (await waysToRenew(db, sources.today(), most)).length;
    },
    async renew({ signal, report } = {}) {
      let current = 0;
      for (;;) {
        const next = await waysToRenew(db, sources.today(), AT_ONCE);
        if (next.length === 0) return current;
        await inTurns(
          next,
          (some) =>
            archive.unrecorded(async (tx) => {
              for (const caseId of some) {
                await refresh(tx, caseId);
                current++;
              }
            }),
          signal,
        );
        report?.({ current, total: current + (await waysToRenew(db, sources.today(), AT_ONCE)).length });
      }
    },
    async stepsFor(person, kind, limit) {
      const lines = { kind, desks: desksOf(person) };
      return {
        total: await countLines(db, lines),
        steps: await stepsAt(db, await firstLines(db, lines, limit)),
      };
    },
    async gapsFor(person, limit) {
      const lines = { kind: 'gap' as const, desks: gapDesksOf(person) };
      return {
        total: await countLines(db, lines),
        gaps: await gapsAt(db, await firstLines(db, lines, limit)),
      };
    },
    async differs(on, caseId, derived) {
      const kept = await keptWayOf(on, caseId);
      // What the days have overtaken is made anew before anybody reads it.
      const changes = kept.way?.changes_on ?? undefined;
      if (changes !== undefined && changes <= sources.today()) return false;
      const anew = await read(on, caseId, derived);
      if (asText(kept) === asText(anew.kept)) return false;
      // Nor has anybody read yet what other people have overtaken.
      return !anew.hosted || (await readInfo(on, HOSTS_OF, z.string())) === (await peopleWord(on));
    },
  };
}

/** In one order, to be compared. */
const asText = ({ steps, lines, way }: KeptWay): string =>
  JSON.stringify([steps, lines.map((line) => JSON.stringify(line)).sort(), way]);

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
