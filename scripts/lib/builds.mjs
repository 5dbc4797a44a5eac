import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveUp, inProject, say } from './project.mjs';
import { runNode } from './run.mjs';

/** Name, size and time of every file below `path`: changes when a source does, and costs no reading. */
function* traces(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (!found.isDirectory()) {
    yield `${path} ${found.size} ${found.mtimeMs}`;
    return;
  }
  for (const name of readdirSync(path).sort()) yield* traces(join(path, name));
}

const stampOf = (sources) => {
  const hash = createHash('sha256');
  for (const source of sources) for (const trace of traces(inProject(source))) hash.update(`${trace}\n`);
  return hash.digest('hex');
};

const same = (file, stamp) => existsSync(file) && readFileSync(file, 'utf8') === stamp;

const screens = {
  stampFile: inProject('out', '.screens-stamp'),
  sources: ['renderer', 'shared', 'package-lock.json', 'vite.renderer.config.ts'],
  product: 'out/renderer/index.html',
};
const desktop = {
  stampFile: inProject('out', '.desktop-stamp'),
  sources: [...screens.sources, 'main', 'electron.vite.config.ts'],
  product: 'out/electron/main.js',
};

const isFresh = ({ stampFile, sources, product }) =>
  existsSync(inProject(product)) && same(stampFile, stampOf(sources));

async function build(products, tool, args) {
  say('正在准备界面…… Building the screens.');
  const stamps = products.map(({ stampFile, sources }) => [stampFile, stampOf(sources)]);
  for (const [file] of stamps) rmSync(file, { force: true });
  const code = await runNode(inProject(...tool), args, { stdio: ['ignore', 2, 2] });
  if (code !== 0) giveUp('界面没有构建成功，原因见上。 The build failed, see above.');
  mkdirSync(inProject('out'), { recursive: true });
  for (const [file, stamp] of stamps) writeFileSync(file, stamp);
}

/** The screens as static files in out/renderer, built again when their sources changed. */
export async function ensureScreens() {
  if (isFresh(screens)) return;
  const config = ['--config', 'vite.renderer.config.ts', '--logLevel', 'warn'];
  await build([screens], ['node_modules', 'vite', 'bin', 'vite.js'], ['build', ...config]);
}

/** The desktop program in out/electron and out/preload, and the screens with it. */
export async function ensureDesktop() {
  if (isFresh(desktop) && isFresh(screens)) return;
  const tool = ['node_modules', 'electron-vite', 'bin', 'electron-vite.js'];
  await build([screens, desktop], tool, ['build', '--logLevel', 'warn']);
}
