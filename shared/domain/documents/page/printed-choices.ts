import { parseInline, usesOf } from './inline.ts';
import type { Template, TemplateBlock } from '../template/template.ts';

const held = new WeakMap<Template, ReadonlySet<string>>();

/** The choices whose alternatives stand on the paper until one is chosen: `⟦measure⟧`, not boxes to be ticked. */
export function printedChoices(template: Template): ReadonlySet<string> {
  const known = held.get(template);
  if (known !== undefined) return known;
  const sources = [
    ...template.title,
    ...[...template.body, ...template.footer, ...template.last_footer].flatMap(sourcesOf),
  ];
  const choices = new Set<string>();
  for (const source of sources) {
    if (!source.includes('⟦')) continue;
    for (const use of usesOf(parseInline(source))) if (use.as === 'choice') choices.add(use.id);
  }
  held.set(template, choices);
  return choices;
}

function sourcesOf(block: TemplateBlock): readonly string[] {
  if (typeof block === 'string') return [block];
  if ('qa' in block) return [block.question, block.answer];
  if ('text' in block) return [block.text];
  if ('table' in block) {
    return block.table.rows.flatMap(({ cells }) =>
      cells.flatMap((cell) => (typeof cell === 'string' ? [cell] : [cell.text ?? '', ...(cell.foot ?? [])])),
    );
  }
  if ('blocks' in block) return block.blocks.flatMap(sourcesOf);
  if ('together' in block) return block.together.flatMap(sourcesOf);
  if ('bottom' in block) return block.bottom.flatMap(sourcesOf);
  return [];
}
