import * as z from 'zod';
import { type archiveContract, verifyReportSchema } from '#shared/contract/archive.ts';
import type { InferContractRouterOutputs } from '@orpc/contract';
import { sharingOf } from '../../../platform/files/private.ts';
import type { Archive } from '../archive.ts';
import { readInfo } from '../identity/archive-info.ts';
import type { Custody } from '../chain/custody.ts';

export const LAST_VERIFY = 'last_verify';
export const lastVerifySchema = z.object({ at: z.string(), intact: z.boolean(), report: verifyReportSchema });
export type LastVerify = z.infer<typeof lastVerifySchema>;

export const LAST_BACKUP = 'last_backup';
export const lastBackupSchema = z.object({ at: z.string(), dir: z.string() });
export type LastBackup = z.infer<typeof lastBackupSchema>;

export type ArchiveStatus = InferContractRouterOutputs<typeof archiveContract>['status'];

/** What is asked of a person before a number is drawn. */
function standingOf({ standing, clockDoubt }: Custody) {
  const doubt = clockDoubt();
  return {
    ...(standing.state === 'sound'
      ? {}
      : { standing: { state: standing.state, sentence: standing.sentence } }),
    ...(standing.noticed === undefined ? {} : { noticed: standing.noticed }),
    ...(doubt === undefined ? {} : { clockDoubt: doubt }),
  };
}

/** What features after this one keep in the archive. */
export type Holdings = Omit<InferContractRouterOutputs<typeof archiveContract>['holdings'], 'vaultBytes'>;

/** Where the archive stands, and when it was last verified and backed up. Nothing is counted: every screen asks. */
export async function archiveStatus({
  db,
  dir,
  schemaVersion,
  writeProtected,
  custody,
}: Archive): Promise<ArchiveStatus> {
  const shared = sharingOf(dir);
  const verified = await readInfo(db, LAST_VERIFY, lastVerifySchema);
  const backup = await readInfo(db, LAST_BACKUP, lastBackupSchema);
  return {
    dir,
    schemaVersion,
    writeProtected: writeProtected || custody.isCopy,
    ...standingOf(custody),
    ...(shared === undefined ? {} : { shared }),
    ...(verified === undefined ? {} : { lastVerifiedAt: verified.at, lastVerifiedIntact: verified.intact }),
    ...(backup === undefined ? {} : { lastBackupAt: backup.at }),
  };
}
