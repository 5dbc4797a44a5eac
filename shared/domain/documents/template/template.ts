import type { CaseFactPath } from './case-facts.ts';

/** 文书种类的版式：公文式、表格、笔录、报告、清单、案卷用表、封条 */
export const templateKinds = ['letter', 'form', 'record', 'report', 'list', 'dossier', 'strip'] as const;
export type TemplateKind = (typeof templateKinds)[number];

/**
 * What a field holds, and how its value is written in `Values`:
 * - text, longtext, person: string (longtext may hold several paragraphs, one per line)
 * - officer: string, one name per line if several
 * - date `2026-03-05`, datetime `2026-03-05T09:30`, time `09:30`: string
 * - number: number; money: number, integer 分
 * - documentNumber: the whole 文号 as a string, `濮市监罚告〔2026〕1号`
 * - choice: the value of one option; multichoice: array of option values
 * - flag: boolean (an official ［…］ that stays or goes)
 * - rows: array of records, one string per column (money columns in 分, dates as above)
 * - qa: array of `{question, answer}`
 * - dialogue: array of `{speaker, text}`; `options` are the usual speakers, others may speak too (a witness)
 */
export const fieldTypes = [
  'text',
  'longtext',
  'person',
  'officer',
  'date',
  'datetime',
  'time',
  'number',
  'money',
  'documentNumber',
  'choice',
  'multichoice',
  'flag',
  'rows',
  'qa',
  'dialogue',
] as const;
export type FieldType = (typeof fieldTypes)[number];

export type Row = Readonly<Record<string, string>>;
export type FieldValue = string | number | boolean | readonly string[] | readonly Row[];
/** What was entered for one document, by field id. A field never entered is absent. */
export type Values = Readonly<Record<string, FieldValue>>;
export type CaseFacts = Readonly<Partial<Record<CaseFactPath, FieldValue>>>;

/** `text` is what is printed (inline notation, may hold blanks); without it the value itself is printed. */
export interface Option {
  readonly value: string;
  readonly text?: string;
}

export const columnTypes = ['text', 'longtext', 'date', 'number', 'money'] as const;
export interface Column {
  readonly id: string;
  readonly label: string;
  readonly type: (typeof columnTypes)[number];
  readonly required?: boolean;
  readonly maxLength?: number;
}

/** `id` a flag is set (or a text is not empty), `id=option` an option is chosen, `id=one|another` one of them. */
export type Condition = string;

/** 栏目：one blank of a template */
export interface Field {
  readonly id: string;
  readonly label: string;
  readonly type: FieldType;
  readonly required: boolean;
  /** the case fact that fills it */
  readonly from?: CaseFactPath;
  /** starting value; `{bureau.court}`-like case facts inside a string are filled in */
  readonly default?: FieldValue;
  /** usage note for the clerk, with the article it rests on */
  readonly help?: string;
  readonly maxLength?: number;
  readonly options?: readonly Option[];
  readonly columns?: readonly Column[];
  /** how money is printed: `12000.00`, 壹万贰仟元整, or `12000.00元（大写：壹万贰仟元整）` */
  readonly money?: 'figures' | 'words' | 'both';
  /** 字号 of the number this documentNumber field holds */
  readonly numbering?: string;
  /** the field only matters while this holds: the form hides it, a blank is not missing */
  readonly when?: Condition;
  /** filled by the program (catalogue, page counts), never typed */
  readonly computed?: boolean;
  /** asked in the form and kept, but the official page has no place for it */
  readonly form_only?: boolean;
}

export interface FormSection {
  readonly title: string;
  readonly fields: readonly string[];
}

/** Millimetres; `size` and `pitch` in points. */
export interface PageStyle {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly size: number;
  readonly pitch: number;
}

/** Paper of another size than A4, chosen with a field. Millimetres. */
export interface SheetSize {
  readonly width: number;
  readonly height: number;
  /** on all four sides */
  readonly margin: number;
}

/** The filled document is printed on the sheet of the chosen option of `by`, the blank form on A4. */
export interface SheetSpec {
  readonly by: string;
  readonly sizes: Readonly<Record<string, SheetSize>>;
}

export const aligns = ['left', 'center', 'right', 'justify'] as const;
export type Align = (typeof aligns)[number];
export const valigns = ['top', 'middle', 'bottom'] as const;
export const fontRoles = ['body', 'hei', 'kai', 'title', 'song'] as const;
export type FontRole = (typeof fontRoles)[number];

/** Strings hold the inline notation (see inline.ts). */
export interface TextBlock {
  readonly text: string;
  readonly align?: Align;
  /** indents of the whole paragraph, in em */
  readonly left?: number;
  readonly right?: number;
  /** indent of the lines after the first, in em: the second line of 附件：《…》 stands under the name */
  readonly hang?: number;
  readonly size?: number;
  /** another size for the blank form, where the room to write in makes the line longer */
  readonly blank_size?: number;
  readonly pitch?: number;
  readonly font?: FontRole;
  readonly bold?: boolean;
  /** a line that is left out of a filled document while this blank is empty */
  readonly unless_empty?: string;
}

export interface CellSpec {
  /** inline notation; a line break starts a new paragraph */
  readonly text?: string;
  /** lines kept at the lower edge: who signs, and when */
  readonly foot?: readonly string[];
  /** where the foot lines begin, in mm from the left edge of the cell */
  readonly foot_left?: number;
  /** room under the foot lines, in mm */
  readonly foot_below?: number;
  readonly colspan?: number;
  readonly rowspan?: number;
  readonly align?: Align;
  readonly valign?: (typeof valigns)[number];
  /** one character under the other */
  readonly vertical?: boolean;
  /** a name of an organ: broken between its parts, in smaller type where its row would grow */
  readonly name?: boolean;
  /** a vertical text over the whole height of its rows, however many characters it has */
  readonly spread?: boolean;
  readonly font?: FontRole;
  readonly bold?: boolean;
  readonly size?: number;
  readonly pitch?: number;
  /** first-line indent of every paragraph, in em */
  readonly indent?: number;
}

export const layOutModes = ['filled', 'blank'] as const;
export type LayOutMode = (typeof layOutModes)[number];

/** A heading cell is just its words; everything else is spelt out. */
export type Cell = string | CellSpec;

export interface RowSpec {
  /** least height in mm */
  readonly height?: number;
  readonly cells: readonly Cell[];
}

export interface RepeatSpec {
  /** the rows field that is repeated; its column ids are the blanks, `{#}` the running number */
  readonly each: string;
  readonly height?: number;
  readonly cells: readonly Cell[];
  /** rows on the first page and on further pages; the rest is filled up with empty rows */
  readonly page_rows: readonly [number, number];
  /** rows of the blank form */
  readonly blank_rows: number;
  /** columns whose words the empty rows of the blank form keep: `年 月 日前` */
  readonly blank_words?: readonly number[];
  /** which column says 以下空白 after the last entry */
  readonly end_mark?: number;
}

export interface TableSpec {
  /** widths in mm */
  readonly columns: readonly number[];
  readonly size?: number;
  readonly pitch?: number;
  readonly header_rows?: number;
  readonly align?: 'left' | 'center' | 'right';
  /** so many mm further right than `align` says */
  readonly shift?: number;
  /** only the outline is drawn: a box with words in it */
  readonly outline?: boolean;
  readonly rows: readonly (RowSpec | RepeatSpec)[];
}

export type TemplateBlock =
  | string
  | TextBlock
  | { readonly space: number }
  | { readonly rule: true }
  | { readonly page_break: true }
  | { readonly table: TableSpec }
  /** one paragraph per row of a rows field; `blank_rows` of them in the blank form */
  | { readonly each: string; readonly text: string; readonly blank_rows: number }
  /** questions and answers, each with its bold label */
  | { readonly qa: string; readonly question: string; readonly answer: string; readonly blank_lines: number }
  /** who issues it, one line under the other about one axis; the last, the day, ends `right` em before the edge */
  | {
      readonly seal: readonly string[];
      readonly right: number;
      /** em the day of the blank form stands further left than the middle of who signs */
      readonly day_left?: number;
    }
  /** who said what, each with the bold name of the speaker */
  | { readonly dialogue: string; readonly blank_lines: number }
  /** kept or dropped as a whole; `bracket` prints the official [ ] in the blank form */
  | { readonly when: Condition; readonly bracket?: boolean; readonly blocks: readonly TemplateBlock[] }
  /** printed in one of both forms only, as the picture of a 封条 with its measures in the blank one */
  | { readonly only: LayOutMode; readonly blocks: readonly TemplateBlock[] }
  /** never torn apart by a page end */
  | { readonly together: readonly TemplateBlock[] }
  /** at the foot of the last page */
  | { readonly bottom: readonly TemplateBlock[] };

/** The head where a form differs from the usual one; lines in points from line to line. */
export interface HeadStyle {
  /** of the agency line and each line of the title */
  readonly title?: number;
  /** of the 文号 */
  readonly number?: number;
  /** em to write on in the 文号: before the 字号, for the year, for the number */
  readonly blanks?: readonly [before: number, year: number, sequence: number];
}

/** 模板：one official document of one edition */
export interface Template {
  readonly number: number;
  readonly id: string;
  /** full official name, `立案/不予立案审批表` */
  readonly name: string;
  readonly edition: string;
  readonly kind: TemplateKind;
  /** 字号 without the bureau, `市监罚告`; absent where the form carries no number */
  readonly numbering?: string;
  /** `×××市场监督管理局` stands above the title */
  readonly agency_line: boolean;
  /** the title as printed, one string per line; may hold a choice: `⟦decision⟧审批表` */
  readonly title: readonly string[];
  readonly head?: HeadStyle;
  readonly page: PageStyle;
  /** pages are numbered as those of 公文 are, once there is more than one (`PageNumbers`) */
  readonly page_numbers?: true;
  readonly sheet?: SheetSpec;
  readonly sections: readonly FormSection[];
  readonly fields: readonly Field[];
  /** 成批填写: the fields that differ where one such document is made per object; see batch.ts */
  readonly batch?: readonly string[];
  readonly body: readonly TemplateBlock[];
  /** repeated at the foot of every page */
  readonly footer: readonly TemplateBlock[];
  /** below the footer, on the last page only */
  readonly last_footer: readonly TemplateBlock[];
}
