import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Before all tests: the program keeps its settings, and what it knows of archives, in a folder of the run's own and not
 * in the home of whoever runs the tests. Programs that tests start inherit it. So do they the folder in which Node keeps
 * what it compiled: hundreds of processes and threads read the same source.
 */
export default function ownSettings(): () => void {
  const dir = mkdtempSync(join(tmpdir(), 'anjuan-settings-'));
  process.env['ANJUAN_CONFIG_DIR'] = dir;
  process.env['NODE_COMPILE_CACHE'] = join(dir, 'compiled');
  return () => {
    rmSync(dir, { recursive: true, force: true });
  };
}
