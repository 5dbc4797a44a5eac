import * as z from 'zod';
import { procedures } from '#shared/domain/cases/stage.ts';
import type { Counting } from '#shared/domain/procedure/counting/counting.ts';
import type { ProcedureDocument, Timeline } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import { type CaseWay, wayOf } from '#shared/domain/procedure/stages/case-way.ts';
import type { Lane } from '#shared/domain/procedure/stages/lane.ts';
import { FIRST_PARTY } from '#shared/domain/procedure/timeline/parties.ts';
import type { Situation } from '#shared/domain/procedure/stages/situation.ts';
import { situationOfParty } from '#shared/domain/procedure/stages/situation-of-party.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { Payment } from '#shared/domain/money/payment.ts';
import { moneyStanding } from '#shared/domain/money/standing.ts';
import type { GoodsStanding } from '#shared/domain/goods/register.ts';
import type { IsoDate } from '#shared/lib/date.ts';
import type { Db } from '../../platform/sqlite/open.ts';
import type { CaseBeginning, DerivedCase } from '../cases/cases.ts';
import { departuresOf } from './departures.repository.ts';
import { traitsOf } from './traits.repository.ts';

/** What the way of a case is read from, beside what this feature keeps. */
export interface WaySources {
  readonly lanes: readonly Lane[];
  readonly counting: () => Counting;
  readonly today: () => IsoDate;
  /** never stale: read off the documents while what is kept of them is made anew */
  readonly timeline: (caseId: string) => Promise<Timeline>;
  /** documents in force and papers from outside */
  readonly documents: (db: Db, caseId: string) => Promise<readonly ProcedureDocument[]>;
  readonly drafts: (db: Db, caseId: string) => Promise<readonly ProcedureDocument[]>;
  /** how the register of property answers for a case with these documents */
  readonly goods: (db: Db, caseId: string, documents: readonly ProcedureDocument[]) => Promise<GoodsStanding>;
  /** what was told of the money of a case, of each party with whose it is */
  readonly payments: (db: Db, caseId: string) => Promise<readonly Payment[]>;
  readonly beginning: (db: Db, caseId: string) => Promise<CaseBeginning | undefined>;
  /** parties of a case beside the first */
  readonly parties: (
    db: Db,
    caseId: string,
  ) => Promise<readonly { readonly id: string; readonly party: { readonly name: string } }[]>;
}

export interface FoundWay {
  readonly way: CaseWay;
  readonly situation: Situation;
}

/** The way of each party of a case: the first without an id; of a case of one party that alone. */
export interface PartyWay extends FoundWay {
  readonly partyId?: string | undefined;
  readonly name?: string | undefined;
}

/** The ways of the parties of a case as they stand, the first first. Errors: `not-found`. */
export async function waysOfCase(db: Db, caseId: string, sources: WaySources): Promise<readonly PartyWay[]> {
  const begun = await sources.beginning(db, caseId);
  if (begun === undefined)
    throw new ProblemError('not-found', '没有找到该案件，它可能属于另一个档案库。请刷新案件列表。', {
      caseId,
    });
  return waysFrom(db, caseId, sources, {
    begun,
    timeline: await sources.timeline(caseId),
    documents: await sources.documents(db, caseId),
    drafts: await sources.drafts(db, caseId),
  });
}

/** A case as it was just read. */
export interface ReadCase extends DerivedCase {
  readonly begun: CaseBeginning;
  readonly drafts: readonly ProcedureDocument[];
}

/** The same from what has been read already, with what this feature keeps beside it. */
export async function waysFrom(
  db: Db,
  caseId: string,
  sources: Pick<WaySources, 'lanes' | 'counting' | 'today' | 'goods' | 'payments' | 'parties'>,
  { begun, timeline, documents: inForce, drafts }: ReadCase,
): Promise<readonly PartyWay[]> {
  const { lanes, counting, today, goods } = sources;
  const payments = await sources.payments(db, caseId);
  const { major, refund } = await traitsOf(db, caseId);
  const further = await sources.parties(db, caseId);
  const several = further.length > 0;
  const situation = {
    timeline,
    documents: [...inForce, ...drafts],
    goods: await goods(db, caseId, inForce),
    traits: { major, refund },
    departures: await departuresOf(db, caseId),
    counting: counting(),
    today: today(),
  };
  const procedure = z.enum(procedures).parse(begun.procedure);
  const wayIn = (one: typeof situation, partyId?: string): FoundWay => {
    const own = payments.filter((payment) => payment.partyId === partyId);
    const whole = { ...one, money: moneyStanding({ ...one, payments: own }) } satisfies Situation;
    return { way: wayOf(lanes, procedure, begun.clueOn, whole), situation: whole };
  };
  if (!several) return [wayIn(situation)];
  return [{ id: FIRST_PARTY, party: undefined }, ...further].map(({ id, party }) => ({
    ...wayIn(situationOfParty(situation, id), party === undefined ? undefined : id),
    ...(party === undefined ? {} : { partyId: id, name: party.name }),
  }));
}

/** The way of one party (absent: the first). Errors: `not-found`. */
export async function wayOfCase(
  db: Db,
  caseId: string,
  sources: WaySources,
  partyId?: string,
): Promise<FoundWay> {
  const found = (await waysOfCase(db, caseId, sources)).find((one) => one.partyId === partyId);
  if (found === undefined)
    throw new ProblemError('not-found', '本案没有这个当事人，可能已经撤销，请刷新。', { caseId });
  return found;
}
