// Opens the program: npm start [-- --demo] [-- --port N]. ANJUAN_HOST=station|electron decides which host.
import { ensureDesktop, ensureScreens, runProgram } from './lib/builds.mjs';
import { electronBinary, hasScreen } from './lib/electron.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { ensurePractice } from './lib/practice.mjs';
import { root, say } from './lib/project.mjs';
import { run } from './lib/run.mjs';
import { ensureSystem, forTheProgram } from './lib/system.mjs';

const given = process.argv.slice(2);
const demo = given.includes('--demo');
const args = given.filter((arg) => arg !== '--demo');
const wanted = process.env.ANJUAN_HOST;

await ensurePackages();
// Without ffmpeg the program opens all the same; the sentence has said what will be missing.
ensureSystem(forTheProgram);
if (demo) args.push(...(await ensurePractice()));

async function openStation() {
  await ensureScreens();
  return runProgram('station', args);
}

async function openElectron(binary) {
  await ensureDesktop();
  const begun = Date.now();
  const code = await run(binary, [root, ...args]);
  // A window that cannot open (no sandbox, no graphics) ends at once; a clerk who closes it leaves 0.
  if (code === 0 || code === 130 || Date.now() - begun > 10_000) return code;
  say('桌面窗口打不开，改用浏览器打开。 Electron could not open a window, opening in the browser instead.');
  return openStation();
}

async function open() {
  if (wanted === 'station') return openStation();
  if (wanted !== 'electron' && !hasScreen()) return openStation();
  if (process.getuid?.() === 0 && wanted !== 'electron') {
    say(
      '管理员账户不能打开桌面窗口，改用浏览器打开。 Electron does not run as root, opening in the browser instead.',
    );
    return openStation();
  }
  const binary = electronBinary({ insist: wanted === 'electron' });
  if (binary !== undefined) return openElectron(binary);
  say(
    '桌面窗口程序下载不到，改用浏览器打开。 The Electron binary cannot be had, opening in the browser instead.',
  );
  return openStation();
}

const code = await open();
if (code !== undefined) process.exit(code);
