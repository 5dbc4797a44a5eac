import { isIsoDate, type IsoDate } from '../../../lib/date.ts';
import { rowsOf } from '../../documents/values/check-values.ts';
import type { FieldValue, Row } from '../../documents/template/template.ts';
import { approvalEvent, grantedDays, isRefused } from '../events/approval-matters.ts';
import type { DocumentKind } from './document-kind.ts';
import type { ProcedureEvent } from '../events/procedure-event.ts';
import type { ProcedureDocument } from './procedure-entry.ts';

/** An event as its document tells it; document and article are added for all alike. */
export interface Told {
  readonly event: ProcedureEvent;
  readonly on: IsoDate | undefined;
  readonly at?: string | undefined;
  readonly until?: IsoDate | undefined;
  readonly amount?: number | undefined;
  readonly detail?: string | undefined;
}

type Tells = (document: ProcedureDocument) => readonly Told[];

/** The text of a field; empty when it holds something else. */
export function textIn({ values }: ProcedureDocument, field: string): string {
  const value = values[field];
  return typeof value === 'string' ? value.trim() : '';
}

/** The day a field holds, also of a point of time. */
export function dayIn(document: ProcedureDocument, field: string): IsoDate | undefined {
  const day = textIn(document, field).slice(0, 10);
  return isIsoDate(day) ? day : undefined;
}

const MINUTE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

const minuteIn = (document: ProcedureDocument, field: string): string | undefined =>
  MINUTE.exec(textIn(document, field))?.[0];

const numberIn = ({ values }: ProcedureDocument, field: string): number | undefined => {
  const value = values[field];
  return typeof value === 'number' && value > 0 ? value : undefined;
};

/** On the day the document bears. */
const onItsDay =
  (event: ProcedureEvent, detail?: (document: ProcedureDocument) => string): Tells =>
  (document) => [{ event, on: document.date, ...(detail === undefined ? {} : { detail: detail(document) }) }];

/** At the point of time it began, while the document bears that day. */
const began =
  (event: ProcedureEvent, field: string): Tells =>
  (document) => {
    const on = dayIn(document, field) ?? document.date;
    return [{ event, on, at: minuteIn(document, field) }];
  };

/** On the day a field says, else on its own. */
const onDayOf =
  (event: ProcedureEvent, field: string): Tells =>
  (document) => [{ event, on: dayIn(document, field) ?? document.date }];

/** With its scope: what is released in part goes on for the rest. */
const released =
  (event: ProcedureEvent): Tells =>
  (document) => [
    { event, on: dayIn(document, 'release_on') ?? document.date, detail: textIn(document, 'scope') },
  ];

/** 缴纳期限延长至2026年9月30日 */
function lastDayIn(terms: string): IsoDate | undefined {
  const days = [...terms.matchAll(/(\d{4})年(\d{1,2})月(\d{1,2})日/g)].map(
    ([, year = '', month = '', day = '']) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  );
  return days.filter(isIsoDate).at(-1);
}

const nothing: Tells = () => [];

/** The words of a choice, or of rows, as one text. */
function words(value: FieldValue | undefined): string {
  if (typeof value === 'string') return value;
  const rows = rowsOf(value);
  if (rows.length > 0) return rows.map((row) => Object.values(row).join(' ')).join('；');
  return isList(value) ? value.filter((one) => typeof one === 'string').join('；') : '';
}

const isList = (value: FieldValue | undefined): value is readonly string[] | readonly Row[] =>
  Array.isArray(value);

/** What a decision that imposes nothing says of itself. */
export const NO_PENALTY = '不予行政处罚';

const penaltyWords = ({ values }: ProcedureDocument): string => words(values['penalties']);

/** A disposition that sends the case on approves that (程序规定第六十条第四项、第五项). */
function sentBy(disposition: string): ProcedureEvent | undefined {
  if (disposition === '移送司法机关') return 'crime_transfer_approved';
  return disposition === '移送其他行政管理部门' ? 'referral_approved' : undefined;
}

/** What happened by a document of each kind. A kind without meaning for the procedure says so. */
const tells: Readonly<Record<DocumentKind, Tells>> = {
  case_source_register: onDayOf('clue_registered', 'registered_on'),
  designated_jurisdiction_notice: onItsDay('jurisdiction_designated'),
  case_assignment_notice: onItsDay('case_assigned'),
  case_transfer_letter: onItsDay('transferred', (document) => textIn(document, 'kind')),
  suspected_crime_transfer: onItsDay('crime_transferred'),
  seized_goods_transfer_notice: onItsDay('goods_transferred'),
  case_filing_approval: (document) => [
    { event: textIn(document, 'decision') === '不予立案' ? 'not_filed' : 'filed', on: document.date },
  ],
  case_matter_approval: (document) => {
    const matter = textIn(document, 'matter');
    const event = approvalEvent(matter);
    if (isRefused(textIn(document, 'dept_head_opinion'))) {
      // 决定不批准的，应当将不予批准的理由记录在案 (移送涉嫌犯罪案件规定第五条).
      const refused = event === 'crime_transfer_approved' ? 'crime_transfer_refused' : 'matter_refused';
      return [{ event: refused, on: document.date, detail: matter.slice(0, 60) }];
    }
    const granted = grantedDays(`${matter}；${textIn(document, 'matter_reason')}`);
    return [
      {
        event,
        on: document.date,
        ...(event.endsWith('_extended') && granted !== undefined ? { amount: granted } : {}),
        detail: matter.slice(0, 60),
      },
    ];
  },
  site_record: began('inspected', 'start_time'),
  service_address_confirmation: onDayOf('address_confirmed', 'confirmed_on'),
  evidence_extraction_form: began('evidence_taken', 'evidence_time'),
  electronic_data_record: began('electronic_evidence_taken', 'start_time'),
  inquiry_notice: onItsDay('inquiry_called'),
  inquiry_record: began('inquired', 'start_time'),
  material_request_notice: onItsDay('materials_requested'),
  identification_assist_notice: (document) => [
    { event: 'identification_asked', on: document.date, until: dayIn(document, 'due_date') },
  ],
  investigation_assist_letter: onItsDay('assistance_asked'),
  seizure_assist_notice: onItsDay('seizure_assistance_asked'),
  evidence_preservation_notice: onItsDay('evidence_preserved'),
  evidence_preservation_release: released('preservation_released'),
  compulsory_measure_decision: (document) => [
    { event: 'measure_taken', on: document.date, amount: numberIn(document, 'duration_days') },
  ],
  compulsory_measure_extension: (document) => [
    { event: 'measure_extended', on: document.date, amount: numberIn(document, 'extend_days') },
  ],
  compulsory_measure_release: released('measure_released'),
  property_list: onItsDay('goods_listed'),
  seal_strip: onDayOf('sealed', 'sealed_on'),
  custody_entrustment: onItsDay('custody_entrusted'),
  advance_disposal_consent: onDayOf('disposal_consented', 'confirmed_on'),
  advance_disposal_notice: onItsDay('disposal_announced'),
  sampling_record: onItsDay('sampled'),
  testing_entrustment: onItsDay('testing_entrusted'),
  testing_period_notice: (document) => [
    { event: 'testing_period_told', on: document.date },
    { event: 'testing_told', on: dayIn(document, 'test_from'), until: dayIn(document, 'test_to') },
  ],
  testing_result_notice: onItsDay('testing_result_told'),
  correction_order: onItsDay('correction_ordered'),
  refund_order: (document) => [
    { event: 'refund_ordered', on: document.date, amount: numberIn(document, 'days') },
  ],
  investigation_report: onItsDay('investigation_ended'),
  case_review_form: (document) => {
    const detail = textIn(document, 'review_kind');
    return [
      { event: 'review_submitted', on: dayIn(document, 'submitted_on'), detail },
      { event: 'review_returned', on: dayIn(document, 'returned_on'), detail },
    ];
  },
  penalty_notice: onItsDay('notice_issued', (document) => textIn(document, 'right')),
  statement_defence_record: began('defence_made', 'start_time'),
  // The day that is fixed, as far as it says one.
  hearing_notice: (document) => [
    { event: 'hearing_notified', on: document.date, until: dayIn(document, 'hearing_time') },
  ],
  hearing_record: began('hearing_held', 'start_time'),
  hearing_report: onItsDay('hearing_reported'),
  collective_discussion_record: onDayOf('discussed', 'discussed_on'),
  disposition_approval: (document) => {
    const detail = textIn(document, 'disposition');
    const sent = sentBy(detail);
    return [
      { event: 'disposition_approved', on: document.date, detail },
      ...(sent === undefined ? [] : [{ event: sent, on: document.date, detail }]),
    ];
  },
  // Decided, signed and received on the spot.
  on_the_spot_penalty_decision: (document) => [
    { event: 'decided', on: document.date, detail: penaltyWords(document) },
    { event: 'decision_served', on: document.date },
  ],
  penalty_decision: onItsDay('decided', penaltyWords),
  no_penalty_decision: onItsDay('decided', () => NO_PENALTY),
  // 分期: how many payments; the last day of them, or of the 延期, is when it ends.
  fine_deferral_notice: (document) => {
    const kind = textIn(document, 'kind');
    const payments = rowsOf(document.values['installments']);
    const [last] = payments
      .flatMap(({ due_on: day = '' }) => (isIsoDate(day) ? [day] : []))
      .sort()
      .reverse();
    const until = kind === '分期' ? last : lastDayIn(textIn(document, 'deferral_terms'));
    return [
      {
        event: 'deferred',
        on: document.date,
        detail: kind,
        ...(until === undefined ? {} : { until }),
        ...(kind === '分期' && payments.length > 0 ? { amount: payments.length } : {}),
      },
      ...agreedParts(document, until),
    ];
  },
  performance_demand: onItsDay('demand_issued'),
  enforcement_application: onItsDay('court_applied'),
  // What a receipt proves depends on what it serves, see `service-entries.ts`.
  service_receipt: nothing,
  // What it announces and until when: see `service-entries.ts`.
  service_announcement: nothing,
  goods_disposal_record: began('goods_disposed', 'disposal_time'),
  case_closure_approval: onItsDay('closed', (document) => textIn(document, 'closure')),
  dossier_cover: nothing,
  dossier_index: nothing,
  dossier_remarks: nothing,
};

/** Each day that was agreed with the part of the fine it is for; of the 延期 one for the whole. */
function agreedParts(document: ProcedureDocument, until: IsoDate | undefined): readonly Told[] {
  const about = { event: 'instalment_agreed', on: document.date } as const;
  if (textIn(document, 'kind') !== '分期') {
    const fine = document.values['fine_amount'];
    if (until === undefined) return [];
    return [{ ...about, until, detail: '延期的', ...(typeof fine === 'number' ? { amount: fine } : {}) }];
  }
  return rowsOf(document.values['installments'])
    .filter(({ due_on = '' }) => isIsoDate(due_on))
    .toSorted((a, b) => ((a['due_on'] ?? '') < (b['due_on'] ?? '') ? -1 : 1))
    .map(({ due_on, amount = '' }, index) => ({
      ...about,
      until: due_on,
      detail: `第${(index + 1).toString()}期`,
      ...(/^\d+$/.test(amount) ? { amount: Number(amount) } : {}),
    }));
}

/** What happened by one document; nothing by one of the bureau's own that is no known kind. */
export const toldBy = (document: ProcedureDocument): readonly Told[] =>
  document.kind === undefined ? [] : tells[document.kind](document);
