import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { say } from './project.mjs';

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .some((dir) => existsSync(join(dir, process.platform === 'win32' ? `${name}.exe` : name)));

/** What the program or its tests need from the system: how to see it is there, and the Debian package that brings it. */
const needs = {
  ffmpeg: { there: () => onPath('ffmpeg') && onPath('ffprobe'), debian: 'ffmpeg' },
  chromium: { there: () => onPath('chromium'), debian: 'chromium' },
  poppler: { there: () => onPath('pdftotext') && onPath('pdftoppm'), debian: 'poppler-utils' },
  qpdf: { there: () => onPath('qpdf'), debian: 'qpdf' },
  screenFonts: { there: () => existsSync('/usr/share/fonts/opentype/noto'), debian: 'fonts-noto-cjk' },
};

export const forTheProgram = ['ffmpeg'];
export const forTheTests = ['ffmpeg', 'chromium', 'poppler', 'qpdf', 'screenFonts'];

const quietly = {
  stdio: ['ignore', 'ignore', 2],
  env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
};

/** How this user may install Debian packages without being asked for a password; undefined when he may not. */
function aptGet() {
  if (!onPath('apt-get')) return undefined;
  if (process.getuid?.() === 0) return ['apt-get'];
  const sudo = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
  return sudo.status === 0 ? ['sudo', '-n', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'] : undefined;
}

/**
 * Brings what is missing from the system; cheap when nothing is.
 * @returns whether everything is there now. If not, one sentence has said what to install.
 */
export function ensureSystem(names) {
  const missing = () => names.filter((name) => !needs[name].there());
  const packages = missing().map((name) => needs[name].debian);
  if (packages.length === 0) return true;
  const apt = aptGet();
  if (apt !== undefined) {
    say(`正在安装系统软件：${packages.join('、')}…… Installing Debian packages: ${packages.join(' ')}.`);
    const [command, ...args] = apt;
    spawnSync(command, [...args, 'update', '-qq'], quietly);
    spawnSync(command, [...args, 'install', '-y', '-qq', '--no-install-recommends', ...packages], quietly);
  }
  const left = missing().map((name) => needs[name].debian);
  if (left.length === 0) return true;
  say(`缺少系统软件，请让管理员安装：${left.join('、')}。 Please install: ${left.join(' ')}.`);
  return false;
}
