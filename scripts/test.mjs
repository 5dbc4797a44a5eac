// One command tells whether it is good: npm test. The last line is the plain total.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDesktop } from './lib/builds.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { giveUp, inProject } from './lib/project.mjs';
import { runNode } from './lib/run.mjs';
import { ensureSystem, forTheTests } from './lib/system.mjs';

await ensurePackages();
if (!ensureSystem(forTheTests))
  giveUp('测试所需的系统软件没有装全。 The tests need the packages named above.');
await ensureDesktop();

const bin = (...parts) => inProject('node_modules', ...parts);
const tsc = (project) => [bin('typescript', 'bin', 'tsc'), ['-p', project]];
/** Each of these counts as one test; it passes when every step does. */
const checks = [
  ['types', ['shared', 'main', 'renderer', 'tests'].map(tsc)],
  [
    'lint',
    [
      [bin('eslint', 'bin', 'eslint.js'), ['.', '--max-warnings', '0']],
      [bin('prettier', 'bin', 'prettier.cjs'), ['--check', '--log-level', 'warn', '.']],
    ],
  ],
  [
    'boundaries',
    [
      [
        bin('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
        ['--config', '.dependency-cruiser.cjs', 'shared', 'main', 'renderer'],
      ],
    ],
  ],
];

let passed = 0;
let failed = 0;
for (const [name, steps] of checks) {
  let good = true;
  for (const [file, args] of steps) good = (await runNode(file, args)) === 0 && good;
  process.stdout.write(`${good ? '✓' : '✗'} ${name}\n`);
  if (good) passed += 1;
  else failed += 1;
}

const dir = mkdtempSync(join(tmpdir(), 'anjuan-counts-'));
const countsFile = join(dir, 'counts.json');
const code = await runNode(
  bin('vitest', 'vitest.mjs'),
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
