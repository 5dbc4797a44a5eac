import { templateIdsOf } from '#shared/domain/procedure/timeline/document-kind.ts';
import * as z from 'zod';
import type { Db } from '../../../platform/sqlite/open.ts';

/** When a record of a case was made, as its own text says: what footage of the same time may belong to. */
export interface RecordSpan {
  readonly caseId: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
}

const times = z.object({ start_time: z.string(), end_time: z.string() });
/** Records with a beginning and an end: 现场笔录, 询问笔录. */
const RECORDS = templateIdsOf('site_record', 'inquiry_record');

const instant = (minute: string): string => `${minute}:00+08:00`;

/** The spans of the records of these cases; a record without both times has none. */
export async function recordSpans(db: Db, caseIds: readonly string[]): Promise<readonly RecordSpan[]> {
  if (caseIds.length === 0) return [];
  const rows = await db
    .selectFrom('documents')
    .select(['case_id', 'title', 'own', 'fixed'])
    .where('case_id', 'in', [...caseIds])
    .where('template_id', 'in', [...RECORDS])
    .where('state', '!=', 'void')
    .execute();
  return rows.flatMap((row) => {
    const found = times.safeParse(JSON.parse(row.fixed ?? row.own));
    if (!found.success) return [];
    const { start_time: from, end_time: to } = found.data;
    return [{ caseId: row.case_id, title: `《${row.title}》`, from: instant(from), to: instant(to) }];
  });
}
