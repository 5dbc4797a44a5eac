import type { Case } from '#shared/contract/cases.ts';
import type { Recusal, RecusalInput, RecusalRequestInput } from '#shared/contract/handling.ts';
import type { OfficerRow } from '#shared/contract/people.ts';
import type { Actor } from '#shared/contract/session.ts';
import { capacityWords, recusalProblem } from '#shared/domain/people/separation.ts';
import { chineseDate, type IsoDate } from '#shared/lib/date.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { newId } from '../../platform/ids.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';
import type { Archive } from '../archive/archive.ts';
import type { Accounts, People } from '../people/people.ts';
import { caseIn } from './case-in.ts';
import { changesOf } from './handling.repository.ts';
import { namesOf, type OfficerChange, refuseDay, refuseHandlers, writeChange } from './officer-changes.ts';
import {
  insertRecusal,
  insertRequest,
  recusalsOf,
  requestsOf,
  withdrawRecusal,
  withdrawRequest,
} from './recusals.repository.ts';

/**
 * 回避: who asked, why, what was decided of it by whom and when. Another decision about the same person is another
 * entry, and the later one counts; what was entered in error is taken back with a reason.
 */
export interface Recusals {
  /** It is asked for; until it is decided, investigation goes on. Errors: `invalid-input`, `blocked-by-rule`. */
  ask(actor: Actor, caseId: string, input: RecusalRequestInput): Promise<void>;
  /**
   * Errors: `invalid-input` where those who decided could not (程序规定第四条第二款), or a day cannot be;
   * `blocked-by-rule` where fewer than two officers would be left and nobody takes over.
   */
  enter(actor: Actor, caseId: string, input: RecusalInput): Promise<void>;
  /** Errors: `not-found`. */
  withdraw(actor: Actor, caseId: string, recusalId: string, reason: string): Promise<void>;
}

export interface RecusalsDeps {
  readonly archive: Archive;
  readonly accounts: Pick<Accounts, 'get'>;
  readonly people: Pick<People, 'get' | 'several'>;
  /** whether a paper lies in the case; papers come after cases, so it is asked for */
  readonly holds: (caseId: string, attachmentId: string) => Promise<boolean>;
  /** what is kept of a case is made anew: nothing lies any more before who is taken off it */
  readonly refresh: (tx: Tx, caseId: string) => Promise<unknown>;
}

const LEAST = 2;

export function createRecusals({ archive, accounts, people, holds, refresh }: RecusalsDeps): Recusals {
  const { db, clock } = archive;

  async function refuseForeignPaper(caseId: string, attachmentId: string | undefined): Promise<void> {
    if (attachmentId === undefined || (await holds(caseId, attachmentId))) return;
    throw new ProblemError('invalid-input', '所选的材料不在本案中，请重新选择。', { field: 'attachmentId' });
  }

  /** Who handles the case once this person is off it; undefined where he does not. Errors: `blocked-by-rule`. */
  async function withoutOfficer(
    tx: Db,
    theCase: Case,
    { personId, decidedOn, reason }: RecusalInput,
    successor: OfficerRow | undefined,
  ): Promise<OfficerChange | undefined> {
    const { officers, stage } = theCase;
    const leaving = officers.find(({ id }) => id === personId);
    if (leaving === undefined || stage === 'closed') return undefined;
    const coming = officers.some(({ id }) => id === successor?.id) ? undefined : successor;
    const after = officers.flatMap((one) =>
      one.id !== personId ? [one] : coming === undefined ? [] : [coming],
    );
    if (after.length < LEAST)
      throw new ProblemError(
        'blocked-by-rule',
        `${leaving.name}回避以后，本案办案人员只剩${after.length.toString()}人，不得少于两人（行政处罚法第四十二条）。请同时选择由谁接办。`,
        { field: 'successorId' },
      );
    if (coming !== undefined) await refuseHandlers(tx, theCase, after, clock.today());
    const last = (await changesOf(tx, theCase.id)).at(-1);
    const on: IsoDate = last === undefined || last.on < decidedOn ? decidedOn : last.on;
    return { officers: after, on, reason: `${leaving.name}回避：${reason}` };
  }

  return {
    async ask(actor, caseId, input) {
      const theCase = await caseIn(db, people, caseId);
      const person = await accounts.get(input.personId);
      refuseDay(input.askedOn, theCase, clock.today(), 'askedOn');
      await refuseForeignPaper(caseId, input.attachmentId);
      const request = { ...input, id: newId(), personName: person.name };
      await archive.act(actor, async (tx) => {
        if (
          (await requestsOf(tx, caseId)).some(
            (one) => one.personId === person.id && one.capacity === input.capacity,
          )
        )
          throw new ProblemError(
            'blocked-by-rule',
            `${person.name}的回避申请已经登记，还没有决定。请先登记对它的决定。`,
            { field: 'personId' },
          );
        await insertRequest(tx, caseId, request, { at: clock.now(), by: actor.name });
        return {
          value: undefined,
          act: {
            act: 'cases.ask-recusal',
            caseId,
            sentence: `登记回避申请：${chineseDate(input.askedOn)}${askedWords(input, person.name)}；理由：${input.reason}`,
            details: { request },
          },
        };
      });
    },
    async enter(actor, caseId, input) {
      const theCase = await caseIn(db, people, caseId);
      const { personId, capacity, askedBy, askedOn, reason, attachmentId, granted, decidedOn, requestId } =
        input;
      const person = await accounts.get(personId);
      const deciders = await Promise.all([...new Set(input.deciderIds)].map((id) => accounts.get(id)));
      const problem = recusalProblem(person, deciders, capacity);
      if (problem !== undefined) throw new ProblemError('invalid-input', problem, { field: 'deciderIds' });
      refuseDay(decidedOn, theCase, clock.today(), 'decidedOn');
      if (askedOn !== undefined && askedOn > decidedOn)
        throw new ProblemError(
          'invalid-input',
          `决定日期早于提出回避的日期（${chineseDate(askedOn)}），请核对。`,
          { field: 'decidedOn' },
        );
      await refuseForeignPaper(caseId, attachmentId);
      const recusal: Recusal = {
        ...{ id: newId(), personId, personName: person.name, capacity, askedBy, reason, granted, decidedOn },
        ...(askedOn === undefined ? {} : { askedOn }),
        ...(attachmentId === undefined ? {} : { attachmentId }),
        decidedBy: namesOf(deciders),
        enteredAt: clock.now(),
        enteredBy: actor.name,
      };
      const coming = input.successorId === undefined ? undefined : await people.get(input.successorId);
      await archive.act(actor, async (tx) => {
        if (
          requestId !== undefined &&
          !(await requestsOf(tx, caseId)).some((one) => one.id === requestId && one.personId === personId)
        )
          throw new ProblemError('not-found', '没有找到这项回避申请，可能已经决定或者撤销，请刷新。');
        const now = await caseIn(tx, people, caseId);
        const change = granted ? await withoutOfficer(tx, now, input, coming) : undefined;
        await insertRecusal(tx, caseId, recusal, requestId);
        if (change !== undefined) await writeChange(tx, { actor, clock }, now, change);
        await refresh(tx, caseId);
        const taken =
          change === undefined ? '' : `；${chineseDate(change.on)}起由${namesOf(change.officers)}办理`;
        return {
          value: undefined,
          act: {
            act: 'cases.recuse',
            caseId,
            sentence: `登记回避决定：${person.name}${granted ? '回避' : '不回避'}案件${theCase.caseNumber}，${recusal.decidedBy}于${decidedOn}决定；理由：${reason}${taken}`,
            details: { recusal, ...(change === undefined ? {} : { change }) },
          },
        };
      });
    },
    async withdraw(actor, caseId, recusalId, reason) {
      await archive.act(actor, async (tx) => {
        const request = (await requestsOf(tx, caseId)).find(({ id }) => id === recusalId);
        const decided = (await recusalsOf(tx, caseId)).find(({ id }) => id === recusalId);
        const found = request ?? decided;
        if (found === undefined)
          throw new ProblemError('not-found', '没有找到这项登记，可能已经撤销，请刷新。', { recusalId });
        const taken = { at: clock.now(), by: actor.name, reason };
        await (request === undefined
          ? withdrawRecusal(tx, recusalId, taken)
          : withdrawRequest(tx, recusalId, taken));
        await refresh(tx, caseId);
        return {
          value: undefined,
          act: {
            act: 'cases.withdraw-recusal',
            caseId,
            sentence: `撤销对${found.personName}回避${request === undefined ? '决定' : '申请'}的登记；理由：${reason}`,
            details: { withdrawn: found, reason },
          },
        };
      });
    },
  };
}

const askedWords = (
  { askedBy, capacity }: Pick<RecusalRequestInput, 'askedBy' | 'capacity'>,
  name: string,
): string => {
  const as = capacity === 'case' ? '' : `（${capacityWords[capacity]}）`;
  if (askedBy === 'self') return `${name}${as}自行申请回避`;
  return askedBy === 'party' ? `当事人申请${name}${as}回避` : `本局提出${name}${as}回避`;
};
