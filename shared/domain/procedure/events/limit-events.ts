import { eventRule, type ProcedureInterval } from './procedure-event.ts';

/**
 * What limits start from, with the words a clerk reads: 自…之日起. Where a document of a case tells of it, the name is
 * that of its `ProcedureEvent`.
 */
export const limitStarts = {
  dispute_arisen: '管辖争议发生',
  referral_received: '收到报请管辖的材料',
  clue_found: '发现线索、收到材料',
  clue_in_mediation: '调解中发现线索',
  complaint_received: '收到投诉',
  complaint_accepted: '受理投诉',
  mediation_ended: '终止调解',
  reported_again: '收到最后一次举报',
  act_ended: '违法行为发生或者终了',
  urgent_measure: '当场采取措施',
  evidence_preserved: '先行登记保存',
  measure_taken: '实施查封、扣押',
  goods_announced: '公告领取财物',
  assistance_received: '接到协助调查函',
  test_result_received: '收到检验结论',
  filed: '立案',
  review_submitted: '接到审核材料',
  notice_served: '告知书送达',
  hearing_requested: '收到听证申请',
  hearing_host_named: '确定听证主持人',
  host_received_material: '主持人接到案件材料',
  hearing_notice_served: '听证通知书送达当事人',
  hearing_told: '通知第三人、办案人员',
  hearing_announced: '公告听证',
  hearing_held: '听证结束',
  decided: '作出处罚决定',
  announced: '公告发布',
  decision_served: '决定书送达',
  served_decision_corrected: '补正已经送达的决定书',
  decision_known: '知道行政行为内容',
  reconsideration_served: '收到复议决定书',
  demand_served: '催告书送达',
  remedies_expired: '复议、诉讼期限届满（或者暂缓、分期期限结束）',
  court_received: '法院接到强制执行申请',
  court_accepted: '法院受理',
  court_refused: '收到不予受理的裁定',
  fine_collected: '当场收缴罚款',
  fine_handed_in: '部门收到收缴的罚款',
  closing_event: '结案情形出现',
  decided_on_the_spot: '当场作出处罚决定',
  closed: '结案（不予立案、立案前移送的，自决定）',
  decision_changed: '决定被变更、撤销、确认违法或者无效，或者作废',
  transfer_reported: '接到移送犯罪案件的报告',
  transfer_approved: '批准移送',
  police_received: '公安机关接受案件',
  police_found_foreign: '公安机关发现不属于本机关管辖',
  non_filing_received: '接到不予立案通知书',
  review_by_police_asked: '公安机关收到复议的文件',
  review_by_police_received: '收到公安机关复议决定通知书',
  police_filed: '接到公安机关立案通知书',
  publicity_received: '收到推送的处罚信息',
  published: '信息公示',
  repair_requested: '收到移出申请',
  repair_accepted: '受理信用修复申请',
  repair_granted: '准予信用修复',
  listed: '决定列入严重违法失信名单',
  listed_published: '名单信息公示',
  listing_received: '收到推送的列入信息',
} as const;

export type LimitStart = keyof typeof limitStarts;

// `as`: Object.keys forgets the keys.
export const limitStartNames = Object.keys(limitStarts) as readonly LimitStart[];

/** Time that does not count: the intervals of procedure, and what kept a party from acting in time. */
export const deductionKinds = [
  'testing',
  'testing_told',
  'identification',
  'suspension',
  'hearing',
  'announcement',
  'refund',
  'transfer',
  'hindrance',
] as const satisfies readonly (ProcedureInterval | 'hindrance')[];

export type DeductionKind = (typeof deductionKinds)[number];

/** 检测、检验、检疫、鉴定 */
export const deductionWords = (kind: DeductionKind): string =>
  kind === 'hindrance' ? '不可抗力等正当理由耽误' : eventRule(kind).words;
