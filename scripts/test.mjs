// One command tells whether it is good: npm test. The last line is the plain total.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checks, runChecks } from './lib/checks.mjs';
import { ensureDesktop } from './lib/builds.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { giveUp, inProject } from './lib/project.mjs';
import { runNode } from './lib/run.mjs';
import { ensureSystem, forTheTests } from './lib/system.mjs';

await ensurePackages();
if (!ensureSystem(forTheTests))
  giveUp('测试所需的系统软件没有装全。 The tests need the packages named above.');
await ensureDesktop();

let { passed, failed } = await runChecks(checks);

const dir = mkdtempSync(join(tmpdir(), 'anjuan-counts-'));
const countsFile = join(dir, 'counts.json');
const code = await runNode(
  inProject('node_modules', 'vitest', 'vitest.mjs'),
  [
    'run',
    '--reporter=default',
    `--reporter=${inProject('scripts', 'lib', 'count-reporter.mjs')}`,
    ...process.argv.slice(2),
  ],
  { env: { ...process.env, ANJUAN_TEST_COUNTS: countsFile } },
);
let skipped = [];
try {
  const counts = JSON.parse(readFileSync(countsFile, 'utf8'));
  passed += counts.passed;
  failed += counts.failed;
  skipped = counts.skipped;
  if (code !== 0 && counts.failed === 0) failed += 1;
} catch {
  process.stdout.write('vitest ended before it could count\n');
  failed += 1;
} finally {
  rmSync(dir, { recursive: true, force: true });
}

for (const { name, reason } of skipped)
  process.stdout.write(`skipped: ${name}: ${reason || 'no reason given'}\n`);
const total = `${passed} passed, ${failed} failed${skipped.length === 0 ? '' : `, ${skipped.length} skipped`}`;
process.exitCode = failed === 0 ? 0 : 1;
process.stdout.write(`${total}\n`);
