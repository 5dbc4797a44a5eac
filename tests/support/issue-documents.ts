/** A second program on the same archive: `issue-documents.ts <archive> <resources> <document ids…>` issues them and prints their numbers. */
import { createApp } from '#main/app.ts';
import { stderrLog } from '#main/platform/log.ts';

const [archiveDir = '', resourcesRoot = '', ...ids] = process.argv.slice(2);
const app = await createApp({
  archiveDir,
  resourcesRoot,
  configDir: archiveDir,
  capabilities: { host: 'cli' },
  log: stderrLog,
});
const { people, documents } = app.workplace();
const [actor] = await people.list();
if (actor === undefined) throw new Error('the archive has no officers');
// Says that it is ready and waits to be let go, so that all programs really run at once.
process.stdout.write('ready\n');
await new Promise((go) => process.stdin.once('data', go));
process.stdin.destroy();
for (const id of ids) {
  const { revision } = await documents.get(id);
  const { documentNumber } = await documents.finalise(actor, id, revision);
  process.stdout.write(`${documentNumber ?? ''}\n`);
}
await app.close();
