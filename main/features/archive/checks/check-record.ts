import type { Finding } from '#shared/contract/archive.ts';
import type { Db } from '../../../platform/sqlite/open.ts';
import { checkRows } from './check-rows.ts';
import { checkSchema } from './check-schema.ts';
import { checkSeals } from './check-seals.ts';
import { walkChains } from './check-chain.ts';
import { collectFindings } from './chain-finding.ts';

/** What is to be read again. */
export interface RecordQuestion {
  readonly migrationsDir: string;
  /** Acts up to here were found in order by a full check, and are read again only by the next one. */
  readonly from?: number | undefined;
}

export interface RecordCheck {
  readonly findings: readonly Finding[];
  readonly count: number;
  readonly brokenAt: number | undefined;
  readonly acts: number;
  readonly rows: number;
  /** The last act that was read. */
  readonly lastSequence: number;
}

export interface CheckStep {
  readonly step: string;
  readonly current: number;
}

/** Reads the whole record again: schema, chains, seals, and every row of evidence. Run on a reader of one moment. */
export async function checkRecord(
  db: Db,
  { migrationsDir, from }: RecordQuestion,
  report: (step: CheckStep) => void,
  signal?: AbortSignal,
): Promise<RecordCheck> {
  const findings = collectFindings();
  await checkSchema(db, migrationsDir, findings);
  const { acts, lastSequence } = await walkChains(db, findings, {
    ...(from === undefined ? {} : { from }),
    signal,
    report: (current) => {
      report({ step: '核对操作记录', current });
    },
  });
  await checkSeals(db, findings, signal);
  const rows = await checkRows(db, findings, {
    signal,
    report: (current) => {
      report({ step: '核对数据与操作记录', current });
    },
  });
  return {
    findings: findings.named,
    count: findings.count,
    brokenAt: findings.brokenAt,
    acts,
    rows,
    lastSequence,
  };
}
