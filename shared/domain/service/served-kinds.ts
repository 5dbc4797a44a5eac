import type { RuleId } from '../procedure/counting/limits.ts';
import type { DocumentKind } from '../procedure/timeline/document-kind.ts';

export interface ServedRule {
  /** why it has to be served */
  readonly article: string;
  /** within which limit, from the decision on */
  readonly within?: RuleId;
  /** and, where it was corrected after its service, from the 补正 on */
  readonly again?: RuleId;
}

/** 须送达的文书: what the law wants handed to whom it is about. A decision on the spot is signed for on the spot. */
const served: Readonly<Partial<Record<DocumentKind, ServedRule>>> = {
  inquiry_notice: { article: '程序规定第二十九条' },
  material_request_notice: { article: '程序规定第三十条' },
  evidence_preservation_notice: { article: '程序规定第三十四条' },
  evidence_preservation_release: { article: '程序规定第三十五条' },
  compulsory_measure_decision: { article: '行政强制法第二十四条' },
  compulsory_measure_extension: { article: '行政强制法第二十五条' },
  compulsory_measure_release: { article: '程序规定第四十二条' },
  seized_goods_transfer_notice: { article: '行政强制法第二十一条' },
  testing_period_notice: { article: '程序规定第三十八条' },
  testing_result_notice: { article: '程序规定第三十二条' },
  correction_order: { article: '行政处罚法第二十八条' },
  refund_order: { article: '程序规定第五十九条' },
  penalty_notice: { article: '程序规定第五十七条' },
  hearing_notice: { article: '听证办法第二十条' },
  penalty_decision: { article: '程序规定第八十一条', within: 'E1', again: 'E1b' },
  no_penalty_decision: { article: '程序规定第八十一条', within: 'E1', again: 'E1b' },
  fine_deferral_notice: { article: '程序规定第七十四条' },
  performance_demand: { article: '程序规定第七十六条' },
};

export const servedRule = (kind: DocumentKind | undefined): ServedRule | undefined =>
  kind === undefined ? undefined : served[kind];

// `as`: Object.keys forgets the keys.
export const servedKinds = Object.keys(served) as readonly DocumentKind[];
