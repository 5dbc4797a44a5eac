import type { MoneyPay, MoneyView } from '#shared/contract/money.ts';
import type { Actor } from '#shared/contract/session.ts';
import { documentWords } from '#shared/domain/goods/faults.ts';
import { moneyFaults, yuan } from '#shared/domain/money/faults.ts';
import { documentsOfParty } from '#shared/domain/money/money-events.ts';
import { caseLedger, paidWithoutFigure } from '#shared/domain/money/case-ledger.ts';
import { owedNames, type Payment, paymentRule } from '#shared/domain/money/payment.ts';
import { refusePayment } from '#shared/domain/money/refuse-payment.ts';
import { type Counting, reckon } from '#shared/domain/procedure/counting/counting.ts';
import type { DocumentKind } from '#shared/domain/procedure/timeline/document-kind.ts';
import { FIRST_PARTY, forParty } from '#shared/domain/procedure/timeline/parties.ts';
import type { ProcedureDocument, Timeline } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import { chineseDate, type IsoDate } from '#shared/lib/date.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { newId } from '../../platform/ids.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';
import type { Archive } from '../archive/archive.ts';
import { insertPayment, paymentsOfCase, type StoredPayment, withdrawPayment } from './payments.repository.ts';

export { paymentsAbout, paymentsOfCase } from './payments.repository.ts';

/** A voucher among the papers of a case. */
export interface Voucher {
  readonly id: string;
  readonly title: string;
  readonly date?: IsoDate | undefined;
}

/** 罚没款台账: what is to be paid in a case, what was, and what is added for being late. */
export interface Money {
  /** Of one party of several; absent: the first. Errors: `not-found` for one that is none of the case. */
  ofCase(caseId: string, partyId?: string): Promise<MoneyView>;
  /** Errors: see `refusePayment`; `not-found` for a paper or a party of another case. */
  pay(actor: Actor, caseId: string, payment: MoneyPay): Promise<string>;
  /** Errors: `not-found`; `blocked-by-rule` while something was handed on of it. */
  withdraw(actor: Actor, caseId: string, paymentId: string, reason: string): Promise<void>;
}

interface Further {
  readonly id: string;
  readonly party: { readonly name: string };
}

export interface MoneyDeps {
  readonly archive: Archive;
  /** documents in force */
  readonly documents: (db: Db, caseId: string) => Promise<readonly ProcedureDocument[]>;
  readonly timeline: (caseId: string) => Promise<Timeline>;
  readonly counting: () => Counting;
  readonly vouchers: (caseId: string) => Promise<readonly Voucher[]>;
  readonly casesOfAttachments: (db: Db, ids: readonly string[]) => Promise<readonly string[]>;
  readonly nameOf: (kind: DocumentKind) => string;
  /** the parties of a case beside the first */
  readonly parties: (db: Db, caseId: string) => Promise<readonly Further[]>;
  /** the party of the entry of a case */
  readonly nameOfParty: (caseId: string) => Promise<string>;
  /** what is read off a case is made anew, inside the act */
  readonly refresh: (tx: Tx, caseId: string) => Promise<void>;
}

export function createMoney(deps: MoneyDeps): Money {
  const { archive, counting, nameOf } = deps;
  const { clock } = archive;

  /** What is kept of the money of a case, and how it stands for each of its parties: of one party alone that one. */
  async function read(db: Db, caseId: string, timeline: Timeline) {
    const documents = await deps.documents(db, caseId);
    const payments = await paymentsOfCase(db, caseId);
    const further = await deps.parties(db, caseId);
    const ledgers = [undefined, ...further.map(({ id }) => id)].map((partyId) => ({
      partyId,
      timeline: further.length === 0 ? timeline : forParty(timeline, partyId ?? FIRST_PARTY),
      payments: payments.filter((one) => one.partyId === partyId),
      documents: further.length === 0 ? documents : documentsOfParty(documents, partyId),
    }));
    return {
      payments,
      further,
      ledgers: ledgers.map((one) => ({
        ...one,
        ledger: caseLedger({ ...one, counting: counting(), today: clock.today() }),
      })),
    };
  }

  function ofParty<T extends { readonly partyId: string | undefined }>(
    ledgers: readonly T[],
    partyId: string | undefined,
  ): T {
    const found = ledgers.find((one) => one.partyId === partyId);
    if (found === undefined)
      throw new ProblemError('not-found', '本案没有这个当事人，可能已经撤销，请刷新。');
    return found;
  }

  return {
    async ofCase(caseId, partyId) {
      const whole = await deps.timeline(caseId);
      const { payments: all, further, ledgers } = await archive.read((reader) => read(reader, caseId, whole));
      const { payments, ledger, timeline } = ofParty(ledgers, partyId);
      const firstName = further.length === 0 ? '' : await deps.nameOfParty(caseId);
      const { decision, former, deferral } = ledger;
      const named = ({ document }: { readonly document: ProcedureDocument }) => ({
        documentId: document.id,
        name: documentWords(document, nameOf),
        on: document.date,
      });
      const claimed = new Set(all.flatMap(({ attachmentId }) => attachmentId ?? []));
      const paidOn = paidWithoutFigure(payments, timeline)?.on;
      const faults = moneyFaults(ledger, {
        today: clock.today(),
        handInBy: (on) => reckon(counting(), 'E12', on)?.due,
      });
      return {
        ...(decision === undefined ? {} : { decision: { ...named(decision), owes: decision.owes } }),
        ...(former === undefined ? {} : { former: named({ document: former }) }),
        dueOn: ledger.dueOn,
        sums: ledger.sums.map((sum) => ({ ...sum })),
        ...(deferral === undefined ? {} : { deferral: { ...named(deferral), kind: deferral.kind } }),
        instalments: ledger.instalments.map((one) => ({ ...one })),
        added: { ...ledger.added, runs: ledger.added.runs.map((run) => ({ ...run })) },
        payments: ledger.payments.flatMap(({ id }) => payments.filter((one) => one.id === id)),
        vouchers: (await deps.vouchers(caseId))
          .filter(({ id }) => !claimed.has(id))
          .map(({ id, title, date }) => ({ attachmentId: id, title, on: date })),
        faults: paidOn === undefined ? faults.map((fault) => ({ ...fault })) : [],
        settledOn: ledger.settledOn,
        parties:
          further.length === 0
            ? []
            : ledgers.map((one) => ({
                id: one.partyId,
                name: further.find(({ id }) => id === one.partyId)?.party.name ?? firstName,
                owes: one.ledger.decision?.owes === true,
                open: one.ledger.sums.reduce((sum, { open = 0 }) => sum + open, 0),
                settledOn: one.ledger.settledOn,
              })),
        paidWithoutFigure: paidOn,
      };
    },
    async pay(actor, caseId, told) {
      const timeline = await deps.timeline(caseId);
      return archive.act(actor, async (tx) => {
        const { ledgers } = await read(tx, caseId, timeline);
        const { ledger } = ofParty(ledgers, told.partyId);
        const { attachmentId } = told;
        if (
          attachmentId !== undefined &&
          !(await deps.casesOfAttachments(tx, [attachmentId])).includes(caseId)
        )
          throw new ProblemError('not-found', '凭证不在本案。请刷新后再登记。', { attachmentId });
        refusePayment(told, ledger, clock.today());
        const payment: StoredPayment = { ...told, id: newId(), toldAt: clock.now(), toldBy: actor.name };
        await insertPayment(tx, caseId, payment);
        await deps.refresh(tx, caseId);
        return {
          value: payment.id,
          act: {
            act: 'money.pay',
            sentence: `罚没款台账：${sentenceOf(payment)}`,
            caseId,
            details: { payment },
          },
        };
      });
    },
    async withdraw(actor, caseId, paymentId, reason) {
      await archive.act(actor, async (tx) => {
        const payments = await paymentsOfCase(tx, caseId);
        const payment = payments.find(({ id }) => id === paymentId);
        if (payment === undefined)
          throw new ProblemError('not-found', '没有找到这笔登记，它可能已经撤销，请刷新。');
        refuseGap(
          payment,
          payments.filter(({ partyId }) => partyId === payment.partyId),
        );
        await withdrawPayment(tx, paymentId, { at: clock.now(), by: actor.name, reason });
        await deps.refresh(tx, caseId);
        return {
          value: undefined,
          act: {
            act: 'money.withdraw',
            sentence: `罚没款台账：撤销${sentenceOf(payment)}，理由：${reason}`,
            caseId,
            details: { payment, reason },
          },
        };
      });
    },
  };
}

/** What was handed on has to have come from somewhere. Errors: `blocked-by-rule`. */
function refuseGap({ id, kind }: Payment, payments: readonly Payment[]): void {
  const next = { collected: 'handed_in', handed_in: 'banked' } as const;
  if (kind !== 'collected' && kind !== 'handed_in') return;
  const sum = (of: Payment['kind']): number =>
    payments.reduce((all, one) => (one.kind === of && one.id !== id ? all + one.amount : all), 0);
  if (sum(next[kind]) > sum(kind))
    throw new ProblemError(
      'blocked-by-rule',
      `撤销以后，已经登记的“${paymentRule(next[kind]).words}”就没有来处了。请先撤销那一笔。`,
    );
}

/** 2026年4月1日缴纳罚款5000.00元 */
const sentenceOf = ({ kind, of, on, amount, detail }: Payment): string =>
  `${chineseDate(on)}${paymentRule(kind).words}${paymentRule(kind).of === undefined ? owedNames[of] : ''}${yuan(amount)}${detail === '' ? '' : `，${detail}`}`;
