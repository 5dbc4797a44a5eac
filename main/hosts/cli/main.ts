import { terminalProgress } from './progress.ts';
import { runCli } from './program.ts';

// npm run -s anjuan -- <command> --archive DIR [--json]
process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  error: (text) => process.stderr.write(`${text}\n`),
  progress: terminalProgress(process.stderr),
});
