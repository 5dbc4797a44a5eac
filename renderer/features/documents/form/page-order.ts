import { parseInline, usesOf } from '#shared/domain/documents/page/inline.ts';
import type { Cell, Field, Template, TemplateBlock } from '#shared/domain/documents/template/template.ts';

/**
 * Field ids in the order in which the printed page first names them; fields the page never names
 * (they only steer conditions) follow in the order of the form.
 */
export function pageOrder(template: Template): readonly string[] {
  const seen = new Set<string>();
  const known = new Map(template.fields.map((field) => [field.id, field]));
  const name = (id: string): void => {
    const field = known.get(id);
    if (field === undefined || seen.has(id)) return;
    seen.add(id);
    for (const option of field.options ?? []) nameAll(option.text, name);
  };
  if (template.agency_line) name('agency');
  for (const line of template.title) nameAll(line, name);
  if (template.numbering !== undefined) name('document_number');
  for (const block of [...template.body, ...template.footer, ...template.last_footer]) nameBlock(block, name);
  for (const field of template.fields) seen.add(field.id);
  return [...seen];
}

function nameAll(source: string | undefined, name: (id: string) => void): void {
  if (source === undefined) return;
  for (const use of usesOf(parseInline(source))) name(use.id);
}

function nameCell(cell: Cell, name: (id: string) => void): void {
  if (typeof cell === 'string') {
    nameAll(cell, name);
    return;
  }
  nameAll(cell.text, name);
  for (const line of cell.foot ?? []) nameAll(line, name);
}

function nameBlock(block: TemplateBlock, name: (id: string) => void): void {
  if (typeof block === 'string') nameAll(block, name);
  else if ('table' in block) {
    for (const row of block.table.rows) {
      if ('each' in row) name(row.each);
      for (const cell of row.cells) nameCell(cell, name);
    }
  } else if ('each' in block) name(block.each);
  else if ('qa' in block) name(block.qa);
  else if ('dialogue' in block) name(block.dialogue);
  else if ('when' in block) {
    const flag = block.when.split('=')[0];
    if (flag !== undefined) name(flag);
    for (const inner of block.blocks) nameBlock(inner, name);
  } else if ('only' in block) for (const inner of block.blocks) nameBlock(inner, name);
  else if ('together' in block) for (const inner of block.together) nameBlock(inner, name);
  else if ('bottom' in block) for (const inner of block.bottom) nameBlock(inner, name);
  else if ('text' in block) nameAll(block.text, name);
}

/** Fields sorted by where they stand on the page. */
export function inPageOrder(fields: readonly Field[], order: readonly string[]): readonly Field[] {
  const place = new Map(order.map((id, index) => [id, index]));
  const at = (field: Field): number => place.get(field.id) ?? order.length;
  return [...fields].sort((a, b) => at(a) - at(b));
}
