import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { giveUp, inProject, projectNode, say } from './project.mjs';
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
  const code = await runNode(inProject(...tool), args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, ANJUAN_BUILD: stamps.at(-1)[1] },
  });
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

const program = {
  folder: inProject('out', 'program'),
  sources: ['main', 'shared', 'package-lock.json', 'vite.program.config.ts'],
  /** so many builds stay: a program that runs may still load a part of the one before */
  kept: 3,
  /** a build that was cut off gives way after so long */
  patience: 60_000,
};

/**
 * The folder of the built command line (cli.js) and station (station.js), named after their sources and never older than
 * they are. undefined where it cannot be built (a folder one may not write to, another command building it right now):
 * they run from source then.
 */
async function ensureProgram() {
  const stamp = stampOf(program.sources).slice(0, 24);
  const folder = join(program.folder, stamp);
  if (existsSync(folder)) return folder;
  const building = join(program.folder, `.${stamp}`);
  if (!mayBuild(building)) return undefined;
  const tool = inProject('node_modules', 'vite', 'bin', 'vite.js');
  const config = ['--config', 'vite.program.config.ts', '--logLevel', 'error'];
  const code = await runNode(tool, ['build', ...config], {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, ANJUAN_BUILD: stamp, ANJUAN_OUT: join(building, 'out') },
  });
  if (code === 0) {
    renameSync(join(building, 'out'), folder);
    dropOldBuilds();
  }
  rmSync(building, { recursive: true, force: true });
  return code === 0 ? folder : undefined;
}

/** Whoever makes the folder builds. */
function mayBuild(folder) {
  try {
    mkdirSync(program.folder, { recursive: true });
    const left = statSync(folder, { throwIfNoEntry: false });
    if (left !== undefined && Date.now() - left.mtimeMs > program.patience)
      rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

function dropOldBuilds() {
  const builds = readdirSync(program.folder)
    .filter((name) => !name.startsWith('.'))
    .map((name) => join(program.folder, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const old of builds.slice(program.kept)) rmSync(old, { recursive: true, force: true });
}

/**
 * Runs a part of the program, `cli` or `station`: built, and in this very process where it is the project's own Node.
 * Resolves with the exit code where another process ran it; a part in this process ends it.
 */
export async function runProgram(part, args, cwd = process.cwd()) {
  const folder = await ensureProgram();
  if (folder === undefined) return runNode(inProject('main', 'hosts', part, 'main.ts'), args, { cwd });
  const file = join(folder, `${part}.js`);
  if (realpathSync(process.execPath) !== realpathSync(projectNode())) return runNode(file, args, { cwd });
  module.enableCompileCache?.(join(folder, 'compiled'));
  process.chdir(cwd);
  process.argv = [process.argv[0], file, ...args];
  await import(pathToFileURL(file).href);
  return undefined;
}
