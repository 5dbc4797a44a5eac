import { NotationError, parseInline, usesOf, type InlineUse } from '#shared/domain/documents/page/inline.ts';
import { conditionParts } from '#shared/domain/documents/template/conditions.ts';
import { checkValue, columnsOf } from '#shared/domain/documents/values/check-values.ts';
import { batchColumnTypes, isBatchType } from '#shared/domain/documents/values/batch.ts';
import { isCaseFactPath } from '#shared/domain/documents/template/case-facts.ts';
import type {
  Cell,
  Field,
  FieldType,
  SheetSpec,
  TableSpec,
  Template,
  TemplateBlock,
} from '#shared/domain/documents/template/template.ts';

/** A rule a template breaks: the words (or field) it concerns, to find the line, and the reason in Chinese. */
export interface TemplateFault {
  readonly about: string;
  /** the key of the file it stands under, where that is not plain from the words */
  readonly within?: 'sections' | 'batch';
  readonly reason: string;
}

/** Everything a schema cannot see: blanks and fields that do not match, tables that do not add up. */
export function faultsOf(template: Template): readonly TemplateFault[] {
  const check = new TemplateCheck(template);
  check.run();
  return check.faults;
}

const rowsTypes = { rows: '逐行填写', qa: '问答', dialogue: '发言' } as const;

class TemplateCheck {
  readonly faults: TemplateFault[] = [];
  private readonly template: Template;
  private readonly fields: ReadonlyMap<string, Field>;
  private readonly used = new Set<string>();

  constructor(template: Template) {
    this.template = template;
    this.fields = new Map(template.fields.map((field) => [field.id, field]));
  }

  run(): void {
    const { template } = this;
    if (template.agency_line) this.used.add('agency');
    if (template.numbering !== undefined) this.used.add('document_number');
    const seen = new Set<string>();
    for (const field of template.fields) {
      if (seen.has(field.id)) this.fault(field.id, `栏目“${field.id}”声明了两次`);
      seen.add(field.id);
      this.field(field);
    }
    if (template.sheet !== undefined) this.sheet(template.sheet);
    this.batch(template.batch ?? []);
    for (const line of template.title) this.text(line);
    this.blocks([...template.body, ...template.footer, ...template.last_footer]);
    for (const field of template.fields) {
      if (!this.used.has(field.id) && field.form_only !== true)
        this.fault(field.id, `栏目“${field.id}”（${field.label}）在正文中没有用到`);
    }
  }

  private fault(about: string, reason: string): void {
    this.faults.push({ about, reason });
  }

  private field(field: Field): void {
    for (const option of field.options ?? []) if (option.text !== undefined) this.text(option.text);
    const needsOptions = ['choice', 'multichoice', 'dialogue'].includes(field.type);
    if (needsOptions !== (field.options !== undefined)) {
      this.fault(field.id, `栏目“${field.id}”${needsOptions ? '缺少选项' : '不应有选项'}`);
    }
    if ((field.type === 'rows') !== (field.columns !== undefined)) {
      this.fault(field.id, `栏目“${field.id}”${field.type === 'rows' ? '缺少各列' : '不应有各列'}`);
    }
    if (field.type === 'documentNumber' && field.numbering === undefined) {
      this.fault(field.id, `栏目“${field.id}”缺少字号`);
    }
    if (field.when !== undefined) this.condition(field.when, false);
    if (typeof field.default === 'string' && field.default.includes('{')) {
      for (const [, path = ''] of field.default.matchAll(/\{([^}]*)\}/g)) {
        if (!isCaseFactPath(path))
          this.fault(field.id, `栏目“${field.id}”的默认值引用了不存在的案件要素“${path}”`);
      }
    } else {
      const problem = checkValue(field, field.default);
      if (problem !== undefined) this.fault(field.id, `默认值不合适：${problem}`);
    }
  }

  /** Every option has its paper. */
  private sheet({ by, sizes }: SheetSpec): void {
    const field = this.known(by, by);
    if (field === undefined) return;
    const options = (field.type === 'choice' ? (field.options ?? []) : []).map((option) => option.value);
    if (options.length === 0) this.fault(by, `纸张由栏目“${by}”选择，它应为单选（choice）`);
    for (const value of new Set([...options, ...Object.keys(sizes)])) {
      if (!options.includes(value) || sizes[value] === undefined) {
        this.fault(by, `栏目“${by}”的选项与纸张不一致：“${value}”`);
      }
    }
  }

  /** What differs from document to document is typed into a grid, and never comes from the case. */
  private batch(ids: readonly string[]): void {
    for (const [at, id] of ids.entries()) {
      const field = this.fields.get(id);
      if (field === undefined) this.batchFault(id, '没有声明');
      else if (ids.indexOf(id) !== at) this.batchFault(id, '写了两次');
      else if (field.from !== undefined || field.computed === true)
        this.batchFault(id, '由案件或者程序填写，各份相同，不能成批填写');
      else if (!isBatchType(field.type))
        this.batchFault(
          id,
          `不能放进表格，成批填写的栏目应为${Object.keys(batchColumnTypes).join('、')}之一`,
        );
    }
  }

  private batchFault(id: string, reason: string): void {
    this.faults.push({ about: id, within: 'batch', reason: `成批填写（batch）的栏目“${id}”${reason}` });
  }

  private blocks(blocks: readonly TemplateBlock[]): void {
    for (const block of blocks) this.block(block);
  }

  private block(block: TemplateBlock): void {
    if (typeof block === 'string') this.text(block);
    else if ('each' in block) this.text(block.text, this.rowsField(block.each, 'rows'));
    else if ('qa' in block) {
      this.rowsField(block.qa, 'qa');
      this.text(block.question);
      this.text(block.answer);
    } else if ('seal' in block) for (const line of block.seal) this.text(line);
    else if ('dialogue' in block) this.rowsField(block.dialogue, 'dialogue');
    else if ('text' in block) {
      this.text(block.text);
      if (block.unless_empty !== undefined) this.known(block.unless_empty, block.unless_empty);
    } else if ('table' in block) this.table(block.table);
    else if ('when' in block) {
      this.condition(block.when, true);
      this.blocks(block.blocks);
    } else if ('only' in block) this.blocks(block.blocks);
    else if ('together' in block) this.blocks(block.together);
    else if ('bottom' in block) this.blocks(block.bottom);
  }

  private rowsField(id: string, type: keyof typeof rowsTypes): Field | undefined {
    const field = this.known(id, id);
    if (field !== undefined && field.type !== type) {
      this.fault(id, `栏目“${id}”应为${rowsTypes[type]}（${type}）`);
    }
    return field;
  }

  private condition(condition: string, uses: boolean): void {
    const { id, options = [] } = conditionParts(condition);
    const field = this.fields.get(id);
    if (uses) this.used.add(id);
    if (field === undefined) {
      this.fault(condition, `条件“${condition}”所说的栏目没有声明`);
      return;
    }
    for (const option of options) {
      if (!(field.options ?? []).some(({ value }) => value === option))
        this.fault(condition, `栏目“${id}”没有选项“${option}”`);
    }
  }

  private known(id: string, about: string): Field | undefined {
    this.used.add(id);
    const field = this.fields.get(id);
    if (field === undefined) this.fault(about, `栏目“${id}”没有声明`);
    return field;
  }

  private text(source: string, row?: Field): void {
    try {
      for (const use of usesOf(parseInline(source))) this.use(use, source, row);
    } catch (error) {
      if (!(error instanceof NotationError)) throw error;
      this.fault(source, error.message);
    }
  }

  private use(use: InlineUse, source: string, row: Field | undefined): void {
    if (row !== undefined && columnsOf(row).some((column) => column.id === use.id)) return;
    const field = this.known(use.id, source);
    if (field === undefined) return;
    if (use.as === 'bracket' && field.type !== 'flag') this.fault(source, `栏目“${use.id}”应为取舍（flag）`);
    if (use.as === 'choice' && use.words > 0 && use.words !== (field.options ?? []).length) {
      this.fault(source, `“⟦${use.id}|…⟧”的词数与选项数不同`);
    }
    if (use.as === 'choice' && field.options === undefined) this.fault(source, `栏目“${use.id}”应有选项`);
    if (use.as === 'box' && !(field.options ?? []).some((option) => option.value === use.option)) {
      this.fault(source, `栏目“${use.id}”没有选项“${use.option}”`);
    }
    if (use.as === 'blank' && use.part === true && field.type !== 'date') {
      this.fault(source, `栏目“${use.id}”不是日期，不能只印年、月、日`);
    }
    if (use.as === 'blank' && (Object.hasOwn(rowsTypes, field.type) || field.type === 'flag')) {
      this.fault(source, `栏目“${use.id}”不能当作空格打印`);
    }
    if (use.as === 'blank' && use.parts > 0 && use.parts !== partCounts[field.type]) {
      this.fault(source, `栏目“${use.id}”的空格宽度段数不对`);
    }
  }

  /** Every row must fill the columns exactly, counting what hangs down from rows above. */
  private table(table: TableSpec): void {
    const hanging = table.columns.map(() => 0);
    for (const row of table.rows) {
      const field = 'each' in row ? this.rowsField(row.each, 'rows') : undefined;
      const taken = hanging.filter((rows) => rows > 0).length;
      const given = row.cells.reduce((sum: number, cell) => sum + spanOf(cell, 'colspan'), 0);
      if (taken + given !== table.columns.length) {
        const about = row.cells.map(textOf).find((text) => text !== '') ?? '';
        const counts = `${(taken + given).toString()} 列，表格共 ${table.columns.length.toString()} 列`;
        this.fault(about, `表格行占 ${counts}`);
        return;
      }
      hang(hanging, row.cells);
      for (const cell of row.cells) {
        this.text(textOf(cell), field);
        if (typeof cell !== 'string') for (const line of cell.foot ?? []) this.text(line, field);
      }
    }
    if (hanging.some((rows) => rows > 0)) this.fault('table', '表格最后一行的合并单元格伸到了表外');
  }
}

/** How many blanks a value of several parts has in the blank form: 年月日, 年月日时分, 字号年份序号. */
const partCounts: Readonly<Partial<Record<FieldType, number>>> = {
  date: 3,
  datetime: 5,
  time: 2,
  documentNumber: 3,
};

const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : (cell.text ?? ''));

const spanOf = (cell: Cell, span: 'colspan' | 'rowspan'): number =>
  typeof cell === 'string' ? 1 : (cell[span] ?? 1);

/** Moves down one row: places the cells into the free columns and shortens what hangs from above. */
function hang(hanging: number[], cells: readonly Cell[]): void {
  const free = hanging.flatMap((rows, column) => (rows > 0 ? [] : [column]));
  for (const [column, rows] of hanging.entries()) if (rows > 0) hanging[column] = rows - 1;
  let next = 0;
  for (const cell of cells) {
    for (let span = spanOf(cell, 'colspan'); span > 0; span--) {
      const column = free[next++];
      if (column !== undefined) hanging[column] = spanOf(cell, 'rowspan') - 1;
    }
  }
}
