import type { Db } from '../../../platform/sqlite/open.ts';
import type { Row } from '../../../platform/sqlite/tables.ts';
import type { Anchor } from '../identity/anchor.ts';
import { readContent } from './bound-content.ts';
import type { BoundRow } from './bound-rows.ts';

/** The highest numbers: of each 字号 and year, and of the cases of each year. */
export type KnownNumbers = Pick<Anchor, 'series' | 'cases'>;

/** The highest numbers known to be drawn, as they rise. */
export interface DrawnNumbers {
  readonly known: KnownNumbers;
  /** Adds what is known elsewhere. */
  add(known: KnownNumbers): void;
  /** Adds the numbers that rows of the registers stand for. @returns whether there was one */
  remember(rows: readonly RegisterRow[]): boolean;
}

type RegisterRow = Pick<BoundRow, 'table_name' | 'content'>;

const REGISTERS: ReadonlySet<string> = new Set([
  'document_numbers',
  'numbers_elsewhere',
  'number_starts',
  'case_numbers',
]);

const PAGE = 2_000;

/** Whether a row says that something got a number or a date. */
export function isNumbering({ table_name, content }: BoundRow): boolean {
  if (REGISTERS.has(table_name)) return true;
  return table_name === 'documents' && content !== null && readContent(content)?.['state'] !== 'draft';
}

export function drawnNumbers(...from: readonly KnownNumbers[]): DrawnNumbers {
  const series = new Map<string, Anchor['series'][number]>();
  const cases = new Map<number, number>();

  function addNumber([kind, year, number]: Anchor['series'][number]): void {
    const name = `${kind} ${year.toString()}`;
    series.set(name, [kind, year, Math.max(series.get(name)?.[2] ?? 0, number)]);
  }

  function addCase([year, number]: Anchor['cases'][number]): void {
    cases.set(year, Math.max(cases.get(year) ?? 0, number));
  }

  function addRow({ table_name, content }: RegisterRow): boolean {
    const { kind, year, sequence, last } = (content === null ? undefined : readContent(content)) ?? {};
    if (typeof year !== 'number') return false;
    if (table_name === 'document_numbers' && typeof kind === 'string' && typeof sequence === 'number') {
      addNumber([kind, year, sequence]);
      return true;
    }
    if (table_name !== 'case_numbers' || typeof last !== 'number') return false;
    addCase([year, last]);
    return true;
  }

  function add(known: KnownNumbers): void {
    known.series.forEach(addNumber);
    known.cases.forEach(addCase);
  }

  from.forEach(add);
  return {
    get known() {
      return { series: [...series.values()], cases: [...cases] };
    },
    add,
    remember: (rows) => rows.filter(addRow).length > 0,
  };
}

/** The highest numbers: as known outside and what was bound since, or out of all that was bound where nothing is known. */
export async function readNumbers(db: Db, anchor: Anchor | undefined): Promise<DrawnNumbers> {
  if (anchor === undefined) return readRegisters(db);
  const drawn = drawnNumbers(anchor);
  drawn.remember(
    await db
      .selectFrom('bound_rows')
      .select(['table_name', 'content'])
      .where('sequence', '>', anchor.last.sequence)
      .execute(),
  );
  return drawn;
}

/** By what the acts bound of the registers: their rows are the documents' and the cases' matter. */
async function readRegisters(db: Db): Promise<DrawnNumbers> {
  const drawn = drawnNumbers();
  for (const table of ['document_numbers', 'case_numbers'] as const) {
    // A counter is bound anew with every number: one key fills many pages.
    let after: Pick<Row<'bound_rows'>, 'row_key' | 'sequence'> | undefined = { row_key: '', sequence: 0 };
    while (after !== undefined) {
      const { row_key, sequence }: typeof after = after;
      const rows = await db
        .selectFrom('bound_rows')
        .select(['table_name', 'row_key', 'sequence', 'content'])
        .where('table_name', '=', table)
        .where((eb) => eb(eb.refTuple('row_key', 'sequence'), '>', eb.tuple(row_key, sequence)))
        .orderBy('row_key')
        .orderBy('sequence')
        .limit(PAGE)
        .execute();
      drawn.remember(rows);
      after = rows.at(-1);
    }
  }
  return drawn;
}
