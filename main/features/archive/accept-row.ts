import type { AcceptedRow, Finding } from '#shared/contract/archive.ts';
import type { Actor } from '#shared/contract/session.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { newId } from '../../platform/ids.ts';
import type { Db } from '../../platform/sqlite/open.ts';
import type { Archive } from './archive.ts';
import { contentOf, readContent } from './chain/bound-content.ts';
import { lastBound } from './chain/bound-rows.ts';
import { type EvidenceTable, evidenceTables } from './chain/evidence-tables.ts';
import { lookAtRow } from './checks/check-rows.ts';

export const ACCEPT = 'archive.accept';

/** A row as a finding names it, and why somebody takes it as it is. */
export interface RowToAccept {
  readonly table: string;
  readonly key: string;
  readonly reason: string;
}

const KEPT_AS_IT_IS = '请保留现状，查明来由后改回登记时的内容，或者从备份恢复。';

/**
 * A person's word that a row changed outside the program stands as it is, with an act: from then on the chain has it so,
 * and verification says who accepted it. What is evidence of itself (originals, issued documents, numbers, templates, the
 * record) is accepted by nobody, nor is what was put in by hand. Errors: `conflict` where nothing differs,
 * `blocked-by-rule` with the reason.
 */
export async function acceptRow(
  { act, clock }: Archive,
  actor: Actor,
  { table: name, key, reason }: RowToAccept,
): Promise<{ said: string }> {
  const table = evidenceTables.get(name);
  if (table === undefined)
    throw new ProblemError('not-found', '没有这一项登记，请重新核验后再看。', { table: name, key });
  return act(actor, async (tx) => {
    const { row, finding } = await lookAtRow(tx, table, key);
    if (finding === undefined)
      throw new ProblemError('conflict', '这一项现在与操作记录一致，不需要采用。请重新核验。', {
        table: name,
        key,
      });
    const refused = whyNever(table, finding, await changedColumns(tx, table, key, row?.row), actor);
    if (refused !== undefined)
      throw new ProblemError('blocked-by-rule', `${finding.where}不能采用：${refused}${KEPT_AS_IT_IS}`, {
        table: name,
        key,
      });
    const caseId = row?.caseId ?? finding.caseId ?? null;
    const said = `采用程序之外的改动：${finding.sentence.replace(/。$/, '')}。理由：${reason}`;
    await tx
      .insertInto('accepted_rows')
      .values({
        id: newId(),
        table_name: name,
        row_key: key,
        case_id: caseId,
        sentence: finding.sentence,
        reason,
        accepted_at: clock.now(),
        accepted_by: actor.name,
      })
      .execute();
    return {
      value: { said },
      act: {
        act: ACCEPT,
        sentence: said,
        ...(caseId === null ? {} : { caseId }),
        details: { table: name, key, reason, fields: finding.fields ?? [], state: finding.state },
        binds: [
          {
            table_name: name,
            row_key: key,
            case_id: caseId,
            content: row === undefined ? null : contentOf(table, row.row),
          },
        ],
      },
    };
  });
}

/** Whether a finding may be answered by a person's word at all, as far as it says itself. */
export const mayBeAccepted = ({ what, state, table }: Finding): boolean => {
  const { acceptable } = evidenceTables.get(table ?? '') ?? {};
  if (what !== 'row' || acceptable === undefined) return false;
  return state === 'changed' || (state === 'missing' && acceptable.missing === true);
};

function whyNever(
  table: EvidenceTable,
  finding: Finding,
  columns: readonly string[],
  actor: Actor,
): string | undefined {
  const { acceptable, noun } = table;
  if (acceptable === undefined)
    return `${noun}是案卷的证据或者编号的依据，改动以后不再是原来的那一份，任何人都不能采用。`;
  if (finding.state === 'added') return '在程序之外添上的不能成为证据，任何人都不能采用。';
  if (finding.state === 'missing' && acceptable.missing !== true)
    return '登记过的被删除了，任何人都不能采用。';
  const fixed = columns.find((column) => acceptable.fixed.includes(column));
  if (fixed !== undefined)
    return `“${table.words[fixed] ?? fixed}”说明它是哪一项，改动以后任何人都不能采用。`;
  if (['people_accounts', 'officers'].includes(table.table) && finding.key === actor.id)
    return '这是本人的登记，须由另一名管理员采用。';
  return undefined;
}

/** The columns that are not as the chain has them. */
async function changedColumns(
  db: Db,
  table: EvidenceTable,
  key: string,
  row: Parameters<typeof contentOf>[1] | undefined,
): Promise<readonly string[]> {
  const content = (await lastBound(db, table.table, [key])).get(key)?.content;
  const was = content === undefined || content === null ? undefined : readContent(content);
  const is = row === undefined ? undefined : readContent(contentOf(table, row));
  if (was === undefined || is === undefined) return [];
  return Object.keys(was).filter((column) => JSON.stringify(was[column]) !== JSON.stringify(is[column]));
}

const SHOWN = 200;

/** What was accepted so far, the newest first. */
export async function acceptedRows(db: Db): Promise<readonly AcceptedRow[]> {
  const rows = await db
    .selectFrom('accepted_rows')
    .select(['sentence', 'reason', 'accepted_at', 'accepted_by', 'case_id'])
    .orderBy('accepted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(SHOWN)
    .execute();
  return rows.map(({ sentence, reason, accepted_at, accepted_by, case_id }) => ({
    sentence,
    reason,
    at: accepted_at,
    by: accepted_by,
    ...(case_id === null ? {} : { caseId: case_id }),
  }));
}
