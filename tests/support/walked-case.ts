import { join } from 'node:path';
import { readLanes } from '#main/platform/rule-data/procedure-lanes.ts';
import type { Values } from '#shared/domain/documents/template/template.ts';
import type { DocumentKind } from '#shared/domain/procedure/timeline/document-kind.ts';
import type { OtherEvent, ProcedureDocument } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import { isTellable } from '#shared/domain/procedure/events/told-events.ts';
import type { ProcedureEvent } from '#shared/domain/procedure/events/procedure-event.ts';
import { type CaseWay, wayOf } from '#shared/domain/procedure/stages/case-way.ts';
import { type NextStep, nextSteps } from '#shared/domain/procedure/stages/next-steps.ts';
import type { CaseTraits, Departure, Situation } from '#shared/domain/procedure/stages/situation.ts';
import { moneyEvents, moneyEventsOfParties } from '#shared/domain/money/money-events.ts';
import type { Owed, Payment, PaymentKind } from '#shared/domain/money/payment.ts';
import { moneyStanding } from '#shared/domain/money/standing.ts';
import { situationOfParty } from '#shared/domain/procedure/stages/situation-of-party.ts';
import { allDecisions } from '#shared/domain/procedure/timeline/document-kind.ts';
import { FIRST_PARTY, kindsOfOneParty } from '#shared/domain/procedure/timeline/parties.ts';
import { timelineOf } from '#shared/domain/procedure/timeline/timeline.ts';
import type { Procedure } from '#shared/domain/cases/stage.ts';
import { addDays, type IsoDate, type IsoInstant } from '#shared/lib/date.ts';
import { shippedCounting } from './shipped-counting.ts';
import { resourcesRoot } from './temporary-archive.ts';

/** The ways as they come with the program. */
export const shippedLanes = await readLanes(join(resourcesRoot, 'resources', 'procedure'));

/** A case that is walked step by step, its documents made as soon as the way asks for them. */
export interface WalkedCase {
  readonly way: () => CaseWay;
  readonly situation: () => Situation;
  readonly next: () => readonly NextStep[];
  readonly today: () => IsoDate;
  readonly pass: (days: number) => void;
  /** Makes and finalises a document; values beside those every such document has. */
  readonly make: (kind: DocumentKind, values?: Values, servesId?: string) => string;
  /** @param on the day it is told for; today without it */
  readonly tell: (event: ProcedureEvent, detail?: string, on?: IsoDate) => void;
  /** Enters a sum in the register of money, 分. */
  readonly pay: (amount: number, of?: Owed, kind?: PaymentKind) => void;
  /** Makes a document void. */
  readonly void: (id: string) => void;
  /** Puts a document right by a second version of today (补正). */
  readonly correct: (id: string, values?: Values) => void;
  readonly documents: () => readonly ProcedureDocument[];
  /** Whoever joins the case is one of its parties from then on. */
  readonly join: (party: string) => void;
  /** From now on the way of this party is walked, and what is made or told is about it. */
  readonly turnTo: (party: string) => void;
  /** Does what a step asks for. */
  readonly take: (step: NextStep) => void;
  readonly depart: (departure: Omit<Departure, 'id' | 'by' | 'on'>) => void;
}

export function aWalkedCase({
  procedure = 'ordinary',
  clueOn = '2026-03-02',
  traits = { major: false, refund: false },
  values = {},
}: {
  readonly procedure?: Procedure;
  readonly clueOn?: IsoDate;
  readonly traits?: CaseTraits;
  /** what documents of a kind say in this case */
  readonly values?: Partial<Record<DocumentKind, Values>>;
} = {}): WalkedCase {
  let today = clueOn;
  let documents: readonly ProcedureDocument[] = [];
  const others: OtherEvent[] = [];
  const departures: Departure[] = [];
  const payments: Payment[] = [];
  const joined: { readonly id: string; readonly joinedOn: IsoDate }[] = [];
  let corrections = 0;
  let party = FIRST_PARTY;
  /** what was read of the case as it stands; every change makes it anew */
  let read: Situation | undefined;
  const changed = (): void => {
    read = undefined;
  };
  const about = () => (party === FIRST_PARTY ? {} : { partyId: party });

  const usual = (kind: DocumentKind): Values => {
    switch (kind) {
      case 'case_filing_approval':
        return { decision: '立案' };
      case 'service_receipt':
        return { service_method: '直接送达', service_time: `${today}T10:00`, received_on: today };
      case 'case_review_form':
        return { submitted_on: today, returned_on: today, review_kind: '案件审核' };
      case 'disposition_approval':
        return { disposition: '给予行政处罚' };
      case 'penalty_decision':
      case 'on_the_spot_penalty_decision':
        return { penalties: '罚款5000元' };
      case 'compulsory_measure_decision':
        return { duration_days: 30 };
      case 'compulsory_measure_release':
      case 'evidence_preservation_release':
        return { scope: '全部', release_on: today };
      case 'hearing_notice':
        return { hearing_time: `${addDays(today, 15)}T09:00` };
      case 'hearing_record':
        return { start_time: `${today}T09:00` };
      default:
        return {};
    }
  };

  function make(kind: DocumentKind, more: Values = {}, servesDocumentId?: string): string {
    const id = `${kind}-${documents.length.toString()}`;
    documents = [
      ...documents,
      {
        id,
        kind,
        state: 'finalised',
        values: { ...usual(kind), ...values[kind], ...more },
        date: today,
        documentNumber: id,
        servesDocumentId,
        ...(kindsOfOneParty.includes(kind) ? about() : {}),
        issue: { version: 1, at: now(), firstAt: now() },
      },
    ];
    changed();
    return id;
  }

  /** Later with every document and 补正, on one day too. */
  const now = (): IsoInstant => {
    const minutes = documents.length + corrections;
    const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
    return `${today}T${hour.toString().padStart(2, '0')}:${minute.toString().padStart(2, '0')}:00+08:00`;
  };

  const tell = (event: ProcedureEvent, detail?: string, on = today): void => {
    others.push({ event, on, detail, ...about() });
    changed();
  };

  function readAnew(): Situation {
    const several = joined.length > 0;
    const further = joined.map(({ id }) => id);
    const came = several
      ? moneyEventsOfParties(documents, payments, further, others)
      : moneyEvents(documents, payments, others);
    const whole = {
      timeline: timelineOf(
        { clueOn, documents, others: [...others, ...came], parties: joined },
        shippedCounting,
      ),
      documents,
      traits,
      goods: { any: false, left: false, told: false },
      departures,
      counting: shippedCounting,
      today,
    };
    const own = several ? situationOfParty(whole, party) : whole;
    const mine = payments.filter((one) => (one.partyId ?? FIRST_PARTY) === party);
    return { ...own, money: moneyStanding({ ...own, payments: mine }) };
  }
  const situation = (): Situation => (read ??= readAnew());
  const way = (): CaseWay => wayOf(shippedLanes, procedure, clueOn, situation());

  return {
    way,
    situation,
    next: () => nextSteps(way(), situation()),
    today: () => today,
    pass: (days) => {
      today = addDays(today, days);
      changed();
    },
    make,
    tell,
    void: (id) => {
      // As the archive says it: by the day on which it was done.
      const isDecision = documents.some(
        (one) => one.id === id && one.kind !== undefined && allDecisions.includes(one.kind),
      );
      documents = documents.map((one) => (one.id === id ? { ...one, state: 'void' } : one));
      if (isDecision) tell('decision_voided');
      changed();
    },
    pay: (amount, of = 'fine', kind = 'paid') => {
      payments.push({
        id: `payment-${payments.length.toString()}`,
        kind,
        of,
        on: today,
        amount,
        detail: '',
        ...about(),
      });
      changed();
    },
    correct: (id, values = {}) => {
      corrections++;
      documents = documents.map((one) =>
        one.id === id && one.issue !== undefined
          ? {
              ...one,
              values: { ...one.values, ...values },
              issue: { ...one.issue, version: one.issue.version + 1, at: now() },
            }
          : one,
      );
      changed();
    },
    documents: () => documents,
    join: (id) => {
      joined.push({ id, joinedOn: today });
      changed();
    },
    turnTo: (id) => {
      party = id;
      changed();
    },
    depart: (departure) => {
      departures.push({
        ...departure,
        id: `departure-${departures.length.toString()}`,
        by: '张三',
        on: today,
      });
      changed();
    },
    take({ need, status, serves, run, waitsUntil }) {
      if (waitsUntil !== undefined && (need === undefined || waitsUntil >= today)) {
        today = addDays(waitsUntil, 1);
        changed();
        return;
      }
      if (need !== undefined) {
        const measure =
          run.start?.event === 'measure_taken' ? { measure_number: run.start.documentId ?? '' } : {};
        make(need.kind, { ...measure, ...need.values }, serves?.id);
        return;
      }
      // That is done in its register.
      if (status.step.register !== undefined) {
        if (status.step.register === 'money') tell('paid');
        return;
      }
      const told = status.step.done
        .flat()
        .find((word) => word.kind === 'event' && !word.not && isTellable(word.event));
      // What may be done here is not due: something else ends it, as the service of a decision that takes the goods.
      if (told === undefined && status.step.documents.some((one) => one.need === 'optional')) return;
      // Only what a clerk can tell may be told here: else the walk would hide where the way stands still.
      if (told?.kind !== 'event') throw new Error(`nothing to do at ${run.lane.id}.${status.step.id}`);
      tell(told.event);
    },
  };
}
