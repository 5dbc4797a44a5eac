import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { _electron } from 'playwright-core';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';

/** Electron's binary, or why there is none to test with. */
function electronHere(): { readonly binary: string } | { readonly absent: string } {
  const home = join(resourcesRoot, 'node_modules', 'electron');
  const pathFile = join(home, 'path.txt');
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(home, 'dist');
  const binary = join(dist, existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron');
  if (!existsSync(binary)) {
    return { absent: 'the Electron binary is fetched from outside the package registry and is not here' };
  }
  const screen = [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some(Boolean);
  if (process.platform === 'linux' && !screen) return { absent: 'there is no screen for a window' };
  if (process.getuid?.() === 0) return { absent: 'Electron keeps its sandbox, which root cannot have' };
  return { binary };
}

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'anjuan-electron-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

describe('the real desktop program', () => {
  it('opens its window in the sandbox and speaks with the core', async ({ skip }) => {
    const here = electronHere();
    if ('absent' in here) return skip(here.absent);
    await promisify(execFile)(process.execPath, [join(resourcesRoot, 'scripts', 'build.mjs')]);
    const desktop = await _electron.launch({
      executablePath: here.binary,
      args: [resourcesRoot],
      env: { ...process.env, ANJUAN_CONFIG_DIR: join(dir, 'config') },
    });
    const page = await desktop.firstWindow();
    expect(page.url()).toMatch(/^anjuan:\/\/app\//);
    // The first run shows itself only when the core has answered.
    await page.getByText('首次设置').first().waitFor();
    expect(await page.evaluate(() => 'require' in globalThis || 'process' in globalThis)).toBe(false);
    await desktop.close();
  });
});

describe('the bundle of the desktop program', () => {
  it('holds one CommonJS preload that needs nothing but electron, and every worker', async () => {
    await promisify(execFile)(process.execPath, [join(resourcesRoot, 'scripts', 'build.mjs')]);
    const preload = readFileSync(join(resourcesRoot, 'out', 'preload', 'preload.cjs'), 'utf8');
    const needed = [...preload.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name);
    expect(needed).toEqual(['electron']);
    for (const worker of readdirSync(join(resourcesRoot, 'main', 'workers'))) {
      const file = join(resourcesRoot, 'out', 'electron', 'workers', `${basename(worker, '.ts')}.js`);
      const { stderr } = await promisify(execFile)(process.execPath, ['--check', file]);
      expect(stderr).toBe('');
    }
  });

  it('starts, opens its page, makes an archive and takes an original in', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      join(resourcesRoot, 'tests', 'support', 'run-bundle.ts'),
      join(resourcesRoot, 'out', 'electron', 'main.js'),
      dir,
    ]);
    expect(JSON.parse(stdout)).toMatchObject({
      state: 'ready',
      upload: { bytes: 8, mime: 'text/plain' },
      page: 200,
      templates: 56,
    });
  });
});
