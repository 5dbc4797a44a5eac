/**
 * What a document is, whatever edition of templates it is written on and whatever number that edition gives it. The
 * words after each are the name in the 2021 edition; its template ids are the kinds themselves.
 */
export const documentKinds = [
  // 案件来源登记表
  'case_source_register',
  // 指定管辖通知书
  'designated_jurisdiction_notice',
  // 案件交办通知书
  'case_assignment_notice',
  // 案件移送函
  'case_transfer_letter',
  // 涉嫌犯罪案件移送书
  'suspected_crime_transfer',
  // 查封/扣押物品移送告知书
  'seized_goods_transfer_notice',
  // 立案/不予立案审批表
  'case_filing_approval',
  // 行政处罚案件有关事项审批表
  'case_matter_approval',
  // 现场笔录
  'site_record',
  // 送达地址确认书
  'service_address_confirmation',
  // 证据提取单
  'evidence_extraction_form',
  // 电子数据证据提取笔录
  'electronic_data_record',
  // 询问通知书
  'inquiry_notice',
  // 询问笔录
  'inquiry_record',
  // 限期提供材料通知书
  'material_request_notice',
  // 协助辨认/鉴别通知书
  'identification_assist_notice',
  // 协助调查函
  'investigation_assist_letter',
  // 协助扣押通知书
  'seizure_assist_notice',
  // 先行登记保存证据通知书
  'evidence_preservation_notice',
  // 解除先行登记保存证据通知书
  'evidence_preservation_release',
  // 实施行政强制措施决定书
  'compulsory_measure_decision',
  // 延长行政强制措施期限决定书
  'compulsory_measure_extension',
  // 解除行政强制措施决定书
  'compulsory_measure_release',
  // 场所/设施/财物清单
  'property_list',
  // 封条
  'seal_strip',
  // 实施行政强制措施场所/设施/财物委托保管书
  'custody_entrustment',
  // 先行处置物品确认书
  'advance_disposal_consent',
  // 先行处置物品公告
  'advance_disposal_notice',
  // 抽样记录
  'sampling_record',
  // 检测/检验/检疫/鉴定委托书
  'testing_entrustment',
  // 检测/检验/检疫/鉴定期间告知书
  'testing_period_notice',
  // 检测/检验/检疫/鉴定结果告知书
  'testing_result_notice',
  // 责令改正通知书
  'correction_order',
  // 责令退款通知书
  'refund_order',
  // 案件调查终结报告
  'investigation_report',
  // 案件审核/法制审核表
  'case_review_form',
  // 行政处罚告知书
  'penalty_notice',
  // 陈述申辩笔录
  'statement_defence_record',
  // 行政处罚听证通知书
  'hearing_notice',
  // 听证笔录
  'hearing_record',
  // 听证报告
  'hearing_report',
  // 行政处罚案件集体讨论记录
  'collective_discussion_record',
  // 行政处理决定审批表
  'disposition_approval',
  // 当场行政处罚决定书
  'on_the_spot_penalty_decision',
  // 行政处罚决定书
  'penalty_decision',
  // 不予行政处罚决定书
  'no_penalty_decision',
  // 延期/分期缴纳罚款通知书
  'fine_deferral_notice',
  // 行政处罚决定履行催告书
  'performance_demand',
  // 强制执行申请书
  'enforcement_application',
  // 送达回证
  'service_receipt',
  // 行政处罚文书送达公告
  'service_announcement',
  // 涉案物品处理记录
  'goods_disposal_record',
  // 结案审批表
  'case_closure_approval',
  // 卷宗封面
  'dossier_cover',
  // 卷内文件目录
  'dossier_index',
  // 卷内备考表
  'dossier_remarks',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/**
 * Templates that are of a kind under another id: another edition, a bureau's own. The only place a further edition
 * needs in code, one line for each id that differs.
 */
const otherIds: Readonly<Record<string, DocumentKind>> = {};

const kinds: ReadonlyMap<string, DocumentKind> = new Map([
  ...documentKinds.map((kind) => [kind, kind] as const),
  ...Object.entries(otherIds),
]);

/** The kind of a template; undefined for one of a bureau's own that is none of the known documents. */
export const kindOf = (templateId: string): DocumentKind | undefined => kinds.get(templateId);

/** Every template id of a kind, as a query asks for documents. */
export const templateIdsOf = (...wanted: readonly DocumentKind[]): readonly string[] =>
  [...kinds].flatMap(([id, kind]) => (wanted.includes(kind) ? [id] : []));

/** Whether a template is of one of these kinds. */
export function isOfKind(templateId: string, ...wanted: readonly DocumentKind[]): boolean {
  const kind = kindOf(templateId);
  return kind !== undefined && wanted.includes(kind);
}

/** Whether two templates are editions of one form: the same id, or the same kind under other ids. */
export function sameForm(one: string, other: string): boolean {
  const kind = kindOf(one);
  return one === other || (kind !== undefined && kind === kindOf(other));
}

/** 处罚决定: decided in the ordinary procedure, or on the spot. */
export const penaltyDecisions: readonly DocumentKind[] = ['penalty_decision', 'on_the_spot_penalty_decision'];

/** 普通程序的处理决定 about a penalty. */
export const ordinaryDecisions: readonly DocumentKind[] = ['penalty_decision', 'no_penalty_decision'];

/** Every decision about a penalty. */
export const allDecisions: readonly DocumentKind[] = [
  'on_the_spot_penalty_decision',
  'penalty_decision',
  'no_penalty_decision',
];
