import type { Case } from '#shared/contract/cases.ts';
import type { OfficerRow } from '#shared/contract/people.ts';
import type { Actor } from '#shared/contract/session.ts';
import { chineseDate, type IsoDate } from '#shared/lib/date.ts';
import { ProblemError, problemOf } from '#shared/lib/problem.ts';
import type { Tx } from '../../platform/sqlite/open.ts';
import type { Archive, NewAct } from '../archive/archive.ts';
import type { People } from '../people/people.ts';
import { caseIn } from './case-in.ts';
import { refuseBeforeLast, refuseDay, refuseHandlers, writeChange } from './officer-changes.ts';

export interface HandOver {
  readonly fromId: string;
  readonly toId: string;
  readonly caseIds: readonly string[];
  readonly on: IsoDate;
  readonly reason: string;
}

export interface HandOverDeps {
  readonly archive: Archive;
  readonly people: Pick<People, 'get' | 'several'>;
  /** what is kept of a case is made anew: before whom its steps lie turns on who handles it */
  readonly refresh: (tx: Tx, caseId: string) => Promise<unknown>;
}

/** Cases a refusal names; of more it says how many. */
const NAMED = 5;

/**
 * Cases of one officer go to another, in one act for all of them: each gets a change of its own, with the day and the
 * reason. The place among the officers is the one that becomes free, so that who leads a case is followed by who leads it.
 */
export async function handOver(
  { archive, people, refresh }: HandOverDeps,
  actor: Actor,
  { fromId, toId, caseIds, on, reason }: HandOver,
): Promise<number> {
  if (fromId === toId)
    throw new ProblemError('invalid-input', '请选择另一名执法人员接办。', { field: 'toId' });
  const from = await people.get(fromId);
  const to = await people.get(toId);
  const today = archive.clock.today();

  async function handOne(tx: Tx, caseId: string): Promise<NewAct> {
    const theCase = await caseIn(tx, people, caseId);
    refuseUnfit(theCase, from, to);
    refuseDay(on, theCase, today, 'on');
    await refuseBeforeLast(tx, caseId, on);
    const officers = theCase.officers.map((officer) => (officer.id === from.id ? to : officer));
    await refuseHandlers(tx, theCase, officers, today);
    await writeChange(tx, { actor, clock: archive.clock }, theCase, { officers, on, reason });
    await refresh(tx, caseId);
    return {
      act: 'cases.hand-over',
      caseId,
      sentence: `${chineseDate(on)}起，案件${theCase.caseNumber}由${from.name}移交${to.name}办理；理由：${reason}`,
      details: { on, before: theCase.officers, after: officers, reason, cases: caseIds.length },
    };
  }

  return archive.act(actor, async (tx) => {
    const acts: NewAct[] = [];
    const refused: string[] = [];
    for (const caseId of new Set(caseIds)) {
      try {
        acts.push(await handOne(tx, caseId));
      } catch (error) {
        const { code, message } = problemOf(error);
        if (code !== 'blocked-by-rule' && code !== 'invalid-input') throw error;
        const { caseNumber } = await caseIn(tx, people, caseId);
        refused.push(`${caseNumber}：${message}`);
      }
    }
    if (refused.length > 0) throw refusedTogether(refused);
    return { value: acts.length, act: acts };
  });
}

function refuseUnfit({ officers, stage }: Case, from: OfficerRow, to: OfficerRow): void {
  if (stage === 'closed') throw new ProblemError('blocked-by-rule', '已经结案，不用移交。');
  if (!officers.some(({ id }) => id === from.id))
    throw new ProblemError('blocked-by-rule', `${from.name}不是本案的办案人员。`);
  if (officers.some(({ id }) => id === to.id))
    throw new ProblemError(
      'blocked-by-rule',
      `${to.name}已经是本案的办案人员，移交后只剩${(officers.length - 1).toString()}人，请移交其他人员。`,
    );
}

function refusedTogether(refused: readonly string[]): ProblemError {
  const more = refused.length > NAMED ? `等${refused.length.toString()}件。` : '';
  return new ProblemError(
    'blocked-by-rule',
    `没有移交，下列案件不能移交：${refused.slice(0, NAMED).join('')}${more}`,
    { field: 'caseIds', refused: refused.length },
  );
}
