// The command line: npm run -s anjuan -- <command> --archive DIR [--json]
import { ensurePackages } from './lib/packages.mjs';
import { inProject } from './lib/project.mjs';
import { runNode } from './lib/run.mjs';

await ensurePackages();
process.exit(
  // npm starts scripts in the project's folder; paths on the command line are meant from where it was typed.
  await runNode(inProject('main', 'hosts', 'cli', 'main.ts'), process.argv.slice(2), {
    cwd: process.env.INIT_CWD ?? process.cwd(),
  }),
);
