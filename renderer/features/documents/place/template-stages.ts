import { type DocumentKind, kindOf } from '#shared/domain/procedure/timeline/document-kind.ts';
import type { TemplateSummary } from './contract-types.ts';

/** Stages of the procedure in whose order a clerk looks for a form. */
export const formStages = ['立案', '调查', '审核告知', '决定', '送达执行', '结案归档'] as const;
export type FormStage = (typeof formStages)[number];

const stages: Readonly<Record<DocumentKind, FormStage>> = {
  case_source_register: '立案',
  designated_jurisdiction_notice: '立案',
  case_assignment_notice: '立案',
  case_transfer_letter: '立案',
  suspected_crime_transfer: '立案',
  seized_goods_transfer_notice: '立案',
  case_filing_approval: '立案',
  case_matter_approval: '立案',
  site_record: '调查',
  service_address_confirmation: '调查',
  evidence_extraction_form: '调查',
  electronic_data_record: '调查',
  inquiry_notice: '调查',
  inquiry_record: '调查',
  material_request_notice: '调查',
  identification_assist_notice: '调查',
  investigation_assist_letter: '调查',
  seizure_assist_notice: '调查',
  evidence_preservation_notice: '调查',
  evidence_preservation_release: '调查',
  compulsory_measure_decision: '调查',
  compulsory_measure_extension: '调查',
  compulsory_measure_release: '调查',
  property_list: '调查',
  seal_strip: '调查',
  custody_entrustment: '调查',
  advance_disposal_consent: '调查',
  advance_disposal_notice: '调查',
  sampling_record: '调查',
  testing_entrustment: '调查',
  testing_period_notice: '调查',
  testing_result_notice: '调查',
  correction_order: '调查',
  refund_order: '调查',
  investigation_report: '审核告知',
  case_review_form: '审核告知',
  penalty_notice: '审核告知',
  statement_defence_record: '审核告知',
  hearing_notice: '审核告知',
  hearing_record: '审核告知',
  hearing_report: '审核告知',
  collective_discussion_record: '审核告知',
  disposition_approval: '审核告知',
  on_the_spot_penalty_decision: '决定',
  penalty_decision: '决定',
  no_penalty_decision: '决定',
  fine_deferral_notice: '决定',
  performance_demand: '送达执行',
  enforcement_application: '送达执行',
  service_receipt: '送达执行',
  service_announcement: '送达执行',
  goods_disposal_record: '送达执行',
  case_closure_approval: '结案归档',
  dossier_cover: '结案归档',
  dossier_index: '结案归档',
  dossier_remarks: '结案归档',
};

/** The stage in which a form is used. A bureau's own forms of no known kind stand at the end. */
export function stageOf({ id }: Pick<TemplateSummary, 'id'>): FormStage {
  const kind = kindOf(id);
  return kind === undefined ? '结案归档' : stages[kind];
}

export interface StageGroup {
  readonly stage: FormStage;
  readonly templates: readonly TemplateSummary[];
}

/** Templates grouped by stage, in the order of their numbers; empty stages are left out. */
export function byStage(templates: readonly TemplateSummary[]): readonly StageGroup[] {
  const ordered = [...templates].sort((a, b) => a.number - b.number);
  return formStages
    .map((stage) => ({ stage, templates: ordered.filter((one) => stageOf(one) === stage) }))
    .filter((group) => group.templates.length > 0);
}
