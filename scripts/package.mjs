// Makes the installers: node scripts/package.mjs --win|--linux --x64|--arm64
import { readFileSync } from 'node:fs';
import { ensureDesktop } from './lib/builds.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { giveUp, inProject } from './lib/project.mjs';
import { run, runNode } from './lib/run.mjs';

const args = process.argv.slice(2);
const system = ['win', 'linux'].find((name) => args.includes(`--${name}`));
const arch = ['x64', 'arm64'].find((name) => args.includes(`--${name}`));
if (system === undefined || arch === undefined) {
  giveUp(
    '请写明系统和处理器，例如 --win --x64。 Usage: node scripts/package.mjs --win|--linux --x64|--arm64',
  );
}

/** The compiler of documents has one native package per system; npm installs only the one of this machine. */
const TYPST = '@myriaddreamin/typst-ts-node-compiler';
const native = `${TYPST}-${system === 'win' ? `win32-${arch}-msvc` : `linux-${arch}-gnu`}`;
const { version } = JSON.parse(
  readFileSync(inProject('node_modules', ...TYPST.split('/'), 'package.json'), 'utf8'),
);

await ensurePackages();
await ensureDesktop();
const npm = ['install', '--no-save', '--force', '--ignore-scripts', `${native}@${version}`];
if ((await run('npm', npm, { shell: process.platform === 'win32' })) !== 0) {
  giveUp(`没有取得 ${native}。 ${native} could not be had.`);
}
if ((await runNode(inProject('main', 'hosts', 'electron', 'list-shipped.ts'))) !== 0) {
  giveUp('程序自带文件的清单没有写成。 The list of shipped files was not written.');
}
process.exit(
  await runNode(inProject('node_modules', 'electron-builder', 'cli.js'), [
    `--${system}`,
    `--${arch}`,
    '--publish=never',
  ]),
);
