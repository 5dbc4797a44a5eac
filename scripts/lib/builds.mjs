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

async function ensureBuild({ name, sources, product, tool, args }) {
  const stampFile = inProject('out', `.${name}-stamp`);
  const stamp = stampOf(sources);
  if (existsSync(inProject(product)) && same(stampFile, stamp)) return;
  say('正在准备界面…… Building the screens.');
  rmSync(stampFile, { force: true });
  const code = await runNode(inProject(...tool), args, { stdio: ['ignore', 2, 2] });
  if (code !== 0) giveUp('界面没有构建成功，原因见上。 The build failed, see above.');
  mkdirSync(inProject('out'), { recursive: true });
  writeFileSync(stampFile, stamp);
}

const screenSources = ['renderer', 'shared', 'package-lock.json', 'vite.renderer.config.ts'];

/** The screens as static files in out/renderer, built again when their sources changed. */
export const ensureScreens = () =>
  ensureBuild({
    name: 'screens',
    sources: screenSources,
    product: 'out/renderer/index.html',
    tool: ['node_modules', 'vite', 'bin', 'vite.js'],
    args: ['build', '--config', 'vite.renderer.config.ts', '--logLevel', 'warn'],
  });

/** The desktop program in out/electron and out/preload. It shows the same screens, so those come first. */
export async function ensureDesktop() {
  await ensureScreens();
  await ensureBuild({
    name: 'desktop',
    sources: ['main', 'shared', 'package-lock.json', 'electron.vite.config.ts'],
    product: 'out/electron/main.js',
    tool: ['node_modules', 'electron-vite', 'bin', 'electron-vite.js'],
    args: ['build', '--logLevel', 'warn'],
  });
}
