import type { Actor } from '#shared/contract/session.ts';
import type { ToldEvent, TraitsView, WayView } from '#shared/contract/way.ts';
import { eventRule } from '#shared/domain/procedure/events/procedure-event.ts';
import type { DocumentKind } from '#shared/domain/procedure/timeline/document-kind.ts';
import type { Lane } from '#shared/domain/procedure/stages/lane.ts';
import { kindsOnWay } from '#shared/domain/procedure/stages/kinds-on-way.ts';
import { answersOf } from '#shared/domain/procedure/stages/answers.ts';
import {
  endsRemedy,
  outcomeDetail,
  outcomeRule,
  type RemedyOutcome,
} from '#shared/domain/procedure/events/remedy-outcome.ts';
import {
  mayBeTold,
  type TellableEvent,
  tellableFrom,
  tellableRule,
} from '#shared/domain/procedure/events/told-events.ts';
import type { Unserved } from '#shared/domain/service/unserved.ts';
import { chineseDate, type IsoDate } from '#shared/lib/date.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { requireRevision } from '#shared/lib/revision.ts';
import { newId } from '../../platform/ids.ts';
import type { Tx } from '../../platform/sqlite/open.ts';
import type { Archive } from '../archive/archive.ts';
import { findTold, insertTold, toldOfCase, withdrawTold } from './told-events.repository.ts';
import { departuresOf, insertDeparture, withdrawDeparture } from './departures.repository.ts';
import { traitsOf, writeTraits } from './traits.repository.ts';
import { type PartyWay, wayOfCase, waysOfCase, type WaySources } from './way-of-case.ts';
import { type FormOf, waysView } from './way-view.ts';

export { toldAbout, toldEvents } from './told-events.repository.ts';
export type { WaySources } from './way-of-case.ts';
export { createKeptWays, type KeptWays } from './kept-ways.ts';
export type { ShownStep } from './kept-ways.repository.ts';

/** What somebody tells of a case. */
export interface Telling {
  readonly event: TellableEvent;
  readonly on: IsoDate;
  readonly detail: string;
  /** how 复议 or 诉讼 ended */
  readonly outcome?: RemedyOutcome | undefined;
  /** the last day set for making a decision anew */
  readonly redoBy?: IsoDate | undefined;
  readonly attachmentId?: string | undefined;
  /** of a case of several parties: which further one */
  readonly partyId?: string | undefined;
}

/** 程序: where a case stands on its way, what comes next, what was told of it and what was left out. */
export interface Procedure {
  /** Of one party of several (absent: the first); what is missing, of all of them. Errors: `not-found`. */
  way(caseId: string, partyId?: string): Promise<WayView>;
  /** The documents the way of a case takes, done or ahead, whichever party takes it. Errors: `not-found`. */
  kindsOnWay(caseId: string): Promise<ReadonlySet<DocumentKind>>;
  told(caseId: string): Promise<readonly ToldEvent[]>;
  /** Errors: `invalid-input` for a day that cannot be, `blocked-by-rule` for what cannot have happened yet. */
  tell(actor: Actor, caseId: string, telling: Telling): Promise<ToldEvent>;
  /** Errors: `not-found`. */
  withdraw(actor: Actor, caseId: string, toldId: string, reason: string): Promise<void>;
  /** Errors: `not-found` for a step that is none, `blocked-by-rule` for one that is done. */
  depart(
    actor: Actor,
    caseId: string,
    departure: {
      readonly lane: string;
      readonly step: string;
      readonly startId?: string | undefined;
      readonly reason: string;
    },
  ): Promise<void>;
  /** Errors: `not-found` for what was taken back already or lies in another case. */
  withdrawDeparture(actor: Actor, caseId: string, departureId: string, reason: string): Promise<void>;
  traits(caseId: string): Promise<TraitsView>;
  /** Errors: `conflict` when somebody else was first, `invalid-input` without a reason for what is major, or is no longer. */
  setTraits(actor: Actor, caseId: string, traits: TraitsView): Promise<TraitsView>;
  /** `own`: the bureau's */
  lanes(): readonly { readonly lane: Lane; readonly own: boolean }[];
  /** What the form of a kind is called. */
  nameOf(kind: DocumentKind): string;
}

export interface ProcedureDeps {
  readonly archive: Archive;
  readonly sources: WaySources;
  readonly ownLanes: ReadonlySet<Lane>;
  /** by the edition of the case */
  readonly formsOf: (caseId: string) => Promise<FormOf>;
  readonly nameOf: (kind: DocumentKind) => string;
  /** services that are missing by now; the register of service comes after, so it is asked for here */
  readonly unserved: (caseId: string) => Promise<readonly Unserved[]>;
  /** the party of the entry of a case */
  readonly nameOfParty: (caseId: string) => Promise<string>;
  /** writes anew what is read off a case, inside the act that changed it */
  readonly refresh: (tx: Tx, caseId: string) => Promise<void>;
}

export function createProcedure({
  archive,
  sources,
  ownLanes,
  formsOf,
  nameOf,
  unserved,
  nameOfParty,
  refresh,
}: ProcedureDeps): Procedure {
  const { db, clock } = archive;
  const found = (caseId: string): Promise<readonly PartyWay[]> =>
    archive.read((reader) => waysOfCase(reader, caseId, sources));

  return {
    async way(caseId, partyId) {
      return waysView(await found(caseId), partyId, {
        formOf: await formsOf(caseId),
        unserved: await unserved(caseId),
        firstName: await nameOfParty(caseId),
      });
    },
    async kindsOnWay(caseId) {
      const ways = await found(caseId);
      return new Set(ways.flatMap(({ way, situation }) => [...kindsOnWay(way, situation)]));
    },
    told: (caseId) => toldOfCase(db, caseId),
    async tell(actor, caseId, { event, on, detail: said, outcome, redoBy, attachmentId, partyId }) {
      const { situation } = await archive.read((reader) => wayOfCase(reader, caseId, sources, partyId));
      refuseDay(situation.timeline[0]?.on, on, clock.today());
      const { happened } = answersOf(situation);
      const { words } = eventRule(event);
      if (!mayBeTold(event, happened)) {
        const before = tellableRule(event).after.map((one) => `“${eventRule(one).words}”`);
        throw new ProblemError(
          'blocked-by-rule',
          `还不能登记“${words}”：案件里还没有${before.join('或者')}，请先登记或者核对。`,
          { event },
        );
      }
      const first = tellableFrom(event, situation.timeline);
      if (first !== undefined && on < first.on)
        throw new ProblemError(
          'blocked-by-rule',
          `“${words}”的日期${chineseDate(on)}早于“${eventRule(first.event).words}”的${chineseDate(first.on)}，不可能在它之前，请核对日期；写错的是“${eventRule(first.event).words}”的日期的，先更正文书。`,
          { event, field: 'on' },
        );
      const detail = detailOf({ event, on, outcome, redoBy, detail: said });
      const told = {
        id: newId(),
        caseId,
        event,
        on,
        detail,
        attachmentId,
        partyId,
        toldAt: clock.now(),
        toldBy: actor.name,
      };
      return archive.act(actor, async (tx) => {
        await insertTold(tx, told);
        await refresh(tx, caseId);
        return {
          value: told,
          act: {
            act: 'procedure.tell',
            sentence: `登记${chineseDate(on)}${words}${detail === '' ? '' : `：${detail}`}`,
            caseId,
            details: { told },
          },
        };
      });
    },
    withdraw: (actor, caseId, toldId, reason) =>
      archive.act(actor, async (tx) => {
        const told = await findTold(tx, toldId);
        if (told?.caseId !== caseId)
          throw new ProblemError('not-found', '没有找到这条登记，它可能已经撤销，请刷新。');
        await withdrawTold(tx, toldId, { at: clock.now(), by: actor.name, reason });
        await refresh(tx, told.caseId);
        return {
          value: undefined,
          act: {
            act: 'procedure.withdraw',
            sentence: `撤销登记的${chineseDate(told.on)}${eventRule(told.event).words}，理由：${reason}`,
            caseId: told.caseId,
            details: { told, reason },
          },
        };
      }),
    async depart(actor, caseId, { lane, step, startId, reason }) {
      // A party that has done a step does not keep another from leaving it out.
      const steps = (await found(caseId)).flatMap(({ way }) =>
        way.runs
          .filter((run) => run.lane.id === lane && run.start?.documentId === startId)
          .flatMap((run) => run.steps.filter((one) => one.step.id === step)),
      );
      const status = steps.find(({ state }) => state !== 'done' && state !== 'off') ?? steps[0];
      if (status === undefined)
        throw new ProblemError('not-found', '案件的程序里没有这个步骤，请刷新后再试。', { lane, step });
      if (status.state === 'done' || status.state === 'off')
        throw new ProblemError(
          'blocked-by-rule',
          `“${status.step.name}”${status.state === 'done' ? '已经完成' : '不是本案要走的步骤'}，不需要说明。`,
        );
      if (status.departure !== undefined)
        throw new ProblemError(
          'blocked-by-rule',
          `“${status.step.name}”已经由${status.departure.by}说明不办理。要改写理由的，先撤销原来的说明。`,
        );
      await archive.act(actor, async (tx) => {
        const id = newId();
        await insertDeparture(tx, caseId, { id, lane, step, startId, reason, by: actor.name }, clock.now());
        await refresh(tx, caseId);
        return {
          value: undefined,
          act: {
            act: 'procedure.depart',
            sentence: `没有办理“${status.step.name}”，理由：${reason}`,
            caseId,
            details: { id, lane, step, startId, reason },
          },
        };
      });
    },
    withdrawDeparture: (actor, caseId, departureId, reason) =>
      archive.act(actor, async (tx) => {
        const said = (await departuresOf(tx, caseId)).find(
          ({ id, withdrawn }) => id === departureId && withdrawn === undefined,
        );
        if (said === undefined)
          throw new ProblemError('not-found', '没有找到这条说明，它可能已经撤销，请刷新。');
        await withdrawDeparture(tx, departureId, { at: clock.now(), by: actor.name, reason });
        await refresh(tx, caseId);
        return {
          value: undefined,
          act: {
            act: 'procedure.depart-withdraw',
            sentence: `撤销不办理“${stepName(sources.lanes, said)}”的说明，理由：${reason}`,
            caseId,
            details: { said, reason },
          },
        };
      }),
    traits: (caseId) => traitsOf(db, caseId),
    setTraits: (actor, caseId, { revision, ...traits }) =>
      archive.act(actor, async (tx) => {
        const before = await traitsOf(tx, caseId);
        requireRevision('案件的程序事项', before, revision);
        requireReason(before, traits);
        const after: TraitsView = { ...traits, revision: revision + 1 };
        await writeTraits(tx, caseId, after, { at: clock.now(), by: actor.name });
        await refresh(tx, caseId);
        return {
          value: after,
          act: {
            act: 'procedure.traits',
            sentence: `程序事项：${traitWords(after)}`,
            caseId,
            details: { before, after },
          },
        };
      }),
    lanes: () => sources.lanes.map((lane) => ({ lane, own: ownLanes.has(lane) })),
    nameOf,
  };
}

/** What is kept of the end of 复议 or 诉讼 says how it ended. Errors: `invalid-input` where nobody chose it, or for a last day that cannot be. */
function detailOf({ event, on, outcome, redoBy, detail: said }: Telling): string {
  const redo = endsRemedy(event) && outcome !== undefined && outcomeRule(outcome).redo === true;
  if (redoBy !== undefined && !redo)
    throw new ProblemError(
      'invalid-input',
      '只有责令重新作出的复议决定、裁判才有重新作出的期限，请核对结果。',
      {
        field: 'redoBy',
      },
    );
  // 在N日内: the day it begins with does not count, so that the last one comes after it.
  if (redoBy !== undefined && redoBy <= on)
    throw new ProblemError(
      'invalid-input',
      `重新作出的最后一天${chineseDate(redoBy)}不晚于复议、诉讼终结的${chineseDate(on)}，请核对。`,
      { field: 'redoBy' },
    );
  if (!endsRemedy(event)) return said;
  if (outcome === undefined)
    throw new ProblemError('invalid-input', '请选择复议、诉讼的结果：维持、变更、撤销等。', {
      field: 'outcome',
    });
  return outcomeDetail(outcome, said, redoBy);
}

/** A step is called as an edition of its lane calls it, or by its id where none has it any more. */
const stepName = (
  lanes: readonly Lane[],
  { lane, step }: { readonly lane: string; readonly step: string },
): string =>
  lanes.flatMap(({ id, steps }) => (id === lane ? steps : [])).find(({ id }) => id === step)?.name ?? step;

/** What puts a case under 程序规定第五十条 is said with its reason, and so is what takes it out again. */
function requireReason(before: TraitsView, { major, majorReason }: Omit<TraitsView, 'revision'>): void {
  if ((!major && !before.major) || majorReason.trim() !== '') return;
  throw new ProblemError(
    'invalid-input',
    major
      ? '请写明为什么属于应当法制审核和集体讨论的案件。'
      : '请写明为什么不再属于应当法制审核和集体讨论的案件。',
    { field: 'majorReason' },
  );
}

const traitWords = ({ major, majorReason, refund }: TraitsView): string =>
  [
    `${major ? '属于' : '不属于'}应当法制审核、集体讨论的案件${majorReason.trim() === '' ? '' : `（${majorReason.trim()}）`}`,
    refund ? '有应当退还的多收价款' : '没有应当退还的多收价款',
  ].join('；');

function refuseDay(clueOn: IsoDate | undefined, on: IsoDate, today: IsoDate): void {
  if (on > today)
    throw new ProblemError(
      'invalid-input',
      `日期${chineseDate(on)}晚于今天（${chineseDate(today)}），请核对。`,
      {
        field: 'on',
      },
    );
  if (clueOn !== undefined && on < clueOn)
    throw new ProblemError(
      'invalid-input',
      `日期${chineseDate(on)}早于发现线索、收到材料的日期（${chineseDate(clueOn)}），请核对。`,
      { field: 'on' },
    );
}
