// Every benchmark, one after another: npm run bench [-- part-of-a-name]
import { readdirSync } from 'node:fs';
import { ensureScreens } from './lib/builds.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { inProject } from './lib/project.mjs';
import { runNode } from './lib/run.mjs';
import { ensureSystem, forTheTests } from './lib/system.mjs';

const wanted = process.argv[2] ?? '';
await ensurePackages();
ensureSystem(forTheTests);
await ensureScreens();
let broken = 0;
for (const name of readdirSync(inProject('bench')).sort()) {
  if (!name.endsWith('.bench.ts') || !name.includes(wanted)) continue;
  process.stdout.write(`\n── ${name}\n`);
  const code = await runNode(inProject('bench', name));
  if (code !== 0) {
    broken += 1;
    process.stdout.write(`${name} ended with code ${code}\n`);
  }
}
process.exit(broken === 0 ? 0 : 1);
