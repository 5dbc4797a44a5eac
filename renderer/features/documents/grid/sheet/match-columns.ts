import type { Column } from '#shared/domain/documents/template/template.ts';

/** Headings that clerks, shops and laboratories use for the same thing. */
const groups: readonly (readonly string[])[] = [
  [
    '名称',
    '品名',
    '标称名称',
    '产品名称',
    '商品名称',
    '样品名称',
    '物品名称',
    '货物名称',
    '财物名称',
    '食品名称',
    '场所名称',
    '货品',
    '品项',
    '场所',
  ],
  ['规格型号', '型号规格', '规格', '型号', '产品规格', '包装规格', '场所地址'],
  ['单位', '计量单位', '数量单位'],
  ['数量', '件数', '数目', '个数', '库存数量', '库存', '样品数量'],
  ['备注', '说明', '附注', '备考', '其他'],
  ['单价', '价格', '售价', '销售单价', '零售价', '标称价格'],
  ['金额', '总价', '货值', '货值金额', '合计金额', '小计'],
  ['生产日期', '制造日期'],
  ['批号', '生产批号', '生产批次', '批次', '出厂批号'],
  ['保质期', '有效期', '保质期限'],
  ['商标', '品牌', '注册商标', '标称商标'],
  ['生产者', '生产企业', '生产单位', '生产厂家', '厂家', '制造商', '生产者名称', '标称生产者'],
  ['供货者', '供货单位', '供应商', '进货来源'],
  ['抽样地点', '采样地点'],
  ['抽样数量', '采样数量', '抽样量', '抽取数量', '样品数量', '抽取样品数量'],
  ['抽样基数', '抽样基数或者批量', '批量'],
  ['执行标准', '产品标准', '标准代号', '标准编号', '执行标准号', '产品标准号', '产品执行标准'],
  [
    '许可证号',
    '许可证编号',
    '生产许可证',
    '生产许可证号',
    '生产许可证编号',
    '食品生产许可证编号',
    'sc编号',
    'sc号',
  ],
  ['等级', '质量等级', '产品等级', '标称产品等级'],
  ['储存条件', '贮存条件', '存储条件', '保存条件', '贮藏条件', '标称存储条件'],
  ['包装', '包装方式', '包装形式'],
  ['序号', '编号', '行号', '次序'],
];

/** Half-width, without blanks, marks and words in parentheses: what is left of a heading to compare. */
export const plainHeading = (heading: string): string =>
  heading
    .normalize('NFKC')
    .replace(/[\s*＊:：_.。、，,]/g, '')
    .replace(/\(元\)|\(单位[^)]*\)/g, '')
    .toLowerCase();

/** `规格（型号）/场所地址` → 规格型号, 规格, 型号, 场所地址. */
function partsOf(heading: string): readonly string[] {
  const plain = plainHeading(heading);
  const parts = plain.split(/[/／]|或者?/).flatMap((part) => {
    const inner = /^(.*?)\((.*?)\)$/.exec(part);
    return inner === null ? [part] : [`${inner[1] ?? ''}${inner[2] ?? ''}`, inner[1] ?? '', inner[2] ?? ''];
  });
  return [plain, ...parts].filter((part) => part !== '');
}

const groupsOf = (parts: readonly string[]): ReadonlySet<number> =>
  new Set(groups.flatMap((group, at) => (parts.some((part) => group.includes(part)) ? [at] : [])));

/** How well a heading names a column: 0 not at all, 100 the same words. */
export function likeness(heading: string, label: string): number {
  const [given, wanted] = [partsOf(heading), partsOf(label)];
  const [plain = '', target = ''] = [given[0], wanted[0]];
  if (plain === '' || target === '') return 0;
  if (plain === target) return 100;
  if (wanted.includes(plain) || given.includes(target)) return 90;
  const [here, there] = [groupsOf(given), groupsOf(wanted)];
  if ([...here].some((group) => there.has(group))) return 80;
  // Two things known to be different are not made alike by a common word: 生产单位 is no 单位.
  if (here.size > 0 && there.size > 0) return 0;
  if (plain.length > 1 && target.length > 1 && (plain.includes(target) || target.includes(plain))) return 60;
  return bigramLikeness(plain, target) >= 0.6 ? 40 : 0;
}

function bigramLikeness(a: string, b: string): number {
  const pairs = (text: string) => new Set([...text].slice(1).map((_, at) => text.slice(at, at + 2)));
  const [left, right] = [pairs(a), pairs(b)];
  const common = [...left].filter((pair) => right.has(pair)).length;
  return left.size + right.size === 0 ? 0 : (2 * common) / (left.size + right.size);
}

/** What the clerk chose for these headings before: column id, or '' for a column that is not wanted. */
export type RememberedHeadings = Readonly<Record<string, string>>;

/** Index of the source column for each column id; absent where none fits. */
export type ColumnMatch = Readonly<Record<string, number>>;

/** Pairs headings with columns, each used once: what was chosen before first, then the most alike. */
export function matchColumns(
  headings: readonly string[],
  columns: readonly Column[],
  remembered: RememberedHeadings = {},
): ColumnMatch {
  const match: Record<string, number> = {};
  const used = new Set<number>();
  const take = (column: string, at: number): void => {
    if (match[column] !== undefined || used.has(at)) return;
    match[column] = at;
    used.add(at);
  };
  headings.forEach((heading, at) => {
    const known = remembered[plainHeading(heading)];
    if (known === '') used.add(at);
    else if (known !== undefined && columns.some(({ id }) => id === known)) take(known, at);
  });
  const pairs = columns.flatMap((column) =>
    headings.map((heading, at) => ({ column: column.id, at, like: likeness(heading, column.label) })),
  );
  for (const { column, at, like } of pairs.toSorted((a, b) => b.like - a.like || a.at - b.at))
    if (like > 0) take(column, at);
  return match;
}

const LOOKED_AT = 20;

/** The row that names most columns, among the first ones; undefined when none names any. */
export function headingRow(
  rows: readonly (readonly string[])[],
  columns: readonly Column[],
  remembered: RememberedHeadings = {},
): number | undefined {
  let best: { readonly at: number; readonly count: number } | undefined;
  for (const [at, row] of rows.slice(0, LOOKED_AT).entries()) {
    const count = Object.keys(matchColumns(row, columns, remembered)).length;
    if (count > (best?.count ?? 0)) best = { at, count };
  }
  return best?.at;
}
