import type { AgentView, PartiesView } from '#shared/contract/parties.ts';
import type { Actor } from '#shared/contract/session.ts';
import type { Party } from '#shared/domain/cases/party.ts';
import { chineseDate, type IsoDate } from '#shared/lib/date.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { requireRevision } from '#shared/lib/revision.ts';
import { newId } from '../../platform/ids.ts';
import type { Tx } from '../../platform/sqlite/open.ts';
import type { Archive } from '../archive/archive.ts';
import {
  agentsOfCase,
  endAgent,
  type FurtherParty,
  furtherParties,
  insertAgent,
  insertParty,
  updateParty,
  withdrawAgent,
  withdrawParty,
} from './parties.repository.ts';

export { type FurtherParty, furtherParties } from './parties.repository.ts';

export interface NewParty {
  readonly party: Party;
  readonly joinedOn: IsoDate;
}

export type NewAgent = Omit<AgentView, 'id'>;

/** 共同违法: the parties of a case beside the first, and who acts for any of them. */
export interface Parties {
  /** Errors: `not-found`. */
  ofCase(caseId: string): Promise<PartiesView>;
  /** Errors: `invalid-input` for a name the case has already, and for a day to come or before the clue. */
  add(actor: Actor, caseId: string, added: NewParty): Promise<PartiesView>;
  /** Errors: `conflict` when somebody else was first. */
  change(
    actor: Actor,
    caseId: string,
    change: NewParty & { readonly partyId: string; readonly revision: number },
  ): Promise<PartiesView>;
  /** It was entered in error. Errors: `blocked-by-rule` while documents or told events are about it. */
  remove(actor: Actor, caseId: string, partyId: string, reason: string): Promise<PartiesView>;
  /** Errors: `blocked-by-rule` for a third agent at one time (听证办法第十五条), `invalid-input` for days that cannot be. */
  addAgent(actor: Actor, caseId: string, agent: NewAgent): Promise<PartiesView>;
  endAgent(actor: Actor, caseId: string, agentId: string, until: IsoDate): Promise<PartiesView>;
  removeAgent(actor: Actor, caseId: string, agentId: string, reason: string): Promise<PartiesView>;
}

export interface PartiesDeps {
  readonly archive: Archive;
  readonly caseOf: (caseId: string) => Promise<{ readonly party: Party; readonly clueOn: IsoDate }>;
  /** how many documents and told events are about a further party; they come after the case, so they are asked for */
  readonly usesOf: (partyId: string) => Promise<number>;
  readonly refresh: (tx: Tx, caseId: string) => Promise<void>;
}

/** 当事人可以委托一至二人 (听证办法第十五条). */
const MOST_AGENTS = 2;

export function createParties({ archive, caseOf, usesOf, refresh }: PartiesDeps): Parties {
  const { db, clock } = archive;

  async function ofCase(caseId: string): Promise<PartiesView> {
    const { party, clueOn } = await caseOf(caseId);
    return {
      parties: [{ party, joinedOn: clueOn, revision: 0 }, ...(await furtherParties(db, caseId))],
      agents: [...(await agentsOfCase(db, caseId))],
    };
  }

  async function requireSound(
    caseId: string,
    { party, joinedOn }: NewParty,
    partyId?: string,
  ): Promise<void> {
    const { parties } = await ofCase(caseId);
    if (parties.some((one) => one.id !== (partyId ?? NOBODY) && one.party.name === party.name))
      throw new ProblemError('invalid-input', `本案已经有当事人${party.name}。`, { field: 'name' });
    refuseDay(joinedOn, parties[0]?.joinedOn ?? '', 'joinedOn');
  }

  function refuseDay(day: IsoDate, from: IsoDate, field: string): void {
    const today = clock.today();
    if (day > today)
      throw new ProblemError(
        'invalid-input',
        `日期${chineseDate(day)}晚于今天（${chineseDate(today)}），请核对。`,
        { field },
      );
    if (day < from)
      throw new ProblemError(
        'invalid-input',
        `日期${chineseDate(day)}早于发现线索、收到材料的日期（${chineseDate(from)}），请核对。`,
        { field },
      );
  }

  const act = async (
    actor: Actor,
    caseId: string,
    done: {
      readonly act: string;
      readonly sentence: string;
      readonly details: Readonly<Record<string, unknown>>;
    },
    write: (tx: Tx) => Promise<void>,
  ): Promise<PartiesView> => {
    await archive.act(actor, async (tx) => {
      await write(tx);
      await refresh(tx, caseId);
      return { value: undefined, act: { ...done, caseId } };
    });
    return ofCase(caseId);
  };

  const said = (actor: Actor) => ({ at: clock.now(), by: actor.name });

  async function partyIn(caseId: string, partyId: string): Promise<FurtherParty> {
    const found = (await furtherParties(db, caseId)).find(({ id }) => id === partyId);
    if (found === undefined)
      throw new ProblemError('not-found', '本案没有这个当事人，可能已经撤销，请刷新。', { partyId });
    return found;
  }

  async function agentIn(caseId: string, agentId: string) {
    const found = (await agentsOfCase(db, caseId)).find(({ id }) => id === agentId);
    if (found === undefined)
      throw new ProblemError('not-found', '没有找到这个代理人，可能已经撤销，请刷新。', { agentId });
    return found;
  }

  return {
    ofCase,
    async add(actor, caseId, added) {
      await requireSound(caseId, added);
      const party: FurtherParty = { ...added, id: newId(), revision: 1 };
      return act(
        actor,
        caseId,
        {
          act: 'cases.add-party',
          sentence: `${chineseDate(added.joinedOn)}增加当事人${added.party.name}`,
          details: { party },
        },
        (tx) => insertParty(tx, caseId, party, said(actor)),
      );
    },
    async change(actor, caseId, { partyId, revision, ...change }) {
      const before = await partyIn(caseId, partyId);
      await requireSound(caseId, change, partyId);
      const after: FurtherParty = { ...change, id: partyId, revision: revision + 1 };
      return act(
        actor,
        caseId,
        {
          act: 'cases.change-party',
          sentence: `修改当事人${before.party.name}的登记`,
          details: { before, after },
        },
        async (tx) => {
          const now = (await furtherParties(tx, caseId)).find(({ id }) => id === partyId);
          requireRevision(`当事人${before.party.name}的登记`, now ?? before, revision);
          await updateParty(tx, after);
        },
      );
    },
    async remove(actor, caseId, partyId, reason) {
      const party = await partyIn(caseId, partyId);
      const uses = await usesOf(partyId);
      if (uses > 0)
        throw new ProblemError(
          'blocked-by-rule',
          `${party.party.name}已有${uses.toString()}份文书或者登记，不能撤销。不再追究的，作不予行政处罚决定或者终止调查。`,
          { partyId },
        );
      return act(
        actor,
        caseId,
        {
          act: 'cases.remove-party',
          sentence: `撤销当事人${party.party.name}的登记，理由：${reason}`,
          details: { party, reason },
        },
        (tx) => withdrawParty(tx, partyId, { ...said(actor), reason }),
      );
    },
    async addAgent(actor, caseId, agent) {
      const { parties, agents } = await ofCase(caseId);
      const of = parties.find(({ id }) => id === agent.partyId);
      if (of === undefined) throw new ProblemError('not-found', '本案没有这个当事人，可能已经撤销，请刷新。');
      refuseDay(agent.since, parties[0]?.joinedOn ?? '', 'since');
      if (agent.until !== undefined && agent.until < agent.since)
        throw new ProblemError('invalid-input', '委托结束的日期早于开始的日期，请核对。', { field: 'until' });
      const beside = agents.filter(
        (one) =>
          one.partyId === agent.partyId &&
          (one.until === undefined || one.until >= agent.since) &&
          (agent.until === undefined || agent.until >= one.since),
      );
      if (beside.length >= MOST_AGENTS)
        throw new ProblemError(
          'blocked-by-rule',
          `${of.party.name}已经委托${beside.map(({ name }) => name).join('、')}，同时委托的代理人不超过两人（听证办法第十五条）。解除委托的，先写明结束日期。`,
          { field: 'name' },
        );
      const added = { ...agent, id: newId() };
      return act(
        actor,
        caseId,
        {
          act: 'cases.add-agent',
          sentence: `登记${of.party.name}的代理人${agent.name}，自${chineseDate(agent.since)}起，权限：${agent.powers}`,
          details: { agent: added },
        },
        (tx) => insertAgent(tx, caseId, added, said(actor)),
      );
    },
    async endAgent(actor, caseId, agentId, until) {
      const agent = await agentIn(caseId, agentId);
      if (until < agent.since)
        throw new ProblemError('invalid-input', '委托结束的日期早于开始的日期，请核对。', { field: 'until' });
      return act(
        actor,
        caseId,
        {
          act: 'cases.end-agent',
          sentence: `代理人${agent.name}的委托到${chineseDate(until)}结束`,
          details: { agent, until },
        },
        (tx) => endAgent(tx, agentId, until),
      );
    },
    async removeAgent(actor, caseId, agentId, reason) {
      const agent = await agentIn(caseId, agentId);
      return act(
        actor,
        caseId,
        {
          act: 'cases.remove-agent',
          sentence: `撤销代理人${agent.name}的登记，理由：${reason}`,
          details: { agent, reason },
        },
        (tx) => withdrawAgent(tx, agentId, { ...said(actor), reason }),
      );
    },
  };
}

/** No party has this id: the first has none. */
const NOBODY = ' ';
