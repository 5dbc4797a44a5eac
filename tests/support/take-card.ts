import { type ImportReport, importReportSchema } from '#shared/contract/intake.ts';
import type { TestApp } from './temporary-archive.ts';
import { makeCard } from './make-card.ts';

type Archive = Pick<TestApp, 'app' | 'client'>;

/** Takes a card with two videos, a sound and a photo into a case. */
export async function takeCard(archive: Archive, caseId: string, dir: string): Promise<void> {
  await makeCard(dir, '947-flat');
  await importCard(archive, caseId, dir);
}

/** Takes whatever is on a card into a case; what the import reports. */
export async function importCard(
  { app, client }: Archive,
  caseId: string,
  dir: string,
): Promise<ImportReport> {
  const { folderId } = app.folders.hand(dir);
  const scan = await client.intake.scan({ folderId });
  const { jobId } = await client.intake.import({
    scanId: scan.scanId,
    assignments: scan.groups.map(({ group }) => ({ group, caseId })),
  });
  const { state, result } = await app.workplace().jobs.ended(jobId);
  if (state !== 'done') throw new Error(`the card was not taken in: ${state}`);
  return importReportSchema.parse(result);
}
