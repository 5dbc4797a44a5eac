import type { Column } from '#shared/domain/documents/template/template.ts';
import type { ColumnMatch } from './match-columns.ts';
import { columnLetters, placeOf, type CellOddity, type MergedCells, type SheetCells } from './sheet-cells.ts';

const NAMED = 5;
const SHORT = 24;

/** Gathers what was changed or left out while a sheet is taken in: one sentence for a column and a reason, not for a cell. */
export class ImportNotes {
  readonly #single: string[] = [];
  readonly #grouped = new Map<
    string,
    { readonly places: string[]; readonly say: (places: string) => string }
  >();
  readonly #filled = new Set<string>();

  readonly #sheet: SheetCells;
  readonly #columns: readonly Column[];
  readonly #match: ColumnMatch;

  constructor(sheet: SheetCells, columns: readonly Column[], match: ColumnMatch) {
    this.#sheet = sheet;
    this.#columns = columns;
    this.#match = match;
  }

  add(sentence: string): void {
    this.#single.push(sentence);
  }

  odd(column: Column, place: string, shown: string, oddity: CellOddity): void {
    const { label } = column;
    switch (oddity.kind) {
      case 'error':
        this.#at(
          `${label} ${oddity.words}`,
          place,
          (all) => `“${label}”${all}是错误值 ${oddity.words}，已留空，请补填。`,
        );
        return;
      case 'no-value':
        this.#at(
          `${label} formula`,
          place,
          (all) =>
            `“${label}”${all}是没有算出结果的公式，已留空。请在 WPS 或者 Excel 中打开并保存后重新选择，或者导入后补填。`,
        );
        return;
      case 'unseen':
        this.#at(`${label} unseen`, place, (all) => `“${label}”${all}的内容按单元格格式不显示，已留空。`);
        return;
      case 'shown-otherwise':
        this.#at(
          `${label} shown`,
          `${place}“${short(shown)}”（存的是 ${short(oddity.words)}）`,
          (all) => `“${label}”按显示的导入：${all.trim()}。`,
        );
        return;
      case 'numerals':
        this.#at(`${label} numerals`, place, (all) => `“${label}”${all}显示为中文数字，按阿拉伯数字导入。`);
        return;
      case 'lost-digits':
        return;
    }
  }

  filled(column: Column, { top, bottom, left }: MergedCells, words: string, once: boolean): void {
    const key = placeOf(top, left);
    if (this.#filled.has(key)) return;
    this.#filled.add(key);
    const range = `${key}–${placeOf(bottom, left)}`;
    this.add(
      once
        ? `“${column.label}”${range} 是合并的单元格，“${short(words)}”只填入第 ${(top + 1).toString()} 行。`
        : `“${column.label}”${range} 是合并的单元格，“${short(words)}”填入每一行。`,
    );
  }

  timeDropped(column: Column, place: string): void {
    this.#at(`${column.label} time`, place, (all) => `“${column.label}”${all}只取日期，没有取时间。`);
  }

  joined(column: Column, place: string): void {
    this.#at(`${column.label} lines`, place, (all) => `“${column.label}”${all}的换行改成了空格。`);
  }

  /** Nothing is said of them while it is still asked whether they are wanted. */
  hiddenRows(lines: readonly number[], taken: boolean | undefined): void {
    if (lines.length === 0 || taken === undefined) return;
    this.add(
      `隐藏的 ${lines.length.toString()} 行${taken ? '一并导入' : '没有导入'}：${linesNamed(lines)}。`,
    );
  }

  hasFilled(): boolean {
    return this.#filled.size > 0;
  }

  /** Cells merged sideways: their words go into their first column only. */
  mergedAcross(begin: number): void {
    for (const { top, left, right } of this.#sheet.merged) {
      const words = this.#sheet.rows[top]?.[left]?.trim() ?? '';
      const beside = Object.values(this.#match).some((at) => at > left && at <= right);
      if (right === left || top < begin || words === '' || !beside) continue;
      const range = `${placeOf(top, left)}–${placeOf(top, right)}`;
      this.add(`${range} 是合并的单元格，“${short(words)}”只算 ${columnLetters(left)} 列的内容。`);
    }
  }

  /** All of it, what concerns the sheet first. */
  sentences(): readonly string[] {
    const fromHidden = this.#columns.flatMap(({ id, label }) => {
      const at = this.#match[id];
      if (at === undefined || !this.#sheet.hiddenColumns.has(at)) return [];
      return [`“${label}”取自隐藏的 ${columnLetters(at)} 列。`];
    });
    const grouped = [...this.#grouped.values()].map(({ places, say }) => say(placesNamed(places)));
    return [...this.#sheet.remarks, ...fromHidden, ...grouped, ...this.#single];
  }

  #at(key: string, place: string, say: (places: string) => string): void {
    const group = this.#grouped.get(key);
    if (group === undefined) this.#grouped.set(key, { places: [place], say });
    else group.places.push(place);
  }
}

function placesNamed(places: readonly string[]): string {
  const named = places.slice(0, NAMED).join('、');
  return places.length > NAMED ? `${named} 等 ${places.length.toString()} 格` : `${named} `;
}

/** `第 3、5、6 行`, at most the first few. */
export function linesNamed(lines: readonly number[]): string {
  const named = lines.slice(0, NAMED).join('、');
  return `第 ${named} 行${lines.length > NAMED ? '等' : ''}`;
}

const short = (text: string): string => (text.length > SHORT ? `${text.slice(0, SHORT)}…` : text);
