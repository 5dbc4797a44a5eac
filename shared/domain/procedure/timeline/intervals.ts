import { addDays, type IsoDate } from '../../../lib/date.ts';
import type { ProofOfService } from './service-entries.ts';
import { eventRule, type ProcedureInterval } from '../events/procedure-event.ts';
import type { ProcedureEntry, Timeline } from './procedure-entry.ts';
import { comeBack } from './sent-on.ts';

const first = (entries: Timeline, from: IsoDate, ...events: readonly ProcedureEntry['event'][]) =>
  entries.find(({ event, on }) => on >= from && events.includes(event));

/**
 * Time that the law leaves out (程序规定第十八条、第六十四条; procedure.md §7.2), read out of what happened: 中止 from
 * its approval to the resumption, testing from its entrustment to the result, the hearing from the naming of its host
 * (else its notice) to the report, a public notice to the last day of its period, a refund to the end of its
 * days. What has not ended has no `until`.
 */
export function intervalsOf(entries: Timeline, proofs: readonly ProofOfService[]): Timeline {
  return [
    ...suspensions(entries),
    ...tests(entries),
    ...hearings(entries),
    ...announcements(proofs),
    ...refunds(entries),
    ...identifications(entries),
    ...transfers(entries),
  ];
}

const interval = (
  event: ProcedureInterval,
  { on, documentId }: Pick<ProcedureEntry, 'on' | 'documentId'>,
  until: IsoDate | undefined,
): ProcedureEntry => ({ event, on, until, documentId, article: eventRule(event).article });

/**
 * What goes on as if the investigation had been resumed ends the suspension too: nobody need deduct time in which the
 * case was worked on (程序规定第四十六条: 中止的原因消除后，应当立即恢复).
 */
function suspensions(entries: Timeline): Timeline {
  const begins = entries.filter(({ event }) => event === 'case_suspended');
  return begins.map((begin) => {
    const end = first(
      entries,
      begin.on,
      'case_resumed',
      'case_terminated',
      'investigation_ended',
      'decided',
      'closed',
    );
    return interval('suspension', begin, end?.on);
  });
}

/** Each test ends with a result of its own: the first entrusted with the first told. */
function tests(entries: Timeline): Timeline {
  const told = entries.filter(({ event }) => event === 'testing_result_told');
  const used = new Set<ProcedureEntry>();
  return entries
    .filter(({ event }) => event === 'testing_entrusted')
    .map((begin) => {
      const end = told.find((one) => one.on >= begin.on && !used.has(one));
      if (end !== undefined) used.add(end);
      return interval('testing', begin, end?.on);
    });
}

const HEARING: readonly ProcedureEntry['event'][] = [
  'hearing_requested',
  'hearing_host_named',
  'hearing_notified',
  'hearing_notice_served',
  'hearing_held',
];
const HEARING_OVER = ['hearing_reported', 'hearing_ended'] as const;

/**
 * From the request, else the naming of the host, else the notice, to the report or the end without one (听证办法第二十七条);
 * each hearing by itself. Where the case has been decided without either, only what is known of it counts: up to the
 * last thing that happened in it.
 */
function hearings(entries: Timeline): Timeline {
  const found: ProcedureEntry[] = [];
  let from: IsoDate = '';
  for (;;) {
    const begin = entries.find(
      ({ event, on }) => HEARING.includes(event) && event !== 'hearing_held' && on >= from,
    );
    if (begin === undefined) return found;
    const end = first(entries, begin.on, ...HEARING_OVER);
    const decided =
      end === undefined ? first(entries, begin.on, 'disposition_approved', 'decided', 'closed') : undefined;
    const known = entries.findLast(({ event, on }) => HEARING.includes(event) && on <= (decided?.on ?? ''));
    found.push(interval('hearing', begin, end?.on ?? (decided === undefined ? undefined : known?.on)));
    if (end === undefined) return found;
    from = addDays(end.on, 1);
  }
}

/**
 * A public notice ends when what it announces has been served otherwise before its period is over: of several documents
 * the last.
 */
function announcements(proofs: readonly ProofOfService[]): Timeline {
  return [...Map.groupBy(proofs, ({ receipt }) => receipt)].flatMap(([receipt, served]) => {
    const announcement = served[0]?.announcement;
    if (announcement === undefined) return [];
    const { from, to } = announcement;
    const ends = served.map(
      (proof) =>
        proofs.find(
          (other) =>
            other.receipt !== receipt &&
            other.served === proof.served &&
            other.to === proof.to &&
            other.day >= from &&
            other.day < to,
        )?.day ?? to,
    );
    return [interval('announcement', { on: from, documentId: receipt.id }, ends.sort().at(-1))];
  });
}

/** From its service, else its day, to the end of the days it gives. */
function refunds(entries: Timeline): Timeline {
  return entries
    .filter(({ event }) => event === 'refund_ordered')
    .map((order) => {
      const served = entries.find(
        ({ event, aboutId }) => event === 'document_served' && aboutId === order.documentId,
      );
      const from = served?.on ?? order.on;
      return interval('refund', { on: from, documentId: order.documentId }, addDays(from, order.amount ?? 0));
    });
}

/** From the transfer to the day it came back; of what did not come back nothing is counted here any more. */
function transfers(entries: Timeline): Timeline {
  return entries
    .filter(({ event }) => event === 'former_transferred')
    .flatMap((sent) => {
      const back = first(entries, sent.on, ...comeBack);
      return back === undefined ? [] : [interval('transfer', sent, back.on)];
    });
}

/** No paper of the program says when the answer came: at the latest on the day it was asked for by. */
function identifications(entries: Timeline): Timeline {
  return entries
    .filter(({ event }) => event === 'identification_asked')
    .flatMap((asked) => (asked.until === undefined ? [] : [interval('identification', asked, asked.until)]));
}
