import type { DocumentKind } from './document-kind.ts';
import { type Counting, reckon } from '../counting/counting.ts';
import { textIn, toldBy } from './document-events.ts';
import { changesByRemedies, ofDecisionsInForce } from './decisions-in-force.ts';
import { intervalsOf } from './intervals.ts';
import { closedForGood, whereItIs } from './sent-on.ts';
import { FIRST_PARTY, forParty, partiesIn, partyOf, partyOfTold } from './parties.ts';
import {
  entry,
  ofParty,
  type ProcedureCase,
  type ProcedureDocument,
  type ProcedureEntry,
  type Timeline,
} from './procedure-entry.ts';
import { procedureEvents } from '../events/procedure-event.ts';
import { correctedEntries, servedEntries } from './served-entries.ts';
import { announced, announcedDecisions, postedDecisions, proofsOfService } from './service-entries.ts';

export type {
  OtherEvent,
  OtherRecipient,
  ProcedureCase,
  ProcedureDocument,
  ProcedureEntry,
  Timeline,
} from './procedure-entry.ts';

/**
 * What happened in a case: from the day of its clue, from what its documents say (void ones are left out; give drafts or
 * leave them out, as the question is), from the proofs of service by 程序规定第八十二条, and the time that does not count.
 * Pure: the same case, limits and calendar give the same timeline; only the end of a public notice asks the latter two.
 */
export function timelineOf(
  { clueOn, documents, others = [], recipients = [], parties = [] }: ProcedureCase,
  counting: Counting,
): Timeline {
  const several = parties.length > 0;
  const inForce = documents.filter(({ state }) => state !== 'void');
  const proofs = proofsOfService(inForce, counting, recipients);
  const notices = announced(inForce, counting);
  const entries = [
    entry({ event: 'clue_found', on: clueOn }),
    ...(several ? [{ id: FIRST_PARTY, joinedOn: clueOn }, ...parties] : []).map(({ id, joinedOn }) =>
      entry({ event: 'party_joined', on: joinedOn, partyId: id }),
    ),
    ...inForce.flatMap((document) => entriesOf(document, inForce, several)),
    ...servedEntries(proofs, several),
    ...correctedEntries(proofs, several),
    ...postedDecisions(inForce, proofs, recipients).map(({ receipt, served, on }) =>
      entry({
        event: 'decision_posted',
        on,
        documentId: receipt.id,
        aboutId: served.id,
        ...ofParty(partyOf(served, several)),
      }),
    ),
    ...notices.map(({ announcement, served, on, until }) =>
      entry({
        event: 'announced',
        on,
        documentId: announcement.id,
        ...(until === undefined ? {} : { until }),
        ...(served === undefined ? {} : { aboutId: served.id }),
        ...ofParty(partyOf(announcement, several)),
      }),
    ),
    ...announcedDecisions(notices).map(({ announcement, served, on }) =>
      entry({
        event: 'decision_announced',
        on,
        documentId: announcement.id,
        aboutId: served.id,
        ...ofParty(partyOf(served, several)),
      }),
    ),
    ...others.map((other) => {
      const { partyId: _, settles: __, ...told } = other;
      return entry({ ...told, ...ofParty(partyOfTold(other, several)) });
    }),
  ].sort(inOrder);
  // Whoever knows the sums says himself which payment settles them.
  const settled = others.flatMap((other) => (other.settles === true ? [partyOfTold(other, several)] : []));
  const known = closedForGood(byParty(whereItIs(inPayments(entries, new Set(settled))).toSorted(inOrder)));
  const ended = partiesIn(known).flatMap((party) => defenceEnded(forParty(known, party), counting));
  return [...known, ...ended, ...intervalsOf(known, proofs)].sort(inOrder);
}

/** What each party's decisions that are in force no more change; what is about all of them is looked at once. */
function byParty(entries: Timeline): Timeline {
  const [only, ...more] = partiesIn(entries);
  if (more.length === 0) return standing(entries);
  const shared = entries.filter(({ partyId }) => partyId === undefined);
  return [
    ...shared,
    ...[only, ...more].flatMap((party) =>
      standing(forParty(entries, party)).filter(({ partyId }) => partyId !== undefined),
    ),
  ].sort(inOrder);
}

const standing = (entries: Timeline): Timeline =>
  ofDecisionsInForce([...entries, ...changesByRemedies(entries)].sort(inOrder));

/** Of a fine paid by instalments only the last payment pays it (程序规定第七十四条), for each party by itself. */
function inPayments(entries: Timeline, settled: ReadonlySet<string | undefined>): Timeline {
  const paid = new Map<string | undefined, number>();
  return entries.map((one) => {
    if (one.event !== 'paid' || settled.has(one.partyId)) return one;
    const payments =
      entries.findLast(
        ({ event, detail, partyId }) => event === 'deferred' && detail === '分期' && partyId === one.partyId,
      )?.amount ?? 1;
    const before = (paid.get(one.partyId) ?? 0) + 1;
    paid.set(one.partyId, before);
    return before < payments ? entry({ ...one, event: 'part_paid' }) : one;
  });
}

/** The day after which nothing can be stated any more against what was told last (程序规定第五十七条), or on which that was waived. */
function defenceEnded(entries: Timeline, counting: Counting): Timeline {
  const served = entries.findLast(({ event }) => event === 'notice_served');
  if (served === undefined) return [];
  const waived = entries.find(({ event, on }) => event === 'defence_waived' && on >= served.on);
  const on = waived?.on ?? reckon(counting, 'D4', served.on)?.due;
  return on === undefined
    ? []
    : [entry({ event: 'defence_ended', on, documentId: served.documentId, ...ofParty(served.partyId) })];
}

function entriesOf(
  document: ProcedureDocument,
  documents: readonly ProcedureDocument[],
  several: boolean,
): Timeline {
  const aboutId = aboutOf(document, documents);
  const party = ofParty(partyOf(document, several));
  return toldBy(document).flatMap(({ on, ...told }) =>
    on === undefined
      ? []
      : [
          entry({
            ...told,
            on,
            documentId: document.id,
            ...(aboutId === undefined ? {} : { aboutId }),
            ...party,
          }),
        ],
  );
}

/** Fields by which a document cites the one that began what it goes on with or ends. */
const citing: readonly (readonly [field: string, kind: DocumentKind])[] = [
  ['measure_number', 'compulsory_measure_decision'],
  ['preservation_number', 'evidence_preservation_notice'],
];

/** Which measure or preservation a document is about: the one it cites; undefined where it cites none that is there. */
function aboutOf(document: ProcedureDocument, documents: readonly ProcedureDocument[]): string | undefined {
  for (const [field, kind] of citing) {
    const number = textIn(document, field);
    const begun = documents.find((one) => one.kind === kind && one.documentNumber === number);
    if (number !== '' && begun !== undefined) return begun.id;
  }
  return undefined;
}

const order = new Map(procedureEvents.map((event, index) => [event, index]));

/** By day and minute; on one day in the order in which such things happen. */
function inOrder(a: ProcedureEntry, b: ProcedureEntry): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  return (order.get(a.event) ?? 0) - (order.get(b.event) ?? 0);
}
