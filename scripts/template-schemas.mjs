// The published data form of every template, written anew: npm run template-schemas
import { ensurePackages } from './lib/packages.mjs';
import { inProject } from './lib/project.mjs';
import { runNode } from './lib/run.mjs';

await ensurePackages();
process.exit(await runNode(inProject('main', 'hosts', 'cli', 'publish-schemas.ts')));
