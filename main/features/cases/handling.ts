import type { HandlingView } from '#shared/contract/handling.ts';
import type { OfficerRow } from '#shared/contract/people.ts';
import type { Actor } from '#shared/contract/session.ts';
import { officersProblems } from '#shared/domain/people/officer.ts';
import { handlingTerms } from '#shared/domain/people/handling.ts';
import { deciderWords } from '#shared/domain/people/separation.ts';
import { chineseDate, type IsoDate } from '#shared/lib/date.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { requireRevision } from '#shared/lib/revision.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';
import type { Archive } from '../archive/archive.ts';
import type { Accounts, People } from '../people/people.ts';
import { caseIn } from './case-in.ts';
import { changesOf, withdrawChange } from './handling.repository.ts';
import { type HandOver, handOver } from './hand-over.ts';
import {
  namesOf,
  refuseBeforeLast,
  refuseDay,
  refuseHandlers,
  refuseRecused,
  writeChange,
  writeOfficersNow,
} from './officer-changes.ts';
import { type OpenCaseOf, openCasesOf } from './open-cases-of.ts';
import { recusedOf, recusalsOf, requestsOf } from './recusals.repository.ts';

export interface NewHandlers {
  readonly officerIds: readonly string[];
  readonly on: IsoDate;
  readonly reason: string;
  /** of the entry of the case */
  readonly revision: number;
}

/** 承办: who handles a case from which day on, and its handing over to others. */
export interface Handling {
  ofCase(caseId: string): Promise<HandlingView>;
  /** Errors: `invalid-input` for a day that cannot be, `blocked-by-rule` for officers who may not, `conflict`. */
  change(actor: Actor, caseId: string, change: NewHandlers): Promise<void>;
  /** The last change was entered in error. Errors: `not-found`, `blocked-by-rule`. */
  withdrawChange(actor: Actor, caseId: string, changeId: string, reason: string): Promise<void>;
  openCasesOf(personId: string): Promise<readonly OpenCaseOf[]>;
  /** All of them or none. Errors: `blocked-by-rule` names the cases that cannot, and why. */
  handOver(actor: Actor, wanted: HandOver): Promise<number>;
}

export interface HandlingDeps {
  readonly archive: Archive;
  readonly people: People;
  readonly accounts: Pick<Accounts, 'list'>;
  /** what is kept of a case is made anew: before whom its steps lie turns on who handles it */
  readonly refresh: (tx: Tx, caseId: string) => Promise<unknown>;
}

export function createHandling({ archive, people, accounts, refresh }: HandlingDeps): Handling {
  const { db, clock } = archive;
  const officersOf = (ids: readonly string[], tx: Db = db): Promise<OfficerRow[]> =>
    people.several([...new Set(ids)], tx);

  return {
    async ofCase(caseId) {
      const theCase = await caseIn(db, people, caseId);
      const changes = await changesOf(db, caseId);
      const terms = handlingTerms({ now: theCase.officers.map(({ id }) => id), changes });
      const known = new Map(
        (await officersOf(terms.map(({ who }) => who))).map((officer) => [officer.id, officer]),
      );
      const nameOf = (id: string): string => known.get(id)?.name ?? '';
      const roles = new Map((await accounts.list()).map((person) => [person.id, person.roles]));
      const closed = theCase.stage === 'closed';
      return {
        terms: terms.map(({ who, ...term }) => ({
          ...term,
          officerId: who,
          name: nameOf(who),
          certificateNumber: known.get(who)?.certificateNumber ?? '',
        })),
        changes: changes.toReversed().map(({ id, on, before, after, reason, toldBy }) => ({
          ...{ id, on, reason, toldBy },
          before: before.map(nameOf),
          after: after.map(nameOf),
        })),
        requests: (await requestsOf(db, caseId)).map((request) => ({
          ...request,
          decidedBy: deciderWords(roles.get(request.personId) ?? [], request.capacity),
        })),
        recusals: [...(await recusalsOf(db, caseId))],
        recused: [...((await recusedOf(db, [caseId])).get(caseId) ?? [])],
        problems: closed ? [] : [...officersProblems(theCase.officers, clock.today())],
      };
    },
    async change(actor, caseId, { officerIds, on, reason, revision }) {
      const officers = await officersOf(officerIds);
      await archive.act(actor, async (tx) => {
        const theCase = await caseIn(tx, people, caseId);
        requireRevision(
          `案件${theCase.caseNumber}的登记`,
          { revision: theCase.revision, updatedAt: theCase.enteredAt, updatedBy: theCase.enteredBy },
          revision,
        );
        if (officers.map(({ id }) => id).join() === theCase.officers.map(({ id }) => id).join())
          throw new ProblemError('invalid-input', '办案人员和次序都没有变，不用登记更换。', {
            field: 'officerIds',
          });
        refuseDay(on, theCase, clock.today(), 'on');
        await refuseBeforeLast(tx, caseId, on);
        await refuseHandlers(tx, theCase, officers, clock.today());
        await writeChange(tx, { actor, clock }, theCase, { officers, on, reason });
        await refresh(tx, caseId);
        return {
          value: undefined,
          act: {
            act: 'cases.change-officers',
            caseId,
            sentence: `${chineseDate(on)}起，案件${theCase.caseNumber}的办案人员由${namesOf(theCase.officers)}更换为${namesOf(officers)}；理由：${reason}`,
            details: { on, before: theCase.officers, after: officers, reason },
          },
        };
      });
    },
    async withdrawChange(actor, caseId, changeId, reason) {
      await archive.act(actor, async (tx) => {
        const theCase = await caseIn(tx, people, caseId);
        const changes = await changesOf(tx, caseId);
        const last = changes.at(-1);
        if (!changes.some(({ id }) => id === changeId))
          throw new ProblemError('not-found', '没有找到这次更换，可能已经撤销，请刷新。', { changeId });
        if (last?.id !== changeId)
          throw new ProblemError('blocked-by-rule', '只能撤销最近的一次更换，请从最近的开始撤销。', {
            changeId,
          });
        const officers = await officersOf(last.before, tx);
        const gone = officers.filter(({ active }) => !active);
        if (gone.length > 0)
          throw new ProblemError('blocked-by-rule', `${namesOf(gone)}已停用，不能换回。请另外登记一次更换。`);
        await refuseRecused(tx, caseId, officers);
        const said = { at: clock.now(), by: actor.name };
        await withdrawChange(tx, changeId, { ...said, reason });
        await writeOfficersNow(tx, theCase, officers, said);
        await refresh(tx, caseId);
        return {
          value: undefined,
          act: {
            act: 'cases.withdraw-officers',
            caseId,
            sentence: `撤销${chineseDate(last.on)}起更换办案人员的登记，案件${theCase.caseNumber}仍由${namesOf(officers)}办理；理由：${reason}`,
            details: { change: last, reason },
          },
        };
      });
    },
    openCasesOf: (personId) => openCasesOf(db, personId),
    handOver: (actor, wanted) => handOver({ archive, people, refresh }, actor, wanted),
  };
}
