import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { giveUp, inProject, say } from './project.mjs';
import { run } from './run.mjs';

const stampFile = inProject('node_modules', '.anjuan-lock');

const read = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

/** Does npm's own note of what it installed agree with the lock file? Optional packages of other systems may be absent. */
function agreesWithLock(lockText) {
  const noted = read(inProject('node_modules', '.package-lock.json'));
  if (noted === undefined) return false;
  const installed = JSON.parse(noted).packages;
  return Object.entries(JSON.parse(lockText).packages).every(([place, wanted]) => {
    if (place === '') return true;
    const found = installed[place];
    return found === undefined ? wanted.optional === true : found.version === wanted.version;
  });
}

/** Installs the npm packages unless the ones of this very lock file are there. */
export async function ensurePackages() {
  const lock = readFileSync(inProject('package-lock.json'), 'utf8');
  const stamp = createHash('sha256').update(lock).digest('hex');
  if (read(stampFile) === stamp) return;
  if (!agreesWithLock(lock)) {
    say(
      '正在安装所需的程序包，首次运行需要几分钟…… Installing npm packages, this takes a few minutes the first time.',
    );
    // npm's talk goes to standard error: standard output belongs to results.
    const code = await run('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    });
    if (code !== 0) {
      giveUp('程序包没有装全，请检查网络后重试。 npm ci failed; check the network and try again.');
    }
  }
  writeFileSync(stampFile, stamp);
}
