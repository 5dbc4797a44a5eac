import * as z from 'zod';
import { caseFacts, type CaseFactPath } from '../domain/documents/template/case-facts.ts';
import {
  aligns,
  columnTypes,
  fieldTypes,
  fontRoles,
  layOutModes,
  templateKinds,
  valigns,
  type LayOutMode,
  type Template,
  type TemplateBlock,
} from '../domain/documents/template/template.ts';

/** Names inside a template file: letters, digits, underscore. */
const name = z.string().regex(/^[a-z][a-z0-9_]*$/, '名称只能用小写字母、数字和下划线，并以字母开头');
const words = z.string().min(1, '不能为空').max(20_000);
const points = z.number().min(4).max(200);
const millimetres = z.number().min(0).max(1_200);
const ems = z.number().min(0).max(60);

const optionSchema = z.strictObject({ value: words, text: z.string().exactOptional() });

const columnSchema = z.strictObject({
  id: name,
  label: words,
  type: z.enum(columnTypes).default('text'),
  required: z.boolean().exactOptional(),
  maxLength: z.number().int().positive().exactOptional(),
});

const isFact = (path: string): path is CaseFactPath => Object.hasOwn(caseFacts, path);

/** One blank as a template file writes it; its id is the key it stands under. */
export const fieldSpecSchema = z.strictObject({
  label: words,
  type: z.enum(fieldTypes).default('text'),
  required: z.boolean().default(false),
  from: z.string().refine(isFact, '没有这个案件要素').exactOptional(),
  default: z
    .union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.array(z.record(name, z.string()))])
    .exactOptional(),
  help: words.exactOptional(),
  maxLength: z.number().int().positive().exactOptional(),
  options: z.array(optionSchema).min(1).exactOptional(),
  columns: z.array(columnSchema).min(1).exactOptional(),
  money: z.enum(['figures', 'words', 'both']).exactOptional(),
  numbering: words.exactOptional(),
  when: words.exactOptional(),
  computed: z.boolean().exactOptional(),
  form_only: z.boolean().exactOptional(),
});

const pageSchema = z.strictObject({
  top: millimetres,
  bottom: millimetres,
  left: millimetres,
  right: millimetres,
  size: points,
  pitch: points,
});

const sheetSchema = z.strictObject({
  by: name,
  sizes: z.record(
    words,
    z.strictObject({
      width: z.number().min(20).max(1_200),
      height: z.number().min(20).max(1_200),
      margin: millimetres,
    }),
  ),
});

const cellSchema = z.union([
  z.string(),
  z.strictObject({
    text: z.string().exactOptional(),
    foot: z.array(z.string()).exactOptional(),
    foot_left: millimetres.exactOptional(),
    foot_below: millimetres.exactOptional(),
    colspan: z.number().int().min(1).exactOptional(),
    rowspan: z.number().int().min(1).exactOptional(),
    align: z.enum(aligns).exactOptional(),
    valign: z.enum(valigns).exactOptional(),
    vertical: z.boolean().exactOptional(),
    spread: z.boolean().exactOptional(),
    name: z.boolean().exactOptional(),
    font: z.enum(fontRoles).exactOptional(),
    bold: z.boolean().exactOptional(),
    size: points.exactOptional(),
    pitch: points.exactOptional(),
    indent: ems.exactOptional(),
  }),
]);

const rowSchema = z.strictObject({ height: millimetres.exactOptional(), cells: z.array(cellSchema) });
const count = z.number().int().min(0).max(100);

const repeatSchema = z.strictObject({
  each: name,
  height: millimetres.exactOptional(),
  cells: z.array(cellSchema),
  page_rows: z.tuple([count, count]),
  blank_rows: count,
  blank_words: z.array(count).exactOptional(),
  end_mark: count.exactOptional(),
});

const tableSchema = z.strictObject({
  columns: z.array(z.number().positive()).min(1),
  size: points.exactOptional(),
  pitch: points.exactOptional(),
  header_rows: count.exactOptional(),
  align: z.enum(['left', 'center', 'right']).exactOptional(),
  shift: millimetres.exactOptional(),
  outline: z.boolean().exactOptional(),
  rows: z.array(z.union([rowSchema, repeatSchema])).min(1),
});

const textSchema = z.strictObject({
  text: z.string(),
  align: z.enum(aligns).exactOptional(),
  left: ems.exactOptional(),
  right: ems.exactOptional(),
  hang: ems.exactOptional(),
  size: points.exactOptional(),
  blank_size: points.exactOptional(),
  pitch: points.exactOptional(),
  font: z.enum(fontRoles).exactOptional(),
  bold: z.boolean().exactOptional(),
  unless_empty: name.exactOptional(),
});

const flatBlocks = [
  z.string(),
  textSchema,
  z.strictObject({ space: z.number().min(0).max(40) }),
  z.strictObject({ rule: z.literal(true) }),
  z.strictObject({ page_break: z.literal(true) }),
  z.strictObject({ table: tableSchema }),
  z.strictObject({ each: name, text: words, blank_rows: count }),
  z.strictObject({ qa: name, question: words, answer: words, blank_lines: count }),
  z.strictObject({ dialogue: name, blank_lines: count }),
  z.strictObject({ seal: z.array(words).min(1), right: ems, day_left: ems.exactOptional() }),
] as const;

/** A block of a template with everything it uses already put in place. */
export const blockSchema: z.ZodType<TemplateBlock> = z.lazy(() =>
  z.union([
    ...flatBlocks,
    z.strictObject({ when: words, bracket: z.boolean().exactOptional(), blocks: z.array(blockSchema) }),
    z.strictObject({ only: z.enum(layOutModes), blocks: z.array(blockSchema) }),
    z.strictObject({ together: z.array(blockSchema) }),
    z.strictObject({ bottom: z.array(blockSchema) }),
  ]),
);

/** A block of a template file, which may also name a block list of the edition's `_shared.yaml`. */
export type FileBlock =
  | Exclude<
      TemplateBlock,
      | { readonly when: string }
      | { readonly only: unknown }
      | { readonly together: unknown }
      | { readonly bottom: unknown }
    >
  | { readonly use: string }
  | { readonly when: string; readonly bracket?: boolean; readonly blocks: readonly FileBlock[] }
  | { readonly only: LayOutMode; readonly blocks: readonly FileBlock[] }
  | { readonly together: readonly FileBlock[] }
  | { readonly bottom: readonly FileBlock[] };

export const fileBlockSchema: z.ZodType<FileBlock> = z.lazy(() =>
  z.union([
    ...flatBlocks,
    z.strictObject({ use: name }),
    z.strictObject({ when: words, bracket: z.boolean().exactOptional(), blocks: z.array(fileBlockSchema) }),
    z.strictObject({ only: z.enum(layOutModes), blocks: z.array(fileBlockSchema) }),
    z.strictObject({ together: z.array(fileBlockSchema) }),
    z.strictObject({ bottom: z.array(fileBlockSchema) }),
  ]),
);

const sectionSpecSchema = z.strictObject({ title: words, fields: z.record(name, fieldSpecSchema) });

/** `templates/<edition>/_shared.yaml`: sections and blocks that several templates of the edition use. */
export const sharedFileSchema = z.strictObject({
  sections: z.record(name, sectionSpecSchema),
  blocks: z.record(name, z.array(fileBlockSchema)),
});
export type SharedFile = z.infer<typeof sharedFileSchema>;

const headSchema = z.strictObject({
  title: points.exactOptional(),
  number: points.exactOptional(),
  blanks: z.tuple([ems, ems, ems]).exactOptional(),
});

/** `templates/<edition>/<nn>-<id>.yaml` */
export const templateFileSchema = z.strictObject({
  number: z.number().int().min(1).max(999),
  id: name,
  name: words,
  kind: z.enum(templateKinds),
  numbering: words.exactOptional(),
  agency_line: z.boolean().default(true),
  title: z.array(words).exactOptional(),
  head: headSchema.exactOptional(),
  page: pageSchema.partial().default({}),
  sheet: sheetSchema.exactOptional(),
  sections: z.array(z.union([sectionSpecSchema, z.strictObject({ use: name })])),
  /** 成批填写: the fields that make one row, one document each; what is not named is common to all. */
  batch: z.array(name).min(1).exactOptional(),
  body: z.array(fileBlockSchema).min(1),
  footer: z.array(fileBlockSchema).default([]),
  last_footer: z.array(fileBlockSchema).default([]),
});
export type TemplateFile = z.infer<typeof templateFileSchema>;

/** A template as it crosses the contract. */
export const templateSchema: z.ZodType<Template> = z.strictObject({
  number: z.number().int(),
  id: z.string(),
  name: z.string(),
  edition: z.string(),
  kind: z.enum(templateKinds),
  numbering: z.string().exactOptional(),
  agency_line: z.boolean(),
  title: z.array(z.string()),
  head: headSchema.exactOptional(),
  page: pageSchema,
  page_numbers: z.literal(true).exactOptional(),
  sheet: sheetSchema.exactOptional(),
  sections: z.array(z.strictObject({ title: z.string(), fields: z.array(z.string()) })),
  fields: z.array(fieldSpecSchema.extend({ id: z.string() })),
  batch: z.array(z.string()).exactOptional(),
  body: z.array(blockSchema),
  footer: z.array(blockSchema),
  last_footer: z.array(blockSchema),
});
