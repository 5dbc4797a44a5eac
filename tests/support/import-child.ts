/**
 * A program of its own: `import-child.ts <archive> <resources> <card>` imports the card and is killed, as by a power cut,
 * while it copies. It does that itself: nobody else would be sure to come in the middle.
 */
import { createApp } from '#main/app.ts';
import { stderrLog } from '#main/platform/log.ts';

const [archiveDir = '', resourcesRoot = '', card = ''] = process.argv.slice(2);
const app = await createApp({
  archiveDir,
  resourcesRoot,
  configDir: archiveDir,
  capabilities: { host: 'cli' },
  log: stderrLog,
});
const { people, intake, jobs } = app.workplace();
const [actor] = await people.list();
if (actor === undefined) throw new Error('the archive has no officers');
const scan = await intake.scan(app.folders.hand(card));
const jobId = await intake.import(actor, { scanId: scan.scanId, assignments: [] });
for await (const job of jobs.watch()) {
  if (job.id === jobId && job.state === 'running' && job.current > 0) process.kill(process.pid, 'SIGKILL');
}
