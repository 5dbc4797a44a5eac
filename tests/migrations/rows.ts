import type Sqlite from 'better-sqlite3';

type SampleRow = Readonly<Record<string, string | number>>;
export interface SampleRows {
  /** The migration after which these rows can be entered. */
  readonly since: number;
  readonly table: string;
  readonly rows: readonly SampleRow[];
}

const sha256 = 'a'.repeat(64);
const at = '2026-03-05T09:30:00+08:00';

/** Rows as a bureau has them, by the migration that brought their table. A shipped entry never changes. */
const sampleRows: readonly SampleRows[] = [
  { since: 10, table: 'archive_info', rows: [{ key: 'created_at', value: at }] },
  {
    since: 10,
    table: 'originals',
    rows: [{ sha256, sm3: sha256, bytes: 3, mime: 'video/mp4', stored_at: at }],
  },
  {
    since: 10,
    table: 'acts',
    rows: [
      {
        sequence: 1,
        at,
        actor_id: 'program',
        actor_name: '程序',
        act: 'archive.create',
        sentence: '建立档案库：濮阳市市场监督管理局',
        details: '{}',
        previous_hash: '0'.repeat(64),
        hash: 'b'.repeat(64),
      },
    ],
  },
  { since: 10, table: 'case_heads', rows: [{ case_id: 'c1', sequence: 1, hash: 'b'.repeat(64) }] },
  { since: 20, table: 'settings', rows: [{ key: 'bureau', value: '{"name":"濮阳市市场监督管理局"}' }] },
  {
    since: 20,
    table: 'officers',
    rows: [
      {
        id: 'o1',
        name: '李喆',
        certificate_number: '16090001002',
        certificate_valid_until: '2030-12-31',
        department: '执法稽查科',
        recorder_officer_number: '100002',
        active: 1,
      },
    ],
  },
  {
    since: 30,
    table: 'jobs',
    rows: [
      {
        id: 'j1',
        kind: 'import',
        title: '采集',
        state: 'interrupted',
        step: '复制',
        current: 1,
        total: 2,
        unit: 'files',
        actor: '{"id":"o1","name":"李喆","certificateNumber":"16090001002"}',
        input: '{}',
        created_at: at,
      },
    ],
  },
  {
    since: 40,
    table: 'cases',
    rows: [
      {
        serial: 1,
        id: 'c1',
        case_number: '濮市监案〔2026〕1号',
        number_year: 2026,
        number_sequence: 1,
        title: '某超市涉嫌销售过期食品案',
        party_name: '某超市',
        party_key: 'mouchaoshi',
        cause: '涉嫌销售过期食品案',
        officer_names: '李喆',
        stage: 'clue',
        stage_order: 0,
        clue_on: '2026-03-02',
        created_at: at,
        updated_at: at,
        source: 'supervision',
        source_text: '',
        procedure: 'ordinary',
        handling_unit: '',
        edition: 'samr-2021',
        party: '{"kind":"organization","name":"某超市"}',
        facts: '{}',
      },
    ],
  },
  { since: 40, table: 'case_officers', rows: [{ case_id: 'c1', officer_id: 'o1', position: 0 }] },
  { since: 40, table: 'case_numbers', rows: [{ year: 2026, last: 1 }] },
  {
    since: 50,
    table: 'documents',
    rows: [
      {
        id: 'd1',
        case_id: 'c1',
        template_number: 1,
        template_id: 'case_source_register',
        edition: 'samr-2021',
        title: '案件来源登记表',
        state: 'draft',
        revision: 1,
        own: '{}',
        missing: 2,
        created_at: at,
        updated_at: at,
        updated_by: '李喆',
      },
    ],
  },
  {
    since: 60,
    table: 'batches',
    rows: [
      {
        id: 'b1',
        job_id: 'j1',
        card_name: 'CARD',
        card_path: '/media/card',
        profile: 'P1',
        fingerprint_before: 'x',
        actor_name: '李喆',
        started_at: at,
      },
    ],
  },
  {
    since: 60,
    table: 'recordings',
    rows: [
      {
        id: 'r1',
        sha256,
        batch_id: 'b1',
        case_id: 'c1',
        name: '100002_20260305093000.MP4',
        path: 'DCIM/100002_20260305093000.MP4',
        kind: 'video',
        mime: 'video/mp4',
        time_source: 'name',
        important: 1,
        access: 'original',
        imported_at: at,
      },
    ],
  },
  {
    since: 70,
    table: 'placements',
    rows: [{ case_id: 'c1', item_id: 'd1', remark: '复印件' }],
  },
  {
    since: 80,
    table: 'signed_scans',
    rows: [
      {
        id: 's1',
        document_id: 'd1',
        version: 1,
        sha256,
        name: '签字页.pdf',
        mime: 'application/pdf',
        pages: 2,
        reason: '',
        added_at: at,
        added_by: '李喆',
      },
    ],
  },
  {
    since: 80,
    table: 'filed_documents',
    rows: [{ document_id: 'd1', case_id: 'c1', part: 'principal', sha256, filed_at: at }],
  },
  {
    since: 90,
    table: 'phrases',
    rows: [
      {
        id: 'p1',
        text: '当事人主动消除危害后果。',
        name: '',
        group_name: '',
        template_id: 'penalty_decision',
        field: 'discretion',
        cause: '涉嫌销售过期食品案',
        uses: 2,
        used_at: at,
        removed: 0,
        kept_at: at,
        kept_by: '李喆',
      },
    ],
  },
  {
    since: 91,
    table: 'saved_states',
    rows: [{ document_id: 'd1', revision: 1, own: '{}', saved_at: at, saved_by: '李喆' }],
  },
  {
    since: 100,
    table: 'evidence_numbers',
    rows: [{ case_id: 'c1', recording_id: 'r1', kind: 'video', number: 1 }],
  },
  {
    since: 133,
    table: 'time_doubts',
    rows: [{ recording_id: 'r1', stated: at, sentence: '文件名中的时间晚于文件最后写入的时间。' }],
  },
  {
    since: 210,
    table: 'settled_times',
    rows: [
      {
        recording_id: 'r1',
        how: 'stated',
        before_at: at,
        before_source: 'container',
        reason: '与现场笔录一致',
        settled_by: '李喆',
        settled_at: at,
      },
    ],
  },
  {
    since: 162,
    table: 'recording_purposes',
    rows: [{ case_id: 'c1', recording_id: 'r1', purpose: '证明当事人现场陈列过期食品' }],
  },
  {
    since: 170,
    table: 'number_series',
    rows: [{ kind: '市监案告', year: 2026, last: 3 }],
  },
  {
    since: 120,
    table: 'set_aside_findings',
    rows: [
      {
        case_id: 'c1',
        identity: sha256,
        rule: 'moved-on',
        severity: 'attention',
        sentence: '《行政处罚告知书》定稿后案件信息有改动。',
        reason: '定稿以后才变更住所',
        set_aside_at: at,
        set_aside_by: '李喆',
      },
    ],
  },
  {
    since: 160,
    table: 'number_starts',
    rows: [{ kind: '市监处罚', year: 2026, first: 38, reason: '年初在纸上编号', set_at: at, set_by: '李喆' }],
  },
  {
    since: 160,
    table: 'numbers_elsewhere',
    rows: [
      {
        number: '濮市监处罚〔2026〕40号',
        kind: '市监处罚',
        year: 2026,
        sequence: 40,
        title: '行政处罚决定书',
        reason: '省执法平台编号',
        noted_at: at,
        noted_by: '李喆',
      },
    ],
  },
  {
    since: 260,
    table: 'people_accounts',
    rows: [
      {
        id: 'o1',
        login: 'lizhe',
        name: '李喆',
        department: '执法稽查科',
        roles: '["clerk","officer"]',
        active: 1,
        revision: 1,
      },
    ],
  },
  {
    since: 260,
    table: 'account_secrets',
    rows: [
      { account_id: 'o1', hash: '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA', must_change: 1, set_at: at },
    ],
  },
  {
    since: 260,
    table: 'recusals',
    rows: [
      {
        id: 'q1',
        case_id: 'c1',
        person_id: 'o1',
        person_name: '李喆',
        asked_by: 'party',
        reason: '与经营者是亲属',
        granted: 1,
        decided_by: '郑昇',
        decided_on: '2026-03-06',
        entered_at: at,
        entered_by: '王芳',
      },
    ],
  },
  {
    since: 265,
    table: 'told_events',
    rows: [
      {
        id: 't1',
        case_id: 'c1',
        event: 'paid',
        day: '2026-03-20',
        detail: '银行回单',
        told_at: at,
        told_by: '王芳',
      },
    ],
  },
  {
    since: 290,
    table: 'goods_movements',
    rows: [
      {
        id: 'm1',
        case_id: 'c1',
        kind: 'stored',
        day: '2026-03-06',
        place: '1号库',
        keeper: '李喆',
        from_place: '',
        detail: '',
        told_at: at,
        told_by: '王芳',
      },
    ],
  },
  {
    since: 290,
    table: 'goods_lines',
    rows: [
      {
        movement_id: 'm1',
        position: 0,
        list_id: 'd1',
        name: '辣椒酱',
        model: '210克/瓶',
        unit: '瓶',
        quantity: 12_000_000,
      },
    ],
  },
  {
    since: 292,
    table: 'payments',
    rows: [
      {
        id: 'p1',
        case_id: 'c1',
        kind: 'paid',
        owed: 'fine',
        day: '2026-04-01',
        amount: 500_000,
        detail: '',
        told_at: at,
        told_by: '王芳',
      },
    ],
  },
  {
    since: 340,
    table: 'officer_changes',
    rows: [
      {
        id: 'oc1',
        case_id: 'c1',
        day: '2026-04-01',
        before: '["o1"]',
        after: '["o1"]',
        reason: '工作调动',
        told_at: at,
        told_by: '王芳',
      },
    ],
  },
  {
    since: 340,
    table: 'recusal_requests',
    rows: [
      {
        id: 'rr1',
        case_id: 'c1',
        person_id: 'o1',
        person_name: '李喆',
        capacity: 'case',
        asked_by: 'party',
        asked_on: '2026-03-05',
        reason: '与经营者是亲属',
        told_at: at,
        told_by: '王芳',
      },
    ],
  },
  { since: 380, table: 'evidence_series', rows: [{ case_id: 'c1', kind: 'video', last: 1 }] },
  {
    since: 410,
    table: 'consultations',
    rows: [
      {
        id: 'cs1',
        day: '2026-03-05',
        case_id: 'c1',
        person_id: 'o1',
        person_name: '李喆',
        way: 'viewed',
        kind: 'case',
        thing_id: 'c1',
        thing_name: '',
        purpose: '案卷评查',
        since: at,
        until: at,
        times: 1,
      },
    ],
  },
  {
    since: 410,
    table: 'consultation_days',
    rows: [{ day: '2026-03-05', entries: 1, sha256: 'a'.repeat(64), closed_at: at }],
  },
];

/** Enters what an archive of this version holds. */
export function enterSampleRows(db: Sqlite.Database, version: number): void {
  for (const { table, rows } of sampleRows.filter((entry) => entry.since <= version)) {
    for (const row of rows) {
      const columns = Object.keys(row);
      db.prepare(
        `insert into ${table} (${columns.join(', ')}) values (${columns.map((name) => `@${name}`).join(', ')})`,
      ).run(row);
    }
  }
}
