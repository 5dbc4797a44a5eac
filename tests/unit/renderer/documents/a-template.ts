import type { AnjuanDocument } from '#shared/contract/documents.ts';
import type { Field, Template, TemplateBlock } from '#shared/domain/documents/template/template.ts';

export const aField = (id: string, more: Partial<Field> = {}): Field => ({
  id,
  label: id,
  type: 'text',
  required: false,
  ...more,
});

export const aTemplate = (
  fields: readonly Field[],
  more: { readonly sections?: Template['sections']; readonly body?: readonly TemplateBlock[] } = {},
): Template => ({
  number: 37,
  id: 'penalty_notice',
  name: '行政处罚告知书',
  edition: 'samr-2021',
  kind: 'letter',
  agency_line: true,
  title: ['行政处罚告知书'],
  page: { top: 28, bottom: 28, left: 28, right: 28, size: 16, pitch: 28 },
  sections: more.sections ?? [{ title: '正文', fields: fields.map((field) => field.id) }],
  fields,
  body: more.body ?? fields.map((field) => `{${field.id}}`),
  footer: [],
  last_footer: [],
});

const notIn = (values: AnjuanDocument['values'], own: AnjuanDocument['own']): AnjuanDocument['values'] =>
  Object.fromEntries(Object.entries(values).filter(([id]) => !Object.hasOwn(own, id)));

/** A draft; what stands behind its own values is what it shows besides them, unless said otherwise. */
export const aDocument = (more: Partial<AnjuanDocument> = {}): AnjuanDocument => ({
  id: 'd1',
  caseId: 'c1',
  templateNumber: 37,
  templateId: 'penalty_notice',
  edition: 'samr-2021',
  title: '行政处罚告知书',
  state: 'draft',
  missing: 0,
  updatedAt: '2026-03-05T09:30:12+08:00',
  updatedBy: '张三',
  revision: 1,
  own: {},
  values: {},
  inherited: notIn(more.values ?? {}, more.own ?? {}),
  origins: {},
  missingFields: [],
  ...more,
});
