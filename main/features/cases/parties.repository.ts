import { partySchema } from '#shared/contract/cases.ts';
import type { Party } from '#shared/domain/cases/party.ts';
import type { IsoDate } from '#shared/lib/date.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';

/** 共同违法: a party of a case beside the one of its entry. */
export interface FurtherParty {
  readonly id: string;
  readonly party: Party;
  /** from which day it is a party of the case */
  readonly joinedOn: IsoDate;
  readonly revision: number;
}

/** 委托代理人 of a party, with what he may do and from when to when. */
export interface PartyAgent {
  readonly id: string;
  /** absent: of the first party */
  readonly partyId?: string | undefined;
  readonly name: string;
  /** 律师, 职工 … */
  readonly kind: string;
  readonly phone: string;
  readonly powers: string;
  /** may withdraw, waive, acknowledge (听证办法第十五条: 须有明确授权) */
  readonly special: boolean;
  readonly since: IsoDate;
  readonly until?: IsoDate | undefined;
}

/** The parties of a case beside the first, as they joined it. */
export async function furtherParties(db: Db, caseId: string): Promise<readonly FurtherParty[]> {
  const rows = await db
    .selectFrom('case_parties')
    .select(['id', 'party', 'joined_on', 'revision'])
    .where('case_id', '=', caseId)
    .where('withdrawn_at', 'is', null)
    .orderBy('told_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id, party, joined_on, revision }) => ({
    id,
    party: partySchema.parse(JSON.parse(party)),
    joinedOn: joined_on,
    revision,
  }));
}

interface Said {
  readonly at: string;
  readonly by: string;
}

export async function insertParty(
  tx: Tx,
  caseId: string,
  { id, party, joinedOn, revision }: FurtherParty,
  { at, by }: Said,
): Promise<void> {
  await tx
    .insertInto('case_parties')
    .values({
      id,
      case_id: caseId,
      party: JSON.stringify(party),
      joined_on: joinedOn,
      revision,
      told_at: at,
      told_by: by,
    })
    .execute();
}

export async function updateParty(tx: Tx, { id, party, joinedOn, revision }: FurtherParty): Promise<void> {
  await tx
    .updateTable('case_parties')
    .set({ party: JSON.stringify(party), joined_on: joinedOn, revision })
    .where('id', '=', id)
    .execute();
}

export async function withdrawParty(
  tx: Tx,
  id: string,
  { at, by, reason }: Said & { readonly reason: string },
): Promise<void> {
  await tx
    .updateTable('case_parties')
    .set({ withdrawn_at: at, withdrawn_by: by, withdrawn_reason: reason })
    .where('id', '=', id)
    .execute();
}

export async function agentsOfCase(db: Db, caseId: string): Promise<readonly PartyAgent[]> {
  const rows = await db
    .selectFrom('case_agents')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('withdrawn_at', 'is', null)
    .orderBy('since')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    ...(row.party_id === '' ? {} : { partyId: row.party_id }),
    name: row.name,
    kind: row.kind,
    phone: row.phone,
    powers: row.powers,
    special: row.special === 1,
    since: row.since,
    ...(row.until === null ? {} : { until: row.until }),
  }));
}

export async function insertAgent(
  tx: Tx,
  caseId: string,
  { partyId = '', special, until, ...agent }: PartyAgent,
  { at, by }: Said,
): Promise<void> {
  await tx
    .insertInto('case_agents')
    .values({
      ...agent,
      case_id: caseId,
      party_id: partyId,
      special: special ? 1 : 0,
      until: until ?? null,
      told_at: at,
      told_by: by,
    })
    .execute();
}

/** 解除委托 from a day on. */
export async function endAgent(tx: Tx, id: string, until: IsoDate): Promise<void> {
  await tx.updateTable('case_agents').set({ until }).where('id', '=', id).execute();
}

export async function withdrawAgent(
  tx: Tx,
  id: string,
  { at, by, reason }: Said & { readonly reason: string },
): Promise<void> {
  await tx
    .updateTable('case_agents')
    .set({ withdrawn_at: at, withdrawn_by: by, withdrawn_reason: reason })
    .where('id', '=', id)
    .execute();
}
