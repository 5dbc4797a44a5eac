import type { DocumentTree, ParagraphBlock } from '#shared/domain/documents/page/tree.ts';

/** A paper that came from outside, as if it had been scanned: a title and what stands in it. */
export interface PracticeScan {
  readonly name: string;
  readonly title: string;
  readonly date: string;
  readonly material: string;
  readonly lines: readonly (readonly [label: string, text: string])[];
}

const line = (text: string, align: 'left' | 'center', size: number): ParagraphBlock => ({
  kind: 'paragraph',
  inlines: [{ kind: 'text', text, font: size > 16 ? 'title' : 'kai' }],
  align,
  indent: 0,
  left: 0,
  right: 0,
  size,
});

/** The page of such a paper, to be set like a document. */
export function scanPage({ title, lines, material }: PracticeScan): DocumentTree {
  return {
    title,
    page: {
      width: 210,
      height: 297,
      top: 45,
      bottom: 30,
      left: 32,
      right: 28,
      size: 16,
      pitch: 30,
      footer: [line('练习材料，纯属虚构，没有任何效力', 'center', 12)],
      lastFooter: [],
    },
    body: [
      line(title, 'center', 22),
      { kind: 'space', lines: 1 },
      {
        kind: 'table',
        columns: [45, 100],
        align: 'center',
        size: 14,
        pitch: 22,
        headerRows: 0,
        rows: lines.map(([label, text]) => ({
          height: 14,
          filler: false,
          cells: [label, text].map((words) => ({
            blocks: [line(words, 'left', 14)],
            foot: [],
            footLeft: 0,
            colspan: 1,
            rowspan: 1,
            valign: 'middle',
            vertical: false,
          })),
        })),
      },
      { kind: 'space', lines: 2 },
      ...(material === 'party-identity'
        ? [line('与原件核对无误。提供人：王䶮　　2026年3月3日', 'left', 16)]
        : []),
    ],
  };
}

export const practiceScans: readonly PracticeScan[] = [
  {
    name: '营业执照复印件.pdf',
    title: '营业执照（复印件）',
    date: '2026-03-03',
    material: 'party-identity',
    lines: [
      ['名称', '濮阳市华龙区喆源食品经营部'],
      ['统一社会信用代码', '92410902MA0000000X'],
      ['类型', '个体工商户'],
      ['经营者', '王䶮'],
      ['经营场所', '濮阳市华龙区练习路18号'],
      ['经营范围', '食品销售（仅销售预包装食品）'],
    ],
  },
  {
    name: '经营者身份证复印件.pdf',
    title: '居民身份证（复印件）',
    date: '2026-03-03',
    material: 'party-identity',
    lines: [
      ['姓名', '王䶮'],
      ['性别', '男'],
      ['公民身份号码', '410901198001010015'],
      ['住址', '濮阳市华龙区练习路18号'],
    ],
  },
  {
    name: '罚没款缴款凭证.pdf',
    title: '罚没款缴款凭证',
    date: '2026-04-20',
    material: 'payment',
    lines: [
      ['缴款人', '濮阳市华龙区喆源食品经营部'],
      ['收款人', '罚没收入专户（练习）'],
      ['项目', '罚款'],
      ['金额', '5000.00元（伍仟元整）'],
      ['缴款日期', '2026年4月20日'],
    ],
  },
  {
    name: '案件审核表.pdf',
    title: '案件审核表',
    date: '2026-03-17',
    material: 'case-review',
    lines: [
      ['案件名称', '濮阳市华龙区喆源食品经营部涉嫌经营标签不符合规定的预包装食品案'],
      ['审核意见', '事实清楚，证据充分，定性准确，处罚适当，程序合法，同意。'],
      ['审核人', '孙翀'],
      ['审核日期', '2026年3月17日'],
    ],
  },
  {
    name: '行政处理决定审批表.pdf',
    title: '行政处理决定审批表',
    date: '2026-03-30',
    material: 'disposition-approval',
    lines: [
      ['案件名称', '濮阳市华龙区喆源食品经营部涉嫌经营标签不符合规定的预包装食品案'],
      ['办案机构意见', '建议没收涉案食品，并处罚款5000元。周珺　2026年3月27日'],
      ['部门负责人意见', '同意。郑昇　2026年3月30日'],
    ],
  },
  {
    name: '涉案物品处理记录.pdf',
    title: '涉案物品处理记录',
    date: '2026-04-24',
    material: 'goods-disposal',
    lines: [
      ['处理物品', '辣椒酱12瓶、芝麻酱8瓶'],
      ['处理方式', '销毁'],
      ['执行人', '赵明、李喆'],
      ['监督人', '孙翀'],
      ['处理日期', '2026年4月24日'],
    ],
  },
  {
    name: '结案审批表.pdf',
    title: '结案审批表',
    date: '2026-04-27',
    material: 'closure-approval',
    lines: [
      ['案件名称', '濮阳市华龙区喆源食品经营部涉嫌经营标签不符合规定的预包装食品案'],
      ['结案情形', '行政处罚决定执行完毕'],
      ['部门负责人意见', '同意结案。郑昇　2026年4月27日'],
    ],
  },
];
