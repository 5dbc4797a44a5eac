/** 办案阶段, in the order a case passes them. */
export const caseStages = [
  'clue',
  'filed',
  'investigated',
  'noticed',
  'decided',
  'served',
  'closed',
] as const;
export type CaseStage = (typeof caseStages)[number];

export const caseStageNames: Readonly<Record<CaseStage, string>> = {
  clue: '案源核查',
  filed: '立案调查',
  investigated: '审核',
  noticed: '告知',
  decided: '处罚决定',
  served: '送达执行',
  closed: '结案',
};

/** 案件来源 (程序规定第十八条; template 1). */
export const caseSources = ['supervision', 'complaint', 'transferred', 'assigned', 'other'] as const;
export type CaseSource = (typeof caseSources)[number];

export const caseSourceNames: Readonly<Record<CaseSource, string>> = {
  supervision: '监督检查',
  complaint: '投诉、举报',
  transferred: '其他部门移送',
  assigned: '上级交办',
  other: '其他',
};

/** 适用程序. */
export const procedures = ['ordinary', 'summary'] as const;
export type Procedure = (typeof procedures)[number];
export const procedureNames: Readonly<Record<Procedure, string>> = {
  ordinary: '普通程序',
  summary: '简易程序',
};
