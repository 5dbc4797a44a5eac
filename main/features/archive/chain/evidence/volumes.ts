import { type EvidenceTable, ofCase } from './evidence-table.ts';

/** What the volumes hold beside documents. */
export const volumeEvidence: readonly EvidenceTable[] = [
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
];
