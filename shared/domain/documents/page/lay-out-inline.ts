import { isBarePlace } from '../../people/whole-name.ts';
import { isChosen, isEmptyValue } from '../template/conditions.ts';
import type { Option } from '../template/template.ts';
import { type InlineNode, parseInline } from './inline.ts';
import { columnOf, type InlineScope, textOf, valueOf } from './inline-scope.ts';
import { layOutBlank } from './lay-out-blank.ts';
import type { TextInline, TreeInline } from './tree.ts';

/** A template string as inlines; `\n` in texts still stands for a new paragraph. */
export function layOutInline(source: string, scope: InlineScope): readonly TreeInline[] {
  return layOutNodes(parseInline(source), scope);
}

function layOutNodes(nodes: readonly InlineNode[], scope: InlineScope): readonly TreeInline[] {
  return nodes.flatMap((node, index) => layOutNode(node, nodes[index + 1], scope));
}

function layOutNode(
  node: InlineNode,
  next: InlineNode | undefined,
  scope: InlineScope,
): readonly TreeInline[] {
  switch (node.kind) {
    case 'text':
      return [textOf(node.text, scope)];
    case 'gap':
      return [{ kind: 'gap', width: node.width }];
    case 'spring':
      return [{ kind: 'spring' }];
    case 'lineEnd':
      if (scope.mode !== 'blank') return [];
      // The words of a cell begin at its left edge and are not stretched.
      return [scope.inTable ? { kind: 'lineBreak' } : { kind: 'lineBreak', justify: true }];
    case 'bold':
      return layOutNodes(node.nodes, { ...scope, font: 'hei' });
    case 'underline':
      return layOutNodes(node.nodes, { ...scope, underline: scope.mode === 'blank' });
    case 'prompt':
      return scope.mode === 'blank' ? [promptOf(node, next, scope)] : [];
    case 'added':
      return scope.mode === 'filled' ? [textOf(node.text, scope)] : [];
    case 'bracket':
      return layOutBracket(node.id, node.nodes, scope);
    case 'optional':
      return scope.mode === 'blank' || !isEmptyValue(scope.values[node.id])
        ? layOutNodes(node.nodes, scope)
        : [];
    case 'choice':
      return layOutChoice(node, scope);
    case 'box':
      return layOutBox(node, scope);
    case 'blank':
      return [
        ...(chosenWords(node, scope) ?? layOutBlank(node.id, node.width, scope)),
        ...layOutEnding(node, scope),
      ];
  }
}

/**
 * A prompt in parentheses is 楷体: bold unless it is a light one, on the line to write on where a lined blank follows,
 * and plain in a table (证据提取单). Any other, and one inside underlined words, stands in plain type.
 */
function promptOf(
  { text, light }: Extract<InlineNode, { kind: 'prompt' }>,
  next: InlineNode | undefined,
  scope: InlineScope,
): TextInline {
  if (!text.startsWith('（') || scope.underline) return textOf(text, scope);
  const lined = next?.kind === 'blank' && next.width.kind !== 'plain' && next.width.kind !== 'bare';
  const bold = !light && !scope.inTable;
  return textOf(text, { ...scope, font: 'kai', bold, underline: lined && !scope.inTable });
}

function layOutBracket(id: string, nodes: readonly InlineNode[], scope: InlineScope): readonly TreeInline[] {
  if (scope.mode === 'filled') return scope.values[id] === true ? layOutNodes(nodes, scope) : [];
  return [textOf('[', scope), ...layOutNodes(nodes, scope), textOf(']', scope)];
}

const optionNodes = (option: Option): readonly InlineNode[] =>
  option.text === undefined ? [{ kind: 'text', text: option.value }] : parseInline(option.text);

function layOutChoice(
  { id, words, plain }: Extract<InlineNode, { kind: 'choice' }>,
  scope: InlineScope,
): readonly TreeInline[] {
  const options = scope.fields.get(id)?.options ?? [];
  const inner = { ...scope, field: id };
  const printed = options.map((option, index) => words[index] ?? optionNodes(option));
  const chosen = printed.filter((_, index) => isChosen(scope.values[id], options[index]?.value ?? ''));
  if (scope.mode === 'filled' && chosen.length > 0) return joined(chosen, '、', inner);
  return joined(printed, '/', { ...inner, underline: plain !== true });
}

/** The words of what was chosen, where options have words and the form has no more than a blank for them. */
function chosenWords(
  { id, width }: Extract<InlineNode, { kind: 'blank' }>,
  scope: InlineScope,
): readonly TreeInline[] | undefined {
  const { options = [] } = scope.fields.get(id) ?? {};
  const worded = options.some(({ text }) => text !== undefined);
  if (!worded || width.kind === 'part' || columnOf(id, scope) !== undefined) return undefined;
  const value = valueOf(id, scope);
  if (isEmptyValue(value)) return undefined;
  const chosen = options.filter((option) => isChosen(scope.values[id], option.value));
  return joined(chosen.map(optionNodes), '、', { ...scope, field: id });
}

const joined = (
  parts: readonly (readonly InlineNode[])[],
  mark: string,
  scope: InlineScope,
): readonly TreeInline[] =>
  parts.flatMap((part, index) => [
    ...(index === 0 ? [] : [textOf(mark, scope)]),
    ...layOutNodes(part, scope),
  ]);

function layOutBox(node: Extract<InlineNode, { kind: 'box' }>, scope: InlineScope): readonly TreeInline[] {
  const option = scope.fields.get(node.id)?.options?.find((one) => one.value === node.option);
  const words = node.words ?? (option === undefined ? [] : optionNodes(option));
  const checked = scope.mode === 'filled' && isChosen(scope.values[node.id], node.option);
  return [
    { kind: 'box', checked, field: node.id },
    ...layOutNodes(words, node.words === undefined ? { ...scope, field: node.id } : scope),
  ];
}

/** What the form prints after a name: with an open blank and a bare place, not after a name that is whole. */
function layOutEnding(
  { id, ending }: Extract<InlineNode, { kind: 'blank' }>,
  scope: InlineScope,
): readonly TreeInline[] {
  if (ending === undefined) return [];
  const name = valueOf(id, scope);
  const whole = typeof name === 'string' && !isEmptyValue(name) && !isBarePlace(name);
  return whole ? [] : layOutNodes(ending, { ...scope, field: id });
}
