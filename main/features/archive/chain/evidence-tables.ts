import type { Stored, WatchedTable } from '../../../platform/sqlite/watch-rows.ts';
import type { Tables } from '../../../platform/sqlite/tables.ts';

type Fields = Readonly<Record<string, Stored>>;

/** A table whose rows are bound to the chain of acts, and how a clerk speaks of them. */
export interface EvidenceTable extends WatchedTable {
  /** 文书, 录音录像 … */
  readonly noun: string;
  /** Columns a row is called by, the first that says something. */
  readonly called: readonly string[];
  /** Columns in the clerk's words; others are called by their own name. */
  readonly words: Readonly<Record<string, string>>;
  /** While this holds a row is being worked on: of it only these columns are bound. */
  readonly open?: { readonly while: (row: Fields) => boolean; readonly bound: readonly string[] };
  /** Columns of which only a hash is bound: what stands in them is to stand nowhere else. */
  readonly hidden?: readonly string[];
  /** True of what the program makes anew whatever stood there: it is written over also where it was changed by hand. */
  readonly madeAnew?: boolean;
  /**
   * A row changed by hand may be accepted as it is, by a person's word: what people correct in the program anyway.
   * Without this it never is. See docs/decisions/audit-chain.md.
   */
  readonly acceptable?: {
    /** Columns that say what the row is: changed, they are accepted by nobody. */
    readonly fixed: readonly string[];
    /** Also that it is gone. */
    readonly missing?: boolean;
  };
  /** The rows a case stands on, as SQL over `t` with `?1` for the case; absent where no case needs them. */
  readonly ofCase?: string;
}

const ofDocument = {
  caseOf: '(select d.case_id from documents d where d.id = t.document_id)',
  ofCase: 't.document_id in (select d.id from documents d where d.case_id = ?1)',
} as const;
const ofRecording = {
  caseOf: '(select r.case_id from recordings r where r.id = t.recording_id)',
  ofCase: 't.recording_id in (select r.id from recordings r where r.case_id = ?1)',
} as const;
const ofCase = { caseOf: 't.case_id', ofCase: 't.case_id = ?1' } as const;
const who = { by: '登记人', at: '登记时间' } as const;

/** A draft is written in all day; only that it is there, of which case and of which template, is bound. */
/** Of what somebody told and may have taken back. */
const told = {
  told_at: who.at,
  told_by: who.by,
  withdrawn_at: '撤销时间',
  withdrawn_by: '撤销人',
  withdrawn_reason: '撤销理由',
} as const;

const draft = {
  while: ({ state }: Fields) => state === 'draft',
  bound: ['id', 'case_id', 'template_number', 'template_id', 'edition', 'state', 'created_at'],
} as const;

/** What is shown of the archive's care, and since when what is bound. */
const STATED = ['last_verify', 'last_backup', 'bound_later'] as const;

const evidence: readonly EvidenceTable[] = [
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
    ofCase: 't.id in (select o.officer_id from case_officers o where o.case_id = ?1)',
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
    ofCase: `t.id in (select o.officer_id from case_officers o where o.case_id = ?1
      union select r.person_id from recusals r where r.case_id = ?1)`,
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
    table: 'cases',
    key: ['id'],
    caseOf: 't.id',
    ofCase: 't.id = ?1',
    acceptable: { fixed: ['serial', 'id', 'case_number', 'number_year', 'number_sequence', 'created_at'] },
    noun: '案件',
    called: ['case_number'],
    words: {
      case_number: '案号',
      number_year: '案号年度',
      number_sequence: '案号序号',
      title: '案件名称',
      party_name: '当事人名称',
      party_key: '当事人名称的读音',
      cause: '案由',
      officer_names: '办案人员',
      stage: '阶段',
      stage_order: '阶段次序',
      clue_on: '案源日期',
      filed_on: '立案日期',
      decided_on: '决定日期',
      closed_on: '结案日期',
      created_at: '登记时间',
      updated_at: '修改时间',
      source: '案件来源',
      source_text: '来源说明',
      procedure: '程序',
      handling_unit: '办案机构',
      edition: '文书版本',
      party: '当事人情况',
      facts: '案件事实',
    },
  },
  {
    table: 'case_officers',
    key: ['case_id', 'officer_id'],
    ...ofCase,
    acceptable: { fixed: [], missing: true },
    noun: '案件的办案人员',
    called: ['officer_id'],
    words: { position: '次序', officer_id: '人员' },
  },
  {
    table: 'case_numbers',
    key: ['year'],
    madeAnew: true,
    noun: '案号登记',
    called: ['year'],
    words: { last: '已用到' },
  },
  {
    table: 'template_versions',
    key: ['sha256'],
    noun: '文书模板版本',
    called: ['sha256'],
    words: { content: '内容' },
    ofCase: `t.sha256 in (select d.template_sha256 from documents d where d.case_id = ?1
      union select v.template_sha256 from document_versions v
        join documents d on d.id = v.document_id where d.case_id = ?1)`,
  },
  {
    table: 'documents',
    key: ['id'],
    ...ofCase,
    open: draft,
    noun: '文书',
    called: ['document_number', 'title', 'template_id'],
    words: {
      case_id: '所属案件',
      template_number: '模板序号',
      template_id: '模板',
      edition: '文书版本',
      title: '标题',
      state: '状态',
      revision: '修改次数',
      own: '填写的内容',
      fixed: '定稿的内容',
      template_sha256: '模板版本',
      document_number: '文号',
      date: '日期',
      serves_document_id: '所送达的文书',
      also_serves: '同时送达的文书',
      pages: '页数',
      sha256: '定稿PDF',
      void_reason: '作废理由',
      missing: '未填项数',
      created_at: '新建时间',
      updated_at: '修改时间',
      updated_by: '修改人',
      finalised_at: '定稿时间',
    },
  },
  {
    table: 'document_numbers',
    key: ['kind', 'year', 'sequence'],
    ...ofDocument,
    noun: '文号登记',
    called: ['kind'],
    words: { document_id: '文书', issued_at: '编号时间', issued_by: '编号人' },
  },
  {
    table: 'numbers_elsewhere',
    key: ['number'],
    ...ofDocument,
    noun: '在别处使用的文号登记',
    called: ['number'],
    words: { title: '文书', reason: '理由', noted_at: who.at, noted_by: who.by, document_id: '文书' },
  },
  {
    table: 'number_starts',
    key: ['kind', 'year'],
    noun: '起始号登记',
    called: ['kind'],
    words: { first: '起始号', reason: '理由', set_at: who.at, set_by: who.by },
  },
  {
    table: 'number_series',
    key: ['kind', 'year'],
    madeAnew: true,
    noun: '文号序列',
    called: ['kind'],
    words: { last: '已用到' },
  },
  {
    table: 'document_versions',
    key: ['document_id', 'version'],
    ...ofDocument,
    noun: '补正前的文书',
    called: ['title'],
    words: {
      title: '标题',
      fixed: '定稿的内容',
      template_sha256: '模板版本',
      date: '日期',
      pages: '页数',
      sha256: '定稿PDF',
      finalised_at: '定稿时间',
      finalised_by: '定稿人',
      reason: '补正理由',
      corrected_at: '补正时间',
      corrected_by: '补正人',
    },
  },
  {
    table: 'document_corrections',
    key: ['draft_id'],
    ...ofDocument,
    noun: '补正登记',
    called: ['reason'],
    words: { reason: '理由', begun_at: '开始时间', begun_by: '补正人', document_id: '文书' },
  },
  {
    table: 'saved_states',
    key: ['document_id', 'revision'],
    ...ofDocument,
    noun: '文书的历史版本',
    called: ['revision'],
    words: { own: '填写的内容', saved_at: '保存时间', saved_by: '保存人' },
  },
  {
    table: 'signed_scans',
    key: ['id'],
    ...ofDocument,
    noun: '签章扫描件',
    called: ['name'],
    words: {
      document_id: '文书',
      version: '文书版本',
      sha256: '原件',
      name: '文件名',
      mime: '类型',
      pages: '页数',
      reason: '更换理由',
      added_at: '添加时间',
      added_by: '添加人',
    },
  },
  {
    table: 'filed_documents',
    key: ['document_id'],
    ...ofCase,
    noun: '文书的归卷登记',
    called: ['part'],
    words: { part: '卷', sha256: '所装的页', filed_at: '归卷时间' },
  },
  {
    table: 'set_aside_findings',
    key: ['case_id', 'identity'],
    ...ofCase,
    acceptable: { fixed: ['set_aside_at', 'set_aside_by'], missing: true },
    noun: '已说明理由的问题',
    called: ['sentence'],
    words: { sentence: '问题', reason: '理由', set_aside_at: who.at, set_aside_by: who.by, severity: '轻重' },
  },
  {
    table: 'batches',
    key: ['id'],
    loose: ['job_id'],
    noun: '采集记录',
    called: ['card_name'],
    words: {
      card_name: '存储卡',
      card_path: '位置',
      profile: '记录仪',
      fingerprint_before: '采集前的卡校验值',
      fingerprint_after: '采集后的卡校验值',
      actor_name: '采集人',
      started_at: '开始时间',
      ended_at: '结束时间',
    },
    ofCase: 't.id in (select r.batch_id from recordings r where r.case_id = ?1)',
  },
  {
    table: 'batch_files',
    key: ['batch_id', 'path'],
    // Taken up again and again until it is in.
    open: {
      while: ({ outcome }: Fields) => outcome === 'pending' || outcome === 'failed',
      bound: ['batch_id', 'path', 'bytes', 'modified_at'],
    },
    noun: '采集的文件',
    called: ['path'],
    words: {
      outcome: '结果',
      bytes: '字节数',
      modified_at: '文件时间',
      case_id: '归入案件',
      sha256: '校验值',
      sm3: 'SM3校验值',
      recording_id: '录音录像',
      problem: '说明',
    },
  },
  {
    table: 'unread_entries',
    key: ['batch_id', 'path'],
    noun: '采集时读不出的位置',
    called: ['path'],
    words: { what: '种类', problem: '说明' },
  },
  {
    table: 'recordings',
    key: ['id'],
    ...ofCase,
    // How far its copy for looking at has come.
    loose: ['access'],
    acceptable: {
      fixed: [
        ...['id', 'sha256', 'batch_id', 'name', 'path', 'kind', 'mime', 'file_time', 'probe'],
        ...['started_at', 'time_source', 'imported_at'],
      ],
    },
    noun: '录音录像',
    called: ['name'],
    words: {
      sha256: '原件',
      batch_id: '采集',
      case_id: '所属案件',
      name: '文件名',
      path: '卡上位置',
      kind: '种类',
      mime: '类型',
      started_at: '开始时间',
      time_source: '时间来源',
      file_time: '文件时间',
      duration_ms: '时长',
      probe: '媒体信息',
      recorder: '记录仪编号',
      officer: '警号',
      officer_id: '执法人员',
      important: '重点标记',
      warning: '问题说明',
      imported_at: '入库时间',
    },
  },
  {
    table: 'time_doubts',
    key: ['recording_id'],
    ...ofRecording,
    noun: '录制时间的疑点',
    called: ['stated'],
    words: { stated: '所记时间', sentence: '疑点' },
  },
  {
    table: 'settled_times',
    key: ['recording_id'],
    ...ofRecording,
    noun: '录制时间的确定',
    called: ['reason'],
    words: {
      how: '依据',
      before_at: '原来的时间',
      before_source: '原来的时间来源',
      reason: '理由',
      settled_by: '确定人',
      settled_at: '确定时间',
    },
  },
  {
    table: 'evidence_numbers',
    key: ['case_id', 'recording_id'],
    ...ofCase,
    noun: '音像证据编号',
    called: ['number'],
    words: { kind: '种类', number: '编号' },
  },
  {
    table: 'recording_purposes',
    key: ['case_id', 'recording_id'],
    ...ofCase,
    acceptable: { fixed: [], missing: true },
    noun: '音像证据的证明对象',
    called: ['purpose'],
    words: { purpose: '证明对象' },
  },
  {
    table: 'attachments',
    key: ['id'],
    ...ofCase,
    acceptable: { fixed: ['id', 'case_id', 'sha256', 'mime', 'pages', 'added_at', 'taken_at'] },
    noun: '附件',
    called: ['title', 'name'],
    words: {
      case_id: '所属案件',
      sha256: '原件',
      name: '文件名',
      title: '标题',
      kind: '种类',
      mime: '类型',
      pages: '页数',
      date: '日期',
      slot: '卷内位置',
      material: '材料名称',
      added_at: '添加时间',
      removed: '已移除',
      taken_at: '拍摄时间',
      serves_document_id: '所送达的文书',
      also_serves: '同时送达的文书',
      purpose: '证明对象',
    },
  },
  {
    table: 'placements',
    key: ['case_id', 'item_id'],
    ...ofCase,
    acceptable: { fixed: [], missing: true },
    noun: '卷内材料的编排',
    called: ['title', 'item_id'],
    words: { sort_key: '次序', slot: '位置', moved: '移动过', title: '目录标题', remark: '备注' },
  },
  {
    table: 'assemblies',
    key: ['case_id', 'part'],
    ...ofCase,
    madeAnew: true,
    noun: '装订好的案卷',
    called: ['part'],
    words: { file: '文件', sha256: '校验值', pages: '页数', items: '目录', fingerprint: '所装的材料' },
  },
  {
    table: 'told_events',
    key: ['id'],
    ...ofCase,
    acceptable: { fixed: ['id', 'case_id', 'told_at', 'told_by'] },
    noun: '登记的事',
    called: ['event'],
    words: {
      event: '事项',
      day: '日期',
      detail: '说明',
      attachment_id: '证明材料',
      ...told,
    },
  },
  {
    table: 'departures',
    key: ['id'],
    ...ofCase,
    acceptable: { fixed: ['id', 'case_id', 'told_at', 'told_by'] },
    noun: '没有办理的步骤',
    called: ['step'],
    words: {
      lane: '程序',
      step: '步骤',
      start_id: '起始文书',
      reason: '理由',
      told_at: who.at,
      told_by: who.by,
    },
  },
  {
    table: 'case_traits',
    key: ['case_id'],
    ...ofCase,
    acceptable: { fixed: ['case_id'] },
    noun: '案件的程序事项',
    called: ['case_id'],
    words: {
      major: '应当法制审核和集体讨论',
      major_reason: '理由',
      refund: '有应当退还的多收价款',
      set_at: who.at,
      set_by: who.by,
    },
  },
  {
    table: 'goods_movements',
    key: ['id'],
    ...ofCase,
    noun: '财物台账的登记',
    called: ['kind'],
    words: {
      kind: '事项',
      day: '日期',
      place: '地点',
      keeper: '保管人、经手人',
      from_place: '取自',
      detail: '说明',
      document_id: '依据的文书',
      attachment_id: '证明材料',
      told_at: who.at,
      told_by: who.by,
      withdrawn_at: '撤销时间',
      withdrawn_by: '撤销人',
      withdrawn_reason: '撤销理由',
    },
  },
  {
    table: 'goods_lines',
    key: ['movement_id', 'position'],
    caseOf: '(select m.case_id from goods_movements m where m.id = t.movement_id)',
    ofCase: 't.movement_id in (select m.id from goods_movements m where m.case_id = ?1)',
    noun: '财物台账登记的物品',
    called: ['name'],
    words: { list_id: '清单', name: '名称', model: '规格', unit: '单位', quantity: '数量' },
  },
  {
    table: 'service_attempts',
    key: ['id'],
    ...ofCase,
    noun: '登记的送达情况',
    called: ['recipient'],
    words: {
      documents: '所送达的文书',
      recipient: '受送达人',
      method: '送达方式',
      tried_at: '送达时间',
      place: '送达地点',
      served_by: '送达人',
      witness: '见证人',
      outcome: '结果',
      reason: '原因',
      mail_number: '邮件号码',
      returned_on: '退回日期',
      proofs: '凭证',
      ...told,
    },
  },
  {
    table: 'service_recipients',
    key: ['id'],
    ...ofCase,
    noun: '受送达人的登记',
    called: ['name'],
    words: { document_id: '所送达的文书', name: '姓名、名称', role: '与案件的关系', reason: '理由', ...told },
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

/** Every bound table by its name. */
export const evidenceTables: ReadonlyMap<string, EvidenceTable> = new Map(
  evidence.map((one) => [one.table, one]),
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
  derived: 'made from originals, made anew when lost',
  phrases: 'words to choose from; what was chosen stands in the document',
};
