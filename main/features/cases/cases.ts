import type * as z from 'zod';
import type { Case, caseFileInput, CaseInput } from '#shared/contract/cases.ts';
import type { OfficerRow } from '#shared/contract/people.ts';
import type { Actor } from '#shared/contract/session.ts';
import { caseChanges, factChanges } from '#shared/domain/cases/case-changes.ts';
import { handlersOn } from '#shared/domain/people/handling.ts';
import type { IsoDate } from '#shared/lib/date.ts';
import { changeWords } from '#shared/lib/changes.ts';
import { caseNumber } from '#shared/domain/cases/case-number.ts';
import { caseTitle } from '#shared/domain/cases/case-title.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { overwrittenSentence } from '#shared/lib/overwrite.ts';
import { requireRevision } from '#shared/lib/revision.ts';
import { newId } from '../../platform/ids.ts';
import type { Tx } from '../../platform/sqlite/open.ts';
import { type Archive, lastDone } from '../archive/archive.ts';
import type { People } from '../people/people.ts';
import type { Settings } from '../settings/settings.ts';
import type { CaseEvents } from './case-events.ts';
import { caseIn, caseNotFound } from './case-in.ts';
import { cleaned, refuseBadCase } from './check-case.ts';
import { changesOf } from './handling.repository.ts';
import { type NamedHandling, namedHandling } from './named-handling.ts';
import { refuseRecused } from './officer-changes.ts';
import { type CasePage, type CaseQuery, countCases, listCases } from './case-list.repository.ts';
import { type CaseNumberStart, caseSeries, type CaseSeries, setCaseNumberStart } from './case-numbers.ts';
import {
  drawNumber,
  findEntry,
  findFacts,
  insertCase,
  type ClosedCase,
  listClosedCases,
  listOpenCases,
  namesOf,
  officerIdsOf,
  numbersOf,
  titlesOf,
  type OpenCase,
  updateCase,
  updateFacts,
  updateStage,
} from './cases.repository.ts';

export { caseRights } from './case-rights.ts';
export { createHandling, type Handling } from './handling.ts';
export { changesOf as officerChangesOf } from './handling.repository.ts';
export { casesToJoin } from './cases-to-join.ts';
export { fillAtOpening, REBUILD, rebuildJob } from './rebuild-events.ts';
export { openCasesOf } from './open-cases-of.ts';
export { createParties, type FurtherParty, furtherParties, type Parties } from './parties.ts';
export { createRecusals, type Recusals } from './recusals.ts';
export { renewSearch } from './renew-search.ts';
export { createRunningClocks, type RunningClocks } from './running-clocks.ts';
export { type CaseClocks, type CaseEvents, createCaseEvents, type DerivedCase } from './case-events.ts';
export { beginningOf, type CaseBeginning } from './case-events.repository.ts';
export { basisOf } from './events-basis.ts';
export { type Follow } from './make-events.ts';
export { inTurns } from './in-turns.ts';
export { skipLostCaseNumbers } from './case-numbers.ts';
export { knownCases, type OpenCase } from './cases.repository.ts';
export type CaseFileInput = z.output<typeof caseFileInput>;
/** What a clerk enters of a case, without the facts that its documents print. */
export type CaseEntry = Omit<CaseInput, 'facts'>;
type Facts = Readonly<Record<string, string>>;

/** 案件: from 案源 to 结案. */
export interface Cases {
  /** Draws the next number of the year. Errors: `invalid-input` names the field, `blocked-by-rule` the officers. */
  create(actor: Actor, input: CaseInput): Promise<Case>;
  /** The same with officers named by 执法证号. */
  createFromFile(actor: Actor, input: CaseFileInput): Promise<Case>;
  list(query: CaseQuery): Promise<CasePage>;
  /** How many the archive holds. */
  count(): Promise<number>;
  get(caseId: string): Promise<Case>;
  /** Changes the entry; `revision` is the one the change began from. Errors: `conflict` when somebody else was first. */
  update(actor: Actor, caseId: string, revision: number, input: CaseEntry): Promise<Case>;
  /**
   * Changes the facts named and keeps the others; an empty text takes a fact out. `known` is what they said when the
   * writer began; what is not named there was empty. Errors: `conflict` when one says something else by now.
   */
  updateFacts(actor: Actor, caseId: string, facts: Facts, known: Facts): Promise<Case>;
  /** Writes anew what happened in a case, its clocks, stage and dates, inside the act that changed it. */
  refresh(tx: Tx, caseId: string): Promise<void>;
  /** 案号 of one year. */
  numberSeries(year: number): Promise<CaseSeries>;
  /** A register begun on paper goes on at a number. Errors: `blocked-by-rule` once a case of the year is there. */
  setNumberStart(actor: Actor, start: CaseNumberStart): Promise<void>;
  /** Cases that are not closed, the most recently changed first. */
  open(limit: number): Promise<readonly OpenCase[]>;
  /** Closed ones, the last changed first. */
  closed(limit: number): Promise<readonly ClosedCase[]>;
  /** Who handles the case on this day; the day of a change belongs to those who come. */
  officersOn(caseId: string, day: IsoDate): Promise<readonly OfficerRow[]>;
  /** Who handles it, who did, and who has been taken off it, by name: as documents name them. */
  handlingOf(caseId: string): Promise<NamedHandling>;
  /** Ids of the officers of each case. */
  officersOf(caseIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** By id; an unknown id is left out. */
  titles(caseIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** 案号, likewise. */
  numbers(caseIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

export interface CasesDeps {
  readonly archive: Archive;
  readonly people: People;
  readonly settings: Settings;
  /** Edition of the templates that new cases begin with. */
  readonly edition: string;
  readonly events: Pick<CaseEvents, 'refresh'>;
}

const UPDATE_FACTS = 'cases.update-facts';

export function createCases({ archive, people, settings, edition, events }: CasesDeps): Cases {
  const { db, clock } = archive;
  const officersOf = (ids: readonly string[]): Promise<OfficerRow[]> => people.several([...new Set(ids)]);

  const get = (caseId: string): Promise<Case> => caseIn(db, people, caseId);

  async function create(actor: Actor, input: CaseInput): Promise<Case> {
    const { officerIds, ...entered } = cleaned(input);
    const officers = await officersOf(officerIds);
    refuseBadCase(entered, officers, [], clock.today());
    const { abbreviation } = await settings.bureau();
    const year = Number(clock.today().slice(0, 4));
    return archive.act(actor, async (tx) => {
      const sequence = await drawNumber(tx, year);
      const theCase: Case = {
        ...entered,
        id: newId(),
        caseNumber: caseNumber(abbreviation, year, sequence),
        title: caseTitle(entered.party.name, entered.cause),
        stage: 'clue',
        edition,
        officers,
        createdAt: clock.now(),
        updatedAt: clock.now(),
        revision: 1,
        enteredAt: clock.now(),
        enteredBy: actor.name,
      };
      await insertCase(tx, { theCase, year, sequence, registeredBy: actor.id });
      await events.refresh(tx, theCase.id);
      return {
        value: theCase,
        act: {
          act: 'cases.create',
          sentence: `登记案件${theCase.caseNumber}：${theCase.title}，办案人员${namesOf(officers)}`,
          caseId: theCase.id,
          details: { case: theCase },
        },
      };
    });
  }

  return {
    create,
    async createFromFile(actor, { officers, ...input }) {
      const named = await Promise.all(officers.map((number) => people.byCertificate(number)));
      return create(actor, { ...input, officerIds: named.map((officer) => officer.id) });
    },
    numberSeries: (year) => caseSeries(db, year),
    setNumberStart: (actor, start) => setCaseNumberStart(archive, actor, start),
    list: (query) => listCases(db, query),
    get,
    async update(actor, caseId, revision, input) {
      const before = await get(caseId);
      const { officerIds, ...entered } = cleaned(input);
      const officers = await officersOf(officerIds);
      refuseBadCase(entered, officers, before.officers, clock.today());
      return archive.act(actor, async (tx) => {
        const entry = await findEntry(tx, caseId);
        if (entry === undefined) throw caseNotFound(caseId);
        requireRevision(`案件${before.caseNumber}的登记`, entry, revision);
        await refuseUndatedChange(tx, before, officers);
        const theCase: Case = {
          ...before,
          ...entered,
          facts: (await findFacts(tx, caseId)) ?? {},
          title: caseTitle(entered.party.name, entered.cause),
          officers,
          updatedAt: clock.now(),
          revision: revision + 1,
          enteredAt: clock.now(),
          enteredBy: actor.name,
        };
        if (!(await updateCase(tx, theCase))) throw caseNotFound(caseId);
        await events.refresh(tx, caseId);
        const changes = caseChanges({ ...before, facts: theCase.facts }, theCase);
        return {
          value: theCase,
          act: {
            act: 'cases.update',
            sentence: `修改案件${theCase.caseNumber}的登记：${changeWords(changes)}`,
            caseId,
            details: { case: theCase, changes },
          },
        };
      });
    },
    async updateFacts(actor, caseId, facts, known) {
      await archive.act(actor, async (tx) => {
        const before = await findFacts(tx, caseId);
        if (before === undefined) throw caseNotFound(caseId);
        await refuseOverwritten(tx, caseId, { stored: before, facts, known });
        const after = merged(before, facts);
        await updateFacts(tx, caseId, after, clock.now());
        const changes = factChanges(before, after);
        return {
          value: undefined,
          act: {
            act: UPDATE_FACTS,
            sentence: `填写案件事实：${changeWords(changes)}`,
            caseId,
            details: { facts, changes },
          },
        };
      });
      return get(caseId);
    },
    async refresh(tx, caseId) {
      const stage = await events.refresh(tx, caseId);
      if (!(await updateStage(tx, caseId, stage, clock.now()))) throw caseNotFound(caseId);
    },
    async officersOn(caseId, day) {
      const { officers } = await get(caseId);
      const changes = await changesOf(db, caseId);
      return changes.length === 0
        ? officers
        : people.several(handlersOn({ now: officers.map(({ id }) => id), changes }, day));
    },
    handlingOf: async (caseId) => namedHandling(db, await get(caseId), officersOf),
    count: () => countCases(db),
    open: (limit) => listOpenCases(db, limit),
    closed: (limit) => listClosedCases(db, limit),
    officersOf: (caseIds) => officerIdsOf(db, caseIds),
    titles: (caseIds) => titlesOf(db, caseIds),
    numbers: (caseIds) => numbersOf(db, caseIds),
  };
}

/**
 * Until a case is filed its officers are corrected as they were entered; afterwards they change on a day, with a reason.
 * Errors: `blocked-by-rule`.
 */
async function refuseUndatedChange(tx: Tx, before: Case, officers: readonly OfficerRow[]): Promise<void> {
  const same = before.officers.map(({ id }) => id).join() === officers.map(({ id }) => id).join();
  if (same) return;
  if (before.stage !== 'clue' || (await changesOf(tx, before.id)).length > 0)
    throw new ProblemError(
      'blocked-by-rule',
      '办案人员的变动要写明从哪天起和理由：请在案件页的“办案人员”处登记更换。',
      { field: 'officerIds' },
    );
  await refuseRecused(tx, before.id, officers);
}

const merged = (
  known: Readonly<Record<string, string>>,
  changed: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(Object.entries({ ...known, ...changed }).filter(([, text]) => text !== ''));

/** Facts somebody else has written meanwhile are not written over; who means the same words is in nobody's way. */
async function refuseOverwritten(
  tx: Tx,
  caseId: string,
  { stored, facts, known }: { readonly stored: Facts; readonly facts: Facts; readonly known: Facts },
): Promise<void> {
  const moved = Object.entries(facts)
    .map(([key, mine]) => ({ key, mine, seen: known[key] ?? '', now: stored[key] ?? '' }))
    .filter(({ mine, seen, now }) => now !== seen && now !== mine);
  if (moved.length === 0) return;
  const changes = factChanges(
    Object.fromEntries(moved.map(({ key, seen }) => [key, seen])),
    Object.fromEntries(moved.map(({ key, now }) => [key, now])),
  );
  const about = (details: Readonly<Record<string, unknown>>): boolean => {
    const written = details['facts'];
    return typeof written === 'object' && written !== null && moved.some(({ key }) => key in written);
  };
  const by = await lastDone(tx, { caseId, acts: [UPDATE_FACTS], about });
  throw new ProblemError('conflict', overwrittenSentence('这里的内容', by, changes));
}
