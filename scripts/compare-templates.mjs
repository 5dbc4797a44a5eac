// Pictures of every official page beside ours: npm run compare-templates [-- NUMBER …]
import { ensurePackages } from './lib/packages.mjs';
import { giveUp, inProject } from './lib/project.mjs';
import { runNode } from './lib/run.mjs';
import { ensureSystem } from './lib/system.mjs';

await ensurePackages();
if (!ensureSystem(['poppler'])) giveUp('缺少 poppler-utils。 poppler-utils is missing.');
process.exit(await runNode(inProject('tests', 'official', 'side-by-side.ts'), process.argv.slice(2)));
