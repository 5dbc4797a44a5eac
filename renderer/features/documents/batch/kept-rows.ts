import * as z from 'zod';
import type { Row } from '#shared/domain/documents/template/template.ts';

const rowsSchema = z.array(z.record(z.string(), z.string()));

const keyOf = (documentId: string): string => `anjuan.batch.${documentId}`;

/** The rows below the first that were left before they became documents; they last as long as the window. */
export function keptRows(documentId: string): readonly Row[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(documentId)) ?? '[]');
    const read = rowsSchema.safeParse(kept);
    return read.success ? read.data : [];
  } catch {
    // Rows that cannot be read are begun anew, as in another window.
    return [];
  }
}

export function keepRows(documentId: string, rows: readonly Row[]): void {
  if (rows.length === 0) sessionStorage.removeItem(keyOf(documentId));
  else sessionStorage.setItem(keyOf(documentId), JSON.stringify(rows));
}
