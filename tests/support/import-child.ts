/**
 * A program of its own: `import-child.ts <archive> <resources> <card> [<when>]` imports the card and is killed, as by a
 * power cut. It does that itself: nobody else would be sure to come in the middle. `copying` (without `when`): while it
 * copies; `before-row`, `in-row`, `after-row`: before a file in the vault is registered, in the middle of that act, after
 * it; `elsewhere`: by what was preloaded; it prints how the import ended if it lives to see it.
 */
import { createApp } from '#main/app.ts';
import { stderrLog } from '#main/platform/log.ts';

const [archiveDir = '', resourcesRoot = '', card = '', when = 'copying'] = process.argv.slice(2);
const app = await createApp({
  archiveDir,
  resourcesRoot,
  configDir: archiveDir,
  capabilities: { host: 'cli' },
  log: stderrLog,
});
const { people, intake, jobs, archive } = app.workplace();
const die = (): void => {
  process.kill(process.pid, 'SIGKILL');
};
if (when.endsWith('-row')) {
  const { act } = archive;
  const registering: typeof act = async (actor, work) => {
    if (when === 'before-row') die();
    const done = await act(actor, async (tx) => {
      const written = await work(tx);
      if (when === 'in-row') die();
      return written;
    });
    die();
    return done;
  };
  const { ingest } = archive.vault;
  const ingesting: typeof ingest = async (...file) => {
    const taken = await ingest(...file);
    Object.assign(archive, { act: registering });
    return taken;
  };
  Object.assign(archive.vault, { ingest: ingesting });
}
const [actor] = await people.list();
if (actor === undefined) throw new Error('the archive has no officers');
const scan = await intake.scan(app.folders.hand(card));
const jobId = await intake.import(actor, { scanId: scan.scanId, assignments: [] });
if (when === 'copying') {
  for await (const job of jobs.watch())
    if (job.id === jobId && job.state === 'running' && job.current > 0) die();
}
console.log(JSON.stringify(await jobs.ended(jobId)));
await app.close();
