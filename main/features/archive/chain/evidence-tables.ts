import type { Tables } from '../../../platform/sqlite/tables.ts';
import type { EvidenceTable } from './evidence/evidence-table.ts';
import { caseEvidence } from './evidence/cases.ts';
import { documentEvidence } from './evidence/documents.ts';
import { houseEvidence } from './evidence/house.ts';
import { recordingEvidence } from './evidence/recordings.ts';
import { registerEvidence } from './evidence/registers.ts';
import { volumeEvidence } from './evidence/volumes.ts';

export type { EvidenceTable } from './evidence/evidence-table.ts';

/** Every bound table by its name. */
export const evidenceTables: ReadonlyMap<string, EvidenceTable> = new Map(
  [
    ...houseEvidence,
    ...caseEvidence,
    ...documentEvidence,
    ...recordingEvidence,
    ...volumeEvidence,
    ...registerEvidence,
  ].map((one) => [one.table, one]),
);

/** Tables that are not bound, and why. A new table stands in one of the two lists. */
export const unboundTables: Partial<Readonly<Record<keyof Tables, string>>> = {
  acts: 'the chain itself',
  chains: 'the chain itself: where each ends',
  bound_rows: 'the chain itself: what its acts bind',
  seals: 'the chain itself',
  seal_heads: 'the chain itself',
  jobs: 'work under way; what came of it is said by acts',
  file_checks: 'how far a file was read again while it came in; its outcome is in the act that took it',
  case_events: 'read off the documents of a case, made anew by them',
  case_clocks: 'read off the documents of a case, made anew by them',
  case_steps: 'read off the documents of a case, made anew by them and by the days that pass',
  case_ways: 'read off the documents of a case, made anew by them and by the days that pass',
  desk_lines: 'read off the documents of a case, made anew by them and by the days that pass',
  consultations:
    'changes while its day lasts; each day that is over is bound as a whole, by consultation_days',
  derived: 'made from originals, made anew when lost',
  phrases: 'words to choose from; what was chosen stands in the document',
};
