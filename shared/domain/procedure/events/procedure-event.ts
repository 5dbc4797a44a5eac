/**
 * What can happen in a case that the law attaches something to, with the words a clerk reads and the article it rests
 * on. 程序规定: 市场监督管理行政处罚程序规定.
 */
interface EventRule {
  readonly words: string;
  readonly article: string;
}

/** 期间 of which the law says that they do not count, or that lie inside others: they have an end, or are still open. */
const intervals = {
  suspension: { words: '中止调查', article: '程序规定第四十六条、第六十四条' },
  hearing: { words: '听证', article: '程序规定第六十四条' },
  announcement: { words: '公告', article: '程序规定第六十四条' },
  testing: { words: '检测、检验、检疫、鉴定', article: '程序规定第十八条、第六十四条' },
  // Of sealed and seized goods only the days told to the party in writing.
  testing_told: { words: '检测、检验、检疫、鉴定（已书面告知当事人）', article: '程序规定第三十八条' },
  identification: { words: '权利人辨认或者鉴别', article: '程序规定第十八条、第六十四条' },
  refund: { words: '责令退还多收价款', article: '程序规定第五十九条、第六十四条' },
  // No article names it: a bureau that has its own rule deducts it in its own limits.
  transfer: { words: '移送以后退回以前', article: '程序规定第十七条' },
} as const satisfies Readonly<Record<string, EventRule>>;

const events = {
  clue_found: { words: '发现线索、收到材料', article: '程序规定第十八条' },
  clue_registered: { words: '案源登记', article: '程序规定第十八条' },
  party_joined: { words: '列为当事人', article: '程序规定第十九条' },
  jurisdiction_designated: { words: '指定管辖', article: '程序规定第十六条' },
  dispute_arisen: { words: '发生管辖争议', article: '程序规定第十三条' },
  referral_received: { words: '上一级收到报请指定管辖的材料', article: '程序规定第十三条、第十六条' },
  jurisdiction_others: { words: '确定由其他部门管辖', article: '程序规定第十三条、第十六条' },
  case_assigned: { words: '交办', article: '程序规定第十五条' },
  verification_extended: { words: '批准延长核查期限', article: '程序规定第十八条' },
  filed: { words: '立案', article: '程序规定第十九条' },
  not_filed: { words: '不予立案', article: '程序规定第二十条' },
  referral_approved: { words: '批准移送其他部门', article: '程序规定第十四条、第十七条' },
  transferred: { words: '移送其他部门', article: '程序规定第十七条' },
  transfer_received: { words: '受移送部门签收', article: '程序规定第十四条、第十七条' },
  transfer_reported: { words: '报请移送涉嫌犯罪案件', article: '移送涉嫌犯罪案件规定第五条' },
  crime_transfer_approved: { words: '批准移送涉嫌犯罪案件', article: '移送涉嫌犯罪案件规定第五条' },
  crime_transfer_refused: { words: '不批准移送涉嫌犯罪案件', article: '移送涉嫌犯罪案件规定第五条' },
  crime_transferred: { words: '移送司法机关', article: '程序规定第十七条' },
  procuratorate_copied: { words: '抄送人民检察院', article: '移送涉嫌犯罪案件规定第六条' },
  police_received: { words: '公安机关在回执上签字', article: '移送涉嫌犯罪案件规定第七条' },
  police_found_foreign: { words: '公安机关告知转送有管辖权的机关', article: '移送涉嫌犯罪案件规定第七条' },
  non_filing_received: { words: '接到公安机关不予立案通知书', article: '移送涉嫌犯罪案件规定第八条' },
  review_by_police_asked: { words: '提请公安机关复议', article: '移送涉嫌犯罪案件规定第九条' },
  review_by_police_received: { words: '公安机关复议维持不予立案', article: '移送涉嫌犯罪案件规定第九条' },
  supervision_suggested: { words: '建议人民检察院立案监督', article: '移送涉嫌犯罪案件规定第九条' },
  supervision_ended: { words: '人民检察院答复立案监督建议', article: '移送涉嫌犯罪案件规定第九条' },
  police_filed: { words: '接到公安机关立案通知书', article: '移送涉嫌犯罪案件规定第八条' },
  police_handed_over: { words: '向公安机关办结交接手续', article: '移送涉嫌犯罪案件规定第十二条' },
  police_returned: {
    words: '司法机关移送本局作行政处理',
    article: '移送涉嫌犯罪案件规定第十三条、行政处罚法第二十七条',
  },
  transfer_returned: { words: '受移送部门退回', article: '程序规定第十七条' },
  jurisdiction_ours: { words: '确定由本局管辖', article: '程序规定第十三条、第十六条' },
  case_returned: {
    words: '移送的案件退回，由本局办理',
    article: '移送涉嫌犯罪案件规定第十条、行政处罚法第二十七条',
  },
  former_transferred: { words: '曾经移送，已经退回', article: '程序规定第十七条' },
  former_disposition: { words: '曾经批准移送，已经退回', article: '程序规定第六十条' },
  goods_transferred: { words: '移送查封、扣押物品', article: '行政强制法第二十一条' },
  inspected: { words: '现场检查', article: '程序规定第二十八条' },
  address_confirmed: { words: '确认送达地址', article: '程序规定第八十三条' },
  evidence_taken: { words: '提取证据', article: '程序规定第二十四条' },
  electronic_evidence_taken: { words: '提取电子数据', article: '程序规定第二十六条' },
  inquiry_called: { words: '通知询问', article: '程序规定第二十九条' },
  inquired: { words: '询问', article: '程序规定第二十九条' },
  materials_requested: { words: '要求提供材料', article: '程序规定第三十条' },
  identification_asked: { words: '请权利人辨认或者鉴别', article: '程序规定第三十条' },
  assistance_asked: { words: '请求协助调查', article: '程序规定第四十五条' },
  seizure_assistance_asked: { words: '请求协助扣押', article: '程序规定第三十九条' },
  preservation_approved: { words: '批准先行登记保存', article: '程序规定第三十三条' },
  evidence_preserved: { words: '先行登记保存证据', article: '程序规定第三十三条' },
  preservation_released: { words: '解除先行登记保存', article: '程序规定第三十五条' },
  measure_approved: { words: '批准实施行政强制措施', article: '程序规定第三十六条' },
  measure_taken: { words: '实施行政强制措施', article: '程序规定第三十六条' },
  measure_extended: { words: '延长行政强制措施期限', article: '程序规定第三十八条' },
  measure_released: { words: '解除行政强制措施', article: '程序规定第四十二条' },
  goods_listed: { words: '开具清单', article: '程序规定第三十四条、第三十六条' },
  sealed: { words: '加贴封条', article: '程序规定第四十一条' },
  custody_entrusted: { words: '委托保管', article: '程序规定第四十一条' },
  disposal_consented: { words: '当事人同意先行处置', article: '程序规定第四十一条' },
  disposal_announced: { words: '公告先行处置', article: '程序规定第四十一条' },
  sampled: { words: '抽样取证', article: '程序规定第三十一条' },
  testing_entrusted: { words: '委托检测、检验、检疫、鉴定', article: '程序规定第三十二条' },
  testing_period_told: { words: '告知检测、检验、检疫、鉴定期间', article: '程序规定第三十八条' },
  testing_result_told: { words: '告知检测、检验、检疫、鉴定结果', article: '程序规定第三十二条' },
  correction_ordered: { words: '责令改正', article: '行政处罚法第二十八条' },
  refund_ordered: { words: '责令退款', article: '程序规定第五十九条' },
  decision_extended: { words: '批准延长办案期限', article: '程序规定第六十四条' },
  case_suspended: { words: '中止调查', article: '程序规定第四十六条' },
  case_resumed: { words: '恢复调查', article: '程序规定第四十六条' },
  case_terminated: { words: '终止调查', article: '程序规定第四十七条' },
  investigation_ended: { words: '调查终结', article: '程序规定第四十八条' },
  review_submitted: { words: '送审', article: '程序规定第四十九条' },
  review_extended: { words: '批准延长审核期限', article: '程序规定第五十五条' },
  review_returned: { words: '审核退卷', article: '程序规定第五十五条' },
  matter_refused: { words: '未批准审批事项', article: '程序规定第八十六条' },
  matter_approved: { words: '批准其他事项', article: '程序规定第八十六条' },
  proposal_approved: { words: '批准处罚建议', article: '程序规定第五十六条' },
  notice_issued: { words: '制作行政处罚告知书', article: '程序规定第五十七条' },
  notice_served: { words: '送达行政处罚告知书', article: '程序规定第五十七条' },
  defence_made: { words: '陈述、申辩', article: '程序规定第五十八条' },
  defence_waived: { words: '书面放弃陈述、申辩和听证', article: '行政处罚法第六十二条' },
  defence_ended: { words: '陈述、申辩期限届满', article: '程序规定第五十七条' },
  hearing_requested: { words: '当事人申请听证', article: '听证办法第七条' },
  hearing_host_named: { words: '指定听证主持人', article: '听证办法第十八条' },
  hearing_notified: { words: '制作听证通知书', article: '听证办法第二十条' },
  hearing_notice_served: { words: '送达听证通知书', article: '听证办法第二十条' },
  hearing_held: { words: '举行听证', article: '听证办法第二十条' },
  hearing_ended: { words: '终止听证', article: '听证办法第二十七条' },
  hearing_reported: { words: '听证报告', article: '听证办法第二十九条' },
  discussed: { words: '集体讨论', article: '程序规定第六十条' },
  disposition_approved: { words: '批准处理决定', article: '程序规定第六十条' },
  decided: { words: '作出处理决定', article: '程序规定第六十条' },
  decision_posted: { words: '交邮送达处罚决定书', article: '程序规定第八十条、第八十二条' },
  decision_announced: { words: '公告送达处罚决定书', article: '程序规定第八十二条' },
  decision_served: { words: '送达处罚决定书', article: '程序规定第八十一条' },
  served_decision_corrected: {
    words: '补正已经送达的处罚决定书',
    article: '程序规定第八十一条、第八十二条',
  },
  corrected_decision_served: {
    words: '送达补正后的处罚决定书',
    article: '程序规定第八十一条、第八十二条',
  },
  served_document_corrected: { words: '补正已经送达的文书', article: '程序规定第八十二条' },
  corrected_document_served: { words: '送达补正后的文书', article: '程序规定第八十二条' },
  document_served: { words: '送达文书', article: '程序规定第八十二条' },
  announced: { words: '制作送达公告', article: '程序规定第八十二条' },
  deferred: { words: '同意延期、分期缴纳罚款', article: '程序规定第七十四条' },
  instalment_agreed: { words: '约定缴款日期', article: '程序规定第七十四条' },
  fine_collected: { words: '当场收缴罚款', article: '程序规定第七十二条' },
  fine_handed_in: { words: '收缴的罚款交至本局', article: '程序规定第七十三条' },
  fine_banked: { words: '收缴的罚款缴付银行', article: '程序规定第七十三条' },
  part_paid: { words: '缴纳一期罚没款', article: '程序规定第七十四条' },
  paid: { words: '缴纳罚没款', article: '程序规定第七十二条' },
  penalty_performed: { words: '执行罚没款以外的处罚', article: '程序规定第七十七条' },
  demand_issued: { words: '制作履行催告书', article: '程序规定第七十六条' },
  demand_served: { words: '送达履行催告书', article: '程序规定第七十六条' },
  court_applied: { words: '申请人民法院强制执行', article: '程序规定第七十六条' },
  court_enforced: { words: '法院强制执行完毕或者裁定终结', article: '程序规定第七十七条' },
  reconsideration_begun: { words: '申请行政复议', article: '行政复议法第二十条' },
  reconsideration_ended: { words: '行政复议终结', article: '行政处罚法第七十三条' },
  litigation_begun: { words: '提起行政诉讼', article: '行政诉讼法第四十六条' },
  litigation_ended: { words: '行政诉讼终结', article: '行政处罚法第七十三条' },
  decision_changed: {
    words: '处罚决定被变更、撤销、确认违法或者无效',
    article: '程序规定第六十三条、行政处罚法第四十八条',
  },
  decision_voided: { words: '作废处罚决定书', article: '程序规定第六十三条、行政处罚法第四十八条' },
  redecision_ordered: { words: '责令重新作出决定', article: '行政复议法第六十四条、行政诉讼法第七十条' },
  former_published: { words: '公示已经失效或者改变的决定', article: '程序规定第六十三条、公示规定第十一条' },
  publication_withdrawn: { words: '撤回公示信息并说明理由', article: '程序规定第六十三条、公示规定第十一条' },
  former_closed: {
    words: '曾经结案、归档，以后又要办理',
    article: '行政复议法第六十四条、行政诉讼法第七十条、移送涉嫌犯罪案件规定第十条',
  },
  former_paid: { words: '按已经失效的决定缴纳', article: '行政强制法第四十一条' },
  former_enforcement: { words: '对已经失效的决定催告、延期或者申请执行', article: '行政强制法第四十条' },
  goods_disposed: { words: '处理涉案物品', article: '程序规定第七十八条' },
  closed: { words: '结案', article: '程序规定第七十七条' },
  archived: { words: '归档', article: '程序规定第七十八条' },
  published: { words: '公示处罚信息', article: '行政处罚信息公示规定第九条' },
  ...intervals,
} as const satisfies Readonly<Record<string, EventRule>>;

export type ProcedureEvent = keyof typeof events;
export type ProcedureInterval = keyof typeof intervals;

// `as`: Object.keys forgets the keys.
export const procedureEvents = Object.keys(events) as readonly ProcedureEvent[];

const intervalNames: ReadonlySet<string> = new Set(Object.keys(intervals));

/** Entries of these have an end: `until`, or none while they last. */
export const isInterval = (event: ProcedureEvent): event is ProcedureInterval => intervalNames.has(event);

export const eventRule = (event: ProcedureEvent): EventRule => events[event];
