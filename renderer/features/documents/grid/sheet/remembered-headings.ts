import * as z from 'zod';
import type { Column } from '#shared/domain/documents/template/template.ts';
import { plainHeading, type ColumnMatch, type RememberedHeadings } from './match-columns.ts';

const headingsSchema = z.record(z.string(), z.string());

/** Lists with the same columns share what was chosen. */
const keyOf = (columns: readonly Column[]): string =>
  `anjuan.headings.${columns.map(({ id }) => id).join('.')}`;

/** Pairs of heading and column the clerk chose before on this machine; none when nothing readable is kept. */
export function rememberedHeadings(columns: readonly Column[]): RememberedHeadings {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(columns)) ?? '{}');
    const read = headingsSchema.safeParse(kept);
    return read.success ? read.data : {};
  } catch {
    // A convenience that cannot be read is begun anew.
    return {};
  }
}

/** Keeps how the headings of a file were paired, for the next file like it. */
export function rememberHeadings(
  columns: readonly Column[],
  headings: readonly string[],
  match: ColumnMatch,
): void {
  const chosen = { ...rememberedHeadings(columns) };
  headings.forEach((heading, at) => {
    const plain = plainHeading(heading);
    if (plain === '') return;
    chosen[plain] = columns.find(({ id }) => match[id] === at)?.id ?? '';
  });
  localStorage.setItem(keyOf(columns), JSON.stringify(chosen));
}
