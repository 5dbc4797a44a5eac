import type { Recusal, RecusalInput } from '#shared/contract/cases.ts';
import type { Actor } from '#shared/contract/session.ts';
import { recusalProblem } from '#shared/domain/people/separation.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { newId } from '../../platform/ids.ts';
import type { Archive } from '../archive/archive.ts';
import type { Accounts } from '../people/people.ts';
import { insertRecusal, listRecusals } from './recusals.repository.ts';

/** 回避: who asked, why, what was decided of it by whom and when. An entry stays; another decision is another entry. */
export interface Recusals {
  list(caseId: string): Promise<readonly Recusal[]>;
  /** Errors: `invalid-input` where those who decided could not (程序规定第四条第二款), or the day lies ahead. */
  enter(actor: Actor, caseId: string, input: RecusalInput): Promise<readonly Recusal[]>;
}

export interface RecusalsDeps {
  readonly archive: Archive;
  readonly accounts: Pick<Accounts, 'get'>;
  readonly caseNumberOf: (caseId: string) => Promise<string>;
}

export function createRecusals({ archive, accounts, caseNumberOf }: RecusalsDeps): Recusals {
  const { db, clock } = archive;
  return {
    list: (caseId) => listRecusals(db, caseId),
    async enter(actor, caseId, { personId, deciderIds, decidedOn, ...said }) {
      const caseNumber = await caseNumberOf(caseId);
      const person = await accounts.get(personId);
      const deciders = await Promise.all([...new Set(deciderIds)].map((id) => accounts.get(id)));
      const problem = recusalProblem(person, deciders);
      if (problem !== undefined) throw new ProblemError('invalid-input', problem, { field: 'deciderIds' });
      if (decidedOn > clock.today())
        throw new ProblemError('invalid-input', '决定日期不能晚于今天。', { field: 'decidedOn' });
      const recusal: Recusal = {
        ...said,
        id: newId(),
        personId,
        personName: person.name,
        decidedBy: deciders.map(({ name }) => name).join('、'),
        decidedOn,
        enteredAt: clock.now(),
        enteredBy: actor.name,
      };
      await archive.act(actor, async (tx) => {
        await insertRecusal(tx, caseId, recusal);
        return {
          value: undefined,
          act: {
            act: 'cases.recuse',
            caseId,
            sentence: `登记回避决定：${person.name}${recusal.granted ? '回避' : '不回避'}案件${caseNumber}，${recusal.decidedBy}于${decidedOn}决定；理由：${recusal.reason}`,
            details: { recusal },
          },
        };
      });
      return listRecusals(db, caseId);
    },
  };
}
