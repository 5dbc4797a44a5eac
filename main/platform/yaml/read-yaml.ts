import { LineCounter, isAlias, isNode, isScalar, parseDocument, visit, type Document } from 'yaml';
import { DEEPEST, excessOf } from './measure.ts';

/** Of one file with its aliases unfolded; the longest of the program's own has 3,000 values, 12 deep. */
const MOST_VALUES = 200_000;
const MOST_ALIASES = 100;

/** What is wrong with a YAML text; the message is a reason without a full stop. */
export class YamlFault extends Error {
  /** from 1 */
  readonly line: number;

  constructor(line: number, reason: string, cause?: unknown) {
    super(reason, { cause });
    this.line = line;
  }
}

export interface Yaml {
  readonly content: unknown;
  /** The line, from 1, of the value at the path, or of the nearest one above it. */
  lineOf(path: readonly (string | number)[]): number;
}

/**
 * Reads YAML strictly: no key twice, one document. What unfolds to much more than it is long, or is nested beyond
 * measure, is refused before anybody walks through it. Errors: YamlFault, nothing else.
 */
export function readYaml(text: string): Yaml {
  const excess = excessOf(text);
  if (excess !== undefined) throw new YamlFault(excess.line, excess.what === 'deep' ? TOO_DEEP : TOO_MUCH);
  const counter = new LineCounter();
  const document = attempt(1, () =>
    // Of keys it would compare each with each; see `refuseTwice`.
    parseDocument(text, { lineCounter: counter, uniqueKeys: false, strict: true }),
  );
  const [error] = document.errors;
  if (error !== undefined) {
    throw new YamlFault(counter.linePos(error.pos[0]).line, sayError(error.code), error);
  }
  refuseTwice(document, counter);
  const aliasLine = attempt(1, () => lineOfLastAlias(document, counter));
  const content: unknown = attempt<unknown>(aliasLine, () => document.toJS({ maxAliasCount: MOST_ALIASES }));
  refuseExcess(content, aliasLine);
  return { content, lineOf: (path) => lineOf(document, counter, path) };
}

function sayError(code: string): string {
  return code === 'RESOURCE_EXHAUSTION' ? TOO_DEEP : `不是正确的 YAML（${code}）`;
}

/** Runs a step of the reader; its stack overflows on nesting, and it counts aliases. */
function attempt<T>(line: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw new YamlFault(1, TOO_DEEP, error);
    if (error instanceof ReferenceError) throw new YamlFault(line, TOO_LONG, error);
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new YamlFault(line, `不是正确的 YAML（${reason}）`, error);
  }
}

const TOO_DEEP = '内容一层套一层，超过了允许的层数，没有采用';
const TOO_MUCH = '内容过多，没有采用';
const TOO_LONG = '用 * 引用的内容展开后过长，没有采用';

function refuseTwice(document: Document, counter: LineCounter): void {
  visit(document, {
    Map(_key, { items }) {
      const known = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (known.has(key.value))
          throw new YamlFault(counter.linePos(key.range?.[0] ?? 0).line, '同一名称出现两次');
        known.add(key.value);
      }
    },
  });
}

function lineOfLastAlias(document: Document, counter: LineCounter): number {
  let line = 1;
  visit(document, {
    Alias(_key, node) {
      if (isAlias(node) && node.range) line = counter.linePos(node.range[0]).line;
    },
  });
  return line;
}

/** Walks without recursion; a value that holds itself is deeper than any limit. */
function refuseExcess(content: unknown, aliasLine: number): void {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: content, depth: 0 }];
  let values = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (++values > MOST_VALUES) throw new YamlFault(aliasLine, aliasLine > 1 ? TOO_LONG : TOO_MUCH);
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= DEEPEST) throw new YamlFault(aliasLine, TOO_DEEP);
    for (const inner of Object.values(value)) open.push({ value: inner, depth: depth + 1 });
  }
}

function lineOf(document: Document, counter: LineCounter, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
  }
  return 1;
}
