// The command line: npm run -s anjuan -- <command> --archive DIR [--json]
import { runProgram } from './lib/builds.mjs';
import { ensurePackages } from './lib/packages.mjs';

await ensurePackages();
// npm starts scripts in the project's folder; paths on the command line are meant from where it was typed.
const code = await runProgram('cli', process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
if (code !== undefined) process.exit(code);
