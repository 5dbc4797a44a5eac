/** A second program on the same archive: `create-cases.ts <archive> <resources> <number>` prints the case numbers it drew. */
import { createApp } from '#main/app.ts';
import { stderrLog } from '#main/platform/log.ts';
import { practiceCase } from './a-case.ts';

const [archiveDir = '', resourcesRoot = '', number = '0'] = process.argv.slice(2);
const app = await createApp({
  archiveDir,
  resourcesRoot,
  configDir: archiveDir,
  capabilities: { host: 'cli' },
  log: stderrLog,
});
const { people, cases } = app.workplace();
const officers = await people.list();
const [actor] = officers;
if (actor === undefined) throw new Error('the archive has no officers');
const officerIds = officers.map((officer) => officer.id);
// Says that it is ready and waits to be let go, so that both programs really run at once.
process.stdout.write('ready\n');
await new Promise((go) => process.stdin.once('data', go));
process.stdin.destroy();
for (let n = 0; n < Number(number); n++) {
  const { caseNumber } = await cases.create(actor, { ...practiceCase, clueOn: '2020-01-02', officerIds });
  process.stdout.write(`${caseNumber}\n`);
}
await app.close();
