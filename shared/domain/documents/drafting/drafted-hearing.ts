import type { Drafts } from './drafts.ts';
import { copied, lastIssued, lastOf } from './known-case.ts';

const STAFF = {
  host: 'host',
  hearing_member: 'hearing_member',
  recorder: 'recorder',
  interpreter: 'interpreter',
};

/** 听证: time, place and people go from the notice into the record and on into the report. */
export const draftedHearing: Drafts = {
  hearing_record: (known) => ({
    ...copied(lastIssued(known, 'hearing_notice'), {
      ...STAFF,
      start_time: 'hearing_time',
      place: 'hearing_place',
    }),
    notice_served_on: lastOf(known, 'hearing_notice_served')?.on ?? '',
  }),
  hearing_report: (known) => ({
    ...copied(lastIssued(known, 'hearing_notice'), { manner: 'openness' }),
    ...copied(lastIssued(known, 'hearing_record'), {
      ...STAFF,
      start_time: 'start_time',
      end_time: 'end_time',
      place: 'place',
      agent: 'agent',
      third_party: 'third_party',
      third_representative: 'third_representative',
      third_agent: 'third_agent',
      other_participants: 'other_participants',
    }),
  }),
};
