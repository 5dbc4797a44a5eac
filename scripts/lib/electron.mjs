import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject, projectNode, say } from './project.mjs';

const home = inProject('node_modules', 'electron');
/** Left behind when the binary could not be had, so that later starts need no network; goes with node_modules. */
const triedFile = inProject('node_modules', '.anjuan-electron-tried');
const FETCH_LIMIT_MS = 120_000;

const installed = () => {
  const pathFile = join(home, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron';
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(home, 'dist');
  const binary = join(dist, name);
  return existsSync(binary) ? binary : undefined;
};

/**
 * Electron's binary, fetched at the first start as its package prescribes; undefined where it cannot be had.
 * @param insist try again though an earlier attempt failed
 */
export function electronBinary({ insist = false } = {}) {
  const there = installed();
  if (there !== undefined) return there;
  if (existsSync(triedFile) && !insist) return undefined;
  say('正在下载桌面窗口程序…… Fetching the Electron binary.');
  spawnSync(projectNode(), [join(home, 'install.js')], { stdio: 'ignore', timeout: FETCH_LIMIT_MS });
  const fetched = installed();
  if (fetched === undefined) writeFileSync(triedFile, '');
  return fetched;
}

/** Is there a screen for a window? */
export const hasScreen = () =>
  process.platform === 'win32' ||
  process.platform === 'darwin' ||
  Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
