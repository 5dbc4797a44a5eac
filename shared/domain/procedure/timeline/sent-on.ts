import { eventRule, type ProcedureEvent } from '../events/procedure-event.ts';
import type { ProcedureEntry, Timeline } from './procedure-entry.ts';

/** The case goes elsewhere. */
const sentOn: readonly ProcedureEvent[] = ['crime_transferred', 'transferred'];
/**
 * It comes back: the police file nothing (移送涉嫌犯罪案件规定第十条), a judicial organ hands it back (行政处罚法第二十七条),
 * the other department does, or the jurisdiction is found to be here.
 */
export const comeBack: readonly ProcedureEvent[] = [
  'non_filing_received',
  'police_returned',
  'transfer_returned',
  'jurisdiction_ours',
];

const renamed = (entry: ProcedureEntry, event: ProcedureEvent): ProcedureEntry => ({
  ...entry,
  event,
  article: eventRule(event).article,
});

/**
 * Where the case is, read off what sent it on and what brought it back, in the order of days. What was sent and came back
 * is called former, and so is the disposition that sent it: nothing that asks whether the case is elsewhere finds it. The
 * police that file after all (upon 复议 or 立案监督) take it again. Each return that stands is an event of its own.
 */
export function whereItIs(timeline: Timeline): Timeline {
  const former = new Set<ProcedureEntry>();
  let away: readonly ProcedureEntry[] = [];
  let returns: readonly ProcedureEntry[] = [];
  let here = true;
  for (const entry of timeline) {
    if (sentOn.includes(entry.event)) {
      away = here ? [entry] : [...away, entry];
      here = false;
    } else if (comeBack.includes(entry.event) && !here) {
      for (const one of away) former.add(one);
      returns = [...returns, entry];
      here = true;
    } else if (entry.event === 'police_filed' && here && returns.at(-1)?.event === 'non_filing_received') {
      for (const one of away) former.delete(one);
      returns = returns.slice(0, -1);
      here = false;
    }
  }
  const last = returns.at(-1);
  if (last === undefined) return timeline;
  return [
    ...timeline.map((entry) => {
      if (former.has(entry))
        return { ...renamed(entry, 'former_transferred'), detail: eventRule(entry.event).words };
      return sendsOn(entry) && entry.on <= last.on ? renamed(entry, 'former_disposition') : entry;
    }),
    ...returns.map((entry) => ({
      ...renamed(entry, 'case_returned'),
      detail: eventRule(entry.event).words,
    })),
  ];
}

const sendsOn = ({ event, detail = '' }: ProcedureEntry): boolean =>
  event === 'disposition_approved' && detail.startsWith('移送');

/** What opens a closed case again: a decision to be made anew, the case itself handed back. */
const reopens: readonly ProcedureEvent[] = ['redecision_ordered', 'case_returned'];

/** A case that was closed is open again once it is to be gone on with; it is closed when that is done. */
export const closedForGood = (timeline: Timeline): Timeline => {
  const reopened = timeline.findLast(({ event }) => reopens.includes(event));
  return timeline.map((entry) =>
    reopened !== undefined && isEnd(entry, reopened) && entry.on <= reopened.on
      ? { ...renamed(entry, 'former_closed'), detail: entry.detail ?? eventRule(entry.event).words }
      : entry,
  );
};

/** What was handed to the archive and has to be gone on with is handed in again. */
const isEnd = ({ event }: ProcedureEntry, reopened: ProcedureEntry): boolean =>
  event === 'closed' || (event === 'archived' && reopened.event === 'case_returned');
