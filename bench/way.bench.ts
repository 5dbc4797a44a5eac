// Where a case of 300 documents stands, what is next and which clocks run, anew after one change: at most 20 ms.
import { NOTHING_OPEN } from '#shared/domain/money/standing.ts';
import { join } from 'node:path';
import { readLanes } from '#main/platform/rule-data/procedure-lanes.ts';
import type { Values } from '#shared/domain/documents/template/template.ts';
import { clocksOf } from '#shared/domain/procedure/clocks.ts';
import { wayOf } from '#shared/domain/procedure/stages/case-way.ts';
import { missingOf } from '#shared/domain/procedure/stages/missing-papers.ts';
import { nextSteps } from '#shared/domain/procedure/stages/next-steps.ts';
import type { Situation } from '#shared/domain/procedure/stages/situation.ts';
import type { DocumentKind } from '#shared/domain/procedure/timeline/document-kind.ts';
import type { ProcedureDocument } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import { timelineOf } from '#shared/domain/procedure/timeline/timeline.ts';
import { addDays } from '#shared/lib/date.ts';
import { shippedCounting } from '#tests/support/shipped-counting.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';

const ALLOWED_MS = 20;
const DOCUMENTS = 300;
const ROUNDS = 40;
const CLUE = '2026-03-02';

const lanes = await readLanes(join(resourcesRoot, 'resources', 'procedure'));

const begun: readonly (readonly [DocumentKind, Values])[] = [
  ['case_source_register', {}],
  ['case_filing_approval', { decision: '立案' }],
  ['investigation_report', {}],
  ['case_review_form', { submitted_on: '2026-05-06', returned_on: '2026-05-08', review_kind: '案件审核' }],
  ['penalty_notice', { right: '听证' }],
];
/** What a large case has many of: records, measures with all they take, tests, receipts. */
const many: readonly (readonly [DocumentKind, Values])[] = [
  ['site_record', { start_time: '2026-03-10T09:00' }],
  ['inquiry_record', { start_time: '2026-03-11T09:00' }],
  ['evidence_extraction_form', { evidence_time: '2026-03-11T10:00' }],
  ['case_matter_approval', { matter: '实施查封、扣押' }],
  ['property_list', { list_number: '2026-1-1' }],
  ['compulsory_measure_decision', { duration_days: 30 }],
  ['compulsory_measure_extension', { extend_days: 30 }],
  ['testing_entrustment', {}],
  ['testing_period_notice', { test_from: '2026-03-12', test_to: '2026-03-20' }],
  ['testing_result_notice', {}],
];

const documents: ProcedureDocument[] = [];
const add = (kind: DocumentKind, values: Values, servesDocumentId?: string): void =>
  void documents.push({
    id: `document-${documents.length.toString()}`,
    kind,
    state: 'finalised',
    values,
    date: addDays(CLUE, Math.min(60, Math.floor(documents.length / 4))),
    documentNumber: `濮市监〔2026〕${documents.length.toString()}号`,
    servesDocumentId,
  });
for (const [kind, values] of begun) add(kind, values);
while (documents.length < DOCUMENTS) {
  const [kind, values] = many[documents.length % many.length] ?? ['inquiry_record', {}];
  const measure = documents.findLast((one) => one.kind === 'compulsory_measure_decision');
  add(kind, { ...values, measure_number: measure?.documentNumber ?? '' });
  const last = documents.at(-1);
  if (kind === 'compulsory_measure_decision' || kind === 'testing_result_notice')
    add('service_receipt', { service_method: '直接送达', service_time: '2026-03-20T10:00' }, last?.id);
}

/** Everything the page of a case and its line in the lists are made of. */
function recompute(changed: ProcedureDocument, today: string): number {
  const now = [...documents.slice(0, -1), changed];
  const timeline = timelineOf({ clueOn: CLUE, documents: now }, shippedCounting);
  const situation: Situation = {
    timeline,
    documents: now,
    traits: { major: true, refund: false },
    goods: { any: false, left: false, told: false },
    money: NOTHING_OPEN,
    departures: [],
    counting: shippedCounting,
    today,
  };
  const way = wayOf(lanes, 'ordinary', CLUE, situation);
  const steps = nextSteps(way, situation);
  const missing = missingOf(way, situation, (kind) => kind);
  const clocks = clocksOf(timeline, { ...shippedCounting, today });
  return steps.length + missing.length + clocks.length;
}

const last = documents.at(-1);
if (last === undefined) throw new Error('no documents');
const took: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const from = performance.now();
  recompute({ ...last, date: addDays(CLUE, 60 + (round % 5)) }, addDays(CLUE, 70));
  took.push(performance.now() - from);
}
const sorted = took.slice(5).sort((a, b) => a - b);
const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
const runs = lanes.length;
process.stdout.write(
  `${documents.length.toString()} documents, ${runs.toString()} lanes: median ${at(0.5).toFixed(1)} ms, slowest of ten ${at(0.9).toFixed(1)} ms (allowed ${ALLOWED_MS.toString()} ms)\n`,
);
if (at(0.5) > ALLOWED_MS) process.exitCode = 1;
