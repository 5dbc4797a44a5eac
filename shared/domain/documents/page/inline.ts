/**
 * The inline notation of template strings.
 *
 *     {party_name}        a blank                     {party_name:12}   …12 em wide in the blank form
 *     {facts:*}           …to the end of the line     {facts:*+3}       …and three more whole lines
 *     {acts:*~13}         …to the end of the line, and 13 em of the next line
 *     {date:3/2/2}        …the parts of a date, a time or a 文号, so many em wide
 *     {date:plain}        …gaps without a line under them     {date:bare}   …nothing but room
 *     {date:plain/3/1/1}  …gaps so many em wide
 *     {date:year}         …only the year (month, day) of a date, without its unit
 *     {officer:9!}        …takes 9 em in the filled document too
 *     {court:7|人民法院}   …before a word the form prints: a whole name stands by itself, a bare place (华龙区) takes it
 *     {_:6} {_:*}         space to write in by hand   {_date}           …a date to write in by hand
 *     {#} {#page} {#pages}   row number, page number, page total
 *     ⟦measure⟧           a choice                    ⟦kind|一案|违法线索⟧ the same choice in other words
 *     ⟦measure:plain⟧     a choice without a line under its alternatives
 *     ［extended|并于…］   an optional bracket; the words may hold blanks
 *     ⟨copies_note|，{copies_note}⟩                     words that go when the field is empty; no bracket
 *     □{source=监督检查}   a box with its option       □{right=hearing|} the box alone
 *     **检查人员：**       bold 黑体                    «（案件事实）»      a prompt, only in the blank form
 *     __«（事项）»__       the prompt in plain type
 *     «~（此处填写…）»      the same in light type
 *     ‹、›                words only in the filled document, where brackets fall away
 *     __所附物品__         underlined                  \{ \* \n          the character itself, a new line
 *     →                   what follows stands at the right end of the line
 *     ⇥4⇤                 a gap of 4 em               ↵                a line end, only in the blank form
 */
export type InlineNode =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'blank';
      readonly id: string;
      readonly width: BlankWidth;
      /** what the form prints after the blank; see whole-name.ts */
      readonly ending?: readonly InlineNode[];
    }
  | {
      readonly kind: 'choice';
      readonly id: string;
      readonly words: readonly (readonly InlineNode[])[];
      readonly plain?: true;
    }
  | { readonly kind: 'bracket'; readonly id: string; readonly nodes: readonly InlineNode[] }
  | { readonly kind: 'optional'; readonly id: string; readonly nodes: readonly InlineNode[] }
  | {
      readonly kind: 'box';
      readonly id: string;
      readonly option: string;
      /** absent: the option's own words */
      readonly words?: readonly InlineNode[];
    }
  | { readonly kind: 'bold'; readonly nodes: readonly InlineNode[] }
  | { readonly kind: 'underline'; readonly nodes: readonly InlineNode[] }
  | { readonly kind: 'prompt'; readonly text: string; readonly light: boolean }
  | { readonly kind: 'added'; readonly text: string }
  | { readonly kind: 'gap'; readonly width: number }
  | { readonly kind: 'spring' }
  | { readonly kind: 'lineEnd' };

/**
 * `auto`: by the type of the field; `plain`: no line; `bare`: room only; `part` of a date; else em (`keep`: also when
 * filled), em for each part of a date or 文号, or the rest of the line, whole `lines` below and `tail` em of the line
 * after them.
 */
export type BlankWidth =
  | { readonly kind: 'auto' }
  | { readonly kind: 'plain'; readonly ems?: readonly number[] }
  | { readonly kind: 'bare' }
  | { readonly kind: 'part'; readonly part: DatePart }
  | { readonly kind: 'em'; readonly em: number; readonly keep: boolean }
  | { readonly kind: 'parts'; readonly ems: readonly number[] }
  | { readonly kind: 'rest'; readonly lines: number; readonly tail: number };

export const dateParts = ['year', 'month', 'day'] as const;
export type DatePart = (typeof dateParts)[number];

/** A template string that does not follow the notation; `message` is Chinese and says what is wrong. */
export class NotationError extends Error {
  override readonly name = 'NotationError';
}

/** Reads a template string. Throws NotationError. */
export function parseInline(source: string): readonly InlineNode[] {
  const reader = new Reader(source);
  const nodes = reader.read('');
  return nodes;
}

const BLANK = /^(_date|_|#(?:pages?)?|[a-z][a-z0-9_]*)(?::([^|]+))?(?:\|(.+))?$/;
const PLAIN = ':plain';
const PLAIN_PARTS = 'plain/';
const PARTS = /^\d+(?:\.\d+)?(?:\/\d+(?:\.\d+)?)+$/;
const BOX = /^([a-z][a-z0-9_]*)=([^|]+)(\|)?/;

class Reader {
  private readonly source: string;
  private at = 0;

  constructor(source: string) {
    this.source = source;
  }

  /** Nodes up to the closing mark, which is consumed; the empty mark means the end of the string. */
  read(close: string): InlineNode[] {
    const nodes: InlineNode[] = [];
    let text = '';
    const flush = (): void => {
      if (text !== '') nodes.push({ kind: 'text', text });
      text = '';
    };
    while (this.at < this.source.length) {
      if (close !== '' && this.source.startsWith(close, this.at)) {
        this.at += close.length;
        flush();
        return nodes;
      }
      const node = this.special();
      if (node === undefined) text += this.character();
      else {
        flush();
        nodes.push(node);
      }
    }
    if (close !== '') throw new NotationError(`缺少“${close}”`);
    flush();
    return nodes;
  }

  private character(): string {
    if (this.source[this.at] === '\\' && this.at + 1 < this.source.length) this.at += 1;
    const character = this.source[this.at] ?? '';
    this.at += 1;
    return character;
  }

  private special(): InlineNode | undefined {
    const rest = this.source.slice(this.at, this.at + 2);
    if (rest === '**') return { kind: 'bold', nodes: this.inside('**', '**') };
    if (rest === '__') return { kind: 'underline', nodes: this.inside('__', '__') };
    if (rest === '□{') return this.box();
    switch (rest[0]) {
      case '{':
        return this.blank();
      case '⟦':
        return this.choice();
      case '［':
        return { kind: 'bracket', ...this.guarded('］') };
      case '⟨':
        return { kind: 'optional', ...this.guarded('⟩') };
      case '«': {
        this.at += 1;
        const text = this.upTo('»');
        const light = text.startsWith('~');
        return { kind: 'prompt', text: light ? text.slice(1) : text, light };
      }
      case '‹':
        this.at += 1;
        return { kind: 'added', text: this.upTo('›') };
      case '⇥': {
        this.at += 1;
        const width = Number(this.upTo('⇤'));
        if (!(width > 0)) throw new NotationError('“⇥…⇤”之间应为空格宽度');
        return { kind: 'gap', width };
      }
      case '→':
        this.at += 1;
        return { kind: 'spring' };
      case '↵':
        this.at += 1;
        return { kind: 'lineEnd' };
      case '}':
      case '⟧':
      case '］':
      case '⟩':
      case '»':
      case '›':
        throw new NotationError(`多余的“${rest[0]}”`);
      default:
        return undefined;
    }
  }

  private inside(open: string, close: string): InlineNode[] {
    this.at += open.length;
    return this.read(close);
  }

  private upTo(mark: string): string {
    const end = this.source.indexOf(mark, this.at);
    if (end < 0) throw new NotationError(`缺少“${mark}”`);
    const text = this.source.slice(this.at, end);
    this.at = end + mark.length;
    return text;
  }

  private blank(): InlineNode {
    this.at += 1;
    const text = this.upTo('}');
    const match = BLANK.exec(text);
    if (match === null) throw new NotationError(`无法识别的空格“{${text}}”`);
    const blank = { kind: 'blank', id: match[1] ?? '', width: widthOf(match[2], text) } as const;
    return match[3] === undefined ? blank : { ...blank, ending: parseInline(match[3]) };
  }

  private choice(): InlineNode {
    this.at += 1;
    const [head = '', ...words] = this.upTo('⟧').split('|');
    const plain = head.endsWith(PLAIN);
    return {
      kind: 'choice',
      id: plain ? head.slice(0, -PLAIN.length) : head,
      words: words.map((word) => parseInline(word)),
      ...(plain ? { plain } : {}),
    };
  }

  private guarded(close: string): { readonly id: string; readonly nodes: readonly InlineNode[] } {
    this.at += 1;
    const id = this.upTo('|');
    return { id, nodes: this.read(close) };
  }

  private box(): InlineNode {
    this.at += 2;
    const text = this.upTo('}');
    const match = BOX.exec(text);
    if (match === null) throw new NotationError(`无法识别的勾选框“□{${text}}”`);
    const box = { kind: 'box', id: match[1] ?? '', option: match[2] ?? '' } as const;
    return match[3] === undefined ? box : { ...box, words: parseInline(text.slice(match[0].length)) };
  }
}

function widthOf(width: string | undefined, blank: string): BlankWidth {
  if (width === undefined) return { kind: 'auto' };
  if (width === 'plain' || width === 'bare') return { kind: width };
  if (width.startsWith(PLAIN_PARTS)) {
    const ems = width.slice(PLAIN_PARTS.length).split('/').map(Number);
    if (ems.every(isWidth)) return { kind: 'plain', ems };
  }
  const part = dateParts.find((one) => one === width);
  if (part !== undefined) return { kind: 'part', part };
  const rest = /^\*(?:\+(\d+))?(?:~(\d+(?:\.\d+)?))?$/.exec(width);
  if (rest !== null) return { kind: 'rest', lines: Number(rest[1] ?? 0), tail: Number(rest[2] ?? 0) };
  if (PARTS.test(width)) {
    const ems = width.split('/').map(Number);
    if (ems.every(isWidth)) return { kind: 'parts', ems };
  }
  const keep = width.endsWith('!');
  const em = Number(keep ? width.slice(0, -1) : width);
  if (!isWidth(em)) throw new NotationError(`空格宽度不正确“{${blank}}”`);
  return { kind: 'em', em, keep };
}

const isWidth = (em: number): boolean => em > 0 && em <= 60;

/** Every field named by the nodes, in order, with how it is used. */
export function* usesOf(nodes: readonly InlineNode[]): Generator<InlineUse> {
  for (const node of nodes) {
    switch (node.kind) {
      case 'blank':
        if (!handBlanks.has(node.id))
          yield {
            id: node.id,
            as: 'blank',
            parts: node.width.kind === 'parts' ? node.width.ems.length : 0,
            ...(node.width.kind === 'part' ? { part: true as const } : {}),
          };
        if (node.ending !== undefined) yield* usesOf(node.ending);
        break;
      case 'choice':
        yield { id: node.id, as: 'choice', words: node.words.length };
        for (const words of node.words) yield* usesOf(words);
        break;
      case 'box':
        yield { id: node.id, as: 'box', option: node.option };
        if (node.words !== undefined) yield* usesOf(node.words);
        break;
      case 'bracket':
      case 'optional':
        yield { id: node.id, as: node.kind };
        yield* usesOf(node.nodes);
        break;
      case 'bold':
      case 'underline':
        yield* usesOf(node.nodes);
        break;
      case 'text':
      case 'prompt':
      case 'added':
      case 'gap':
      case 'spring':
      case 'lineEnd':
    }
  }
}

export type InlineUse =
  | { readonly id: string; readonly as: 'bracket' | 'optional' }
  /** `parts`: how many widths are given for the parts of a date or 文号; `part`: one part of a date alone */
  | { readonly id: string; readonly as: 'blank'; readonly parts: number; readonly part?: true }
  | { readonly id: string; readonly as: 'choice'; readonly words: number }
  | { readonly id: string; readonly as: 'box'; readonly option: string };

/** Blanks that are no fields: written by hand, or known only when the page is made. */
export const handBlanks: ReadonlySet<string> = new Set(['_', '_date', '#', '#page', '#pages']);
