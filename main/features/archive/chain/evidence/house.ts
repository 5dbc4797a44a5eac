import { eachOf } from '../../../../platform/sqlite/json.ts';
import { type EvidenceTable, ofCase, told, who } from './evidence-table.ts';

/** What is shown of the archive's care, and since when what is bound. */
const STATED = ['last_verify', 'last_backup', 'bound_later'] as const;

/** Who handles a case, and who did. */
const HANDLERS = `select o.officer_id from case_officers o where o.case_id = ?1
      union ${eachOf('officer_changes', 'before')} where t.case_id = ?1
      union ${eachOf('officer_changes', 'after')} where t.case_id = ?1`;

/** What belongs to the archive as a whole: its own facts, its settings, its people, the files of the bureau. */
export const houseEvidence: readonly EvidenceTable[] = [
  {
    table: 'archive_info',
    key: ['key'],
    // The rest of it is what the program remembers, or stands in the chain itself.
    only: { column: 'key', values: ['identity', 'created_at', 'chain_end', 'clock_mark', ...STATED] },
    madeAnew: true,
    noun: '档案库的登记',
    called: ['key'],
    words: { value: '内容' },
    ofCase: '1 = 1',
  },
  {
    table: 'settings',
    key: ['key'],
    acceptable: { fixed: ['key'] },
    noun: '设置',
    called: ['key'],
    words: { value: '内容' },
    ofCase: '1 = 1',
  },
  {
    table: 'officers',
    key: ['id'],
    acceptable: { fixed: ['id'] },
    noun: '执法人员',
    called: ['name'],
    words: {
      name: '姓名',
      certificate_number: '执法证号',
      certificate_valid_until: '执法证有效期',
      department: '部门',
      recorder_officer_number: '记录仪警号',
      active: '在岗',
    },
    ofCase: `t.id in (${HANDLERS})`,
  },
  {
    table: 'people_accounts',
    key: ['id'],
    acceptable: { fixed: ['id'] },
    noun: '人员',
    called: ['name'],
    words: {
      login: '登录名',
      name: '姓名',
      department: '部门',
      roles: '角色',
      active: '在岗',
    },
    ofCase: `t.id in (${HANDLERS}
      union select r.person_id from recusals r where r.case_id = ?1
      union select q.person_id from recusal_requests q where q.case_id = ?1)`,
  },
  {
    table: 'account_secrets',
    key: ['account_id'],
    // How often somebody mistyped it is no act.
    loose: ['wrong', 'wrong_at'],
    hidden: ['hash'],
    // Reset by two others: what was put there by hand opens nothing any more.
    madeAnew: true,
    noun: '密码登记',
    called: ['account_id'],
    words: { hash: '密码', must_change: '首次进入须更换', set_at: '设定时间' },
  },
  {
    table: 'consultation_days',
    key: ['day'],
    noun: '调阅登记的结转',
    called: ['day'],
    words: { entries: '条数', sha256: '内容的校验值', closed_at: '结转时间' },
  },
  {
    table: 'recusals',
    key: ['id'],
    ...ofCase,
    noun: '回避决定',
    called: ['person_name'],
    words: {
      person_id: '人员',
      person_name: '姓名',
      asked_by: '由谁提出',
      reason: '理由',
      granted: '准予',
      decided_by: '决定人',
      decided_on: '决定日期',
      entered_at: who.at,
      entered_by: who.by,
      capacity: '身份',
      asked_on: '提出日期',
      attachment_id: '回避决定',
      withdrawn_at: '撤销时间',
      withdrawn_by: '撤销人',
      withdrawn_reason: '撤销理由',
    },
  },
  {
    table: 'recusal_requests',
    key: ['id'],
    ...ofCase,
    noun: '回避申请',
    called: ['person_name'],
    words: {
      person_id: '人员',
      person_name: '姓名',
      capacity: '身份',
      asked_by: '由谁提出',
      asked_on: '提出日期',
      reason: '理由',
      attachment_id: '回避申请书',
      ...told,
    },
  },
  {
    table: 'originals',
    key: ['sha256'],
    noun: '原件',
    called: ['sha256'],
    words: { sha256: '校验值', sm3: 'SM3校验值', bytes: '字节数', mime: '类型', stored_at: '入库时间' },
    ofCase: `t.sha256 in (select r.sha256 from recordings r where r.case_id = ?1
      union select a.sha256 from attachments a where a.case_id = ?1
      union select d.sha256 from documents d where d.case_id = ?1)`,
  },
  {
    table: 'own_files',
    key: ['folder', 'file'],
    noun: '本局的规则文件',
    called: ['file'],
    words: {
      sha256: '校验值',
      revision: '更换次数',
      source: '来源',
      taken_at: '采用时间',
      taken_by: '采用人',
    },
  },
  {
    table: 'accepted_rows',
    key: ['id'],
    ...ofCase,
    noun: '对程序之外改动的采用',
    called: ['sentence'],
    words: {
      table_name: '数据表',
      row_key: '数据',
      sentence: '改动',
      reason: '理由',
      accepted_at: '采用时间',
      accepted_by: '采用人',
    },
  },
  {
    table: 'case_heads',
    key: ['case_id'],
    ...ofCase,
    noun: '升级前的操作记录末条',
    called: ['sequence'],
    words: { sequence: '第几条', hash: '校验值' },
  },
];
