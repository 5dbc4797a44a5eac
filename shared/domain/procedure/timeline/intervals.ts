import { addDays, type IsoDate } from '../../../lib/date.ts';
import type { ProofOfService } from './service-entries.ts';
import { eventRule, type ProcedureInterval } from '../events/procedure-event.ts';
import type { ProcedureEntry, Timeline } from './procedure-entry.ts';

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
    ...paired(entries, 'suspension', ['case_suspended'], ['case_resumed', 'case_terminated', 'closed']),
    ...paired(entries, 'testing', ['testing_entrusted'], ['testing_result_told']),
    ...hearing(entries),
    ...announcements(proofs),
    ...refunds(entries),
    ...identifications(entries),
  ];
}

const interval = (
  event: ProcedureInterval,
  { on, documentId }: Pick<ProcedureEntry, 'on' | 'documentId'>,
  until: IsoDate | undefined,
): ProcedureEntry => ({ event, on, until, documentId, article: eventRule(event).article });

function paired(
  entries: Timeline,
  event: ProcedureInterval,
  begins: readonly ProcedureEntry['event'][],
  ends: readonly ProcedureEntry['event'][],
): Timeline {
  return entries
    .filter((entry) => begins.includes(entry.event))
    .map((begin) => interval(event, begin, first(entries, begin.on, ...ends)?.on));
}

function hearing(entries: Timeline): Timeline {
  const begin =
    entries.find(({ event }) => event === 'hearing_host_named') ??
    entries.find(({ event }) => event === 'hearing_notified');
  if (begin === undefined) return [];
  return [interval('hearing', begin, first(entries, begin.on, 'hearing_reported')?.on)];
}

/** A last day of rest moves the service on, in favour of the party; it gives the bureau no more time (C10). */
function announcements(proofs: readonly ProofOfService[]): Timeline {
  return proofs.flatMap(({ receipt, announcement }) =>
    announcement === undefined
      ? []
      : [interval('announcement', { on: announcement.from, documentId: receipt.id }, announcement.to)],
  );
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

/** No paper of the program says when the answer came: at the latest on the day it was asked for by. */
function identifications(entries: Timeline): Timeline {
  return entries
    .filter(({ event }) => event === 'identification_asked')
    .flatMap((asked) => (asked.until === undefined ? [] : [interval('identification', asked, asked.until)]));
}
