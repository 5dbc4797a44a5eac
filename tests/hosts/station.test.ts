import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { hasScreen } from '#main/hosts/station/open-browser.ts';
import { type Station, startStation } from '#main/hosts/station/server.ts';
import { stderrLog } from '#main/platform/log.ts';
import { openInBrowser, type StationBrowser } from '#tests/support/station-browser.ts';
import { openTestApp, resourcesRoot, type TestApp } from '#tests/support/temporary-archive.ts';

let test: TestApp;
let station: Station;
let browser: StationBrowser;
let rendererDir: string;

beforeAll(async () => {
  test = await openTestApp();
  rendererDir = mkdtempSync(join(tmpdir(), 'anjuan-renderer-'));
  mkdirSync(join(rendererDir, 'bundle'));
  writeFileSync(join(rendererDir, 'index.html'), '<title>案卷工作站</title>');
  station = await startStation({ app: test.app, rendererDir, log: stderrLog });
  browser = await openInBrowser(station);
});
afterAll(async () => {
  await station.close();
  await test.close();
  rmSync(rendererDir, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** A request with exactly these headers, as an attacker may send it. */
function send(path: string, headers: Record<string, string>, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ port: station.port, host: '127.0.0.1', path, method, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

const own = () => ({ Host: `127.0.0.1:${String(station.port)}`, Cookie: browser.cookie });

describe('the first address', () => {
  it('is opened once; its key becomes a cookie no script can read', async () => {
    const address = new URL(station.address());
    const path = `${address.pathname}${address.search}`;
    const first = await send(path, { Host: address.host });
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    expect(first.headers['set-cookie']?.[0]).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
    const second = await send(path, { Host: address.host });
    expect(second.status).toBe(403);
    expect(second.headers['set-cookie']).toBeUndefined();
    expect(second.text).toContain('每个地址只能打开一次');
  });

  it.each(['', 'guess', '%00'])('is not to be guessed: %j', async (key) => {
    const answer = await send(`/?key=${key}`, { Host: own().Host });
    expect(answer.status).toBe(403);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });
});

describe('the station', () => {
  it('shows the screens to the browser that holds the secret', async () => {
    const answer = await send('/', own());
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('案卷工作站');
  });

  it.each([
    ['without the cookie', () => ({ Host: own().Host })],
    ['with a wrong cookie', () => ({ Host: own().Host, Cookie: `${browser.cookie}x` })],
    ['under a rebound name', () => ({ ...own(), Host: `evil.example:${String(station.port)}` })],
    ['under the name localhost', () => ({ ...own(), Host: `localhost:${String(station.port)}` })],
    ['on a wrong port', () => ({ ...own(), Host: '127.0.0.1:1' })],
    ['from a foreign page', () => ({ ...own(), Origin: 'https://evil.example' })],
    ['from a null origin', () => ({ ...own(), Origin: 'null' })],
    ['from another port', () => ({ ...own(), 'Sec-Fetch-Site': 'same-site' })],
  ])('refuses every address %s', async (_, headers) => {
    for (const path of ['/', '/assets/originals/x', '/bundle/main.js']) {
      const answer = await send(path, headers());
      expect(answer.status, path).toBe(403);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  it('refuses to be written to without an origin', async () => {
    expect((await send('/upload', { ...own(), 'X-File-Name': 'a' }, 'POST')).status).toBe(403);
  });

  it.each([
    '/../../package.json',
    '/bundle/../../package.json',
    '/%2e%2e/%2e%2e/package.json',
    '/..%2f..%2fpackage.json',
    '/..%5c..%5cpackage.json',
    '//package.json',
    '/assets/../../package.json',
  ])('gives no file outside the screens: %s', async (path) => {
    const answer = await send(path, own());
    expect([403, 404]).toContain(answer.status);
    expect(answer.text).not.toContain('anjuan');
  });

  it('refuses an address that names another origin', async () => {
    expect((await send('http://evil.example/', own())).status).toBe(403);
  });

  it('survives bytes that are no HTTP', async () => {
    const socket = connect(station.port, '127.0.0.1');
    socket.resume().end('\u0000\u0001 nonsense\r\n\r\n');
    await once(socket, 'close');
    expect((await send('/', own())).status).toBe(200);
  });

  it('listens on the loopback address only', async () => {
    const other = connect(station.port, '127.0.0.2');
    const [error] = await once(other, 'error');
    expect(error).toMatchObject({ code: 'ECONNREFUSED' });
  });

  it.each([
    ['without the cookie', () => ({ origin: browser.origin })],
    ['without an origin', () => ({ cookie: browser.cookie })],
    ['from a foreign page', () => ({ cookie: browser.cookie, origin: 'https://evil.example' })],
    ['from a null origin', () => ({ cookie: browser.cookie, origin: 'null' })],
    [
      'under a rebound name',
      () => ({
        cookie: browser.cookie,
        origin: browser.origin,
        host: `evil.example:${String(station.port)}`,
      }),
    ],
  ])('opens no WebSocket %s', async (_, headers) => {
    const socket = new WebSocket(`ws://127.0.0.1:${String(station.port)}/rpc`, { headers: headers() });
    const [error] = await once(socket, 'error');
    expect(error).toMatchObject({ message: 'Unexpected server response: 403' });
  });

  it('opens no WebSocket elsewhere', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${String(station.port)}/other`, {
      headers: { cookie: browser.cookie, origin: browser.origin },
    });
    const [error] = await once(socket, 'error');
    expect(error).toMatchObject({ message: 'Unexpected server response: 403' });
  });

  it('lives on when a message is no call', async () => {
    const socket = await browser.socket();
    socket.send('no call at all');
    socket.send(new Uint8Array([255, 254, 0]));
    socket.close();
    await once(socket, 'close');
    expect((await send('/', own())).status).toBe(200);
  });
});

describe('a screen to open a browser on', () => {
  it.each([
    ['win32', {}, true],
    ['darwin', {}, true],
    ['linux', {}, false],
    ['linux', { DISPLAY: '' }, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ] as const)('on %s with %j: %s', (platform, env, expected) => {
    expect(hasScreen(platform, env)).toBe(expected);
  });
});

describe('the station as a program', () => {
  function launch(...args: readonly string[]): ChildProcess {
    return spawn(process.execPath, [join(resourcesRoot, 'main/hosts/station/main.ts'), ...args], {
      env: { PATH: process.env['PATH'], ANJUAN_CONFIG_DIR: join(test.dir, 'station-config') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  it('prints its address, keeps serving where there is no screen, and ends cleanly when told to', async () => {
    const child = launch('--renderer', rendererDir);
    if (child.stdout === null) throw new Error('stdout is a pipe');
    const [line] = await once(createInterface({ input: child.stdout }), 'line');
    const address = /http:\/\/127\.0\.0\.1:\d+\/\?key=\S+/.exec(String(line))?.[0];
    if (address === undefined) throw new Error(`no address in: ${String(line)}`);
    expect((await fetch(address, { redirect: 'manual' })).status).toBe(303);
    const ended = once(child, 'close');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });

  it.each([
    ['a port that is none', ['--port', '99999'], /端口应为0到65535的整数/],
    ['a port in use', ['--port', 'taken'], /不能使用，可能已被其他程序占用/],
  ])('refuses %s in one sentence', async (_, args, sentence) => {
    const child = launch(...args.map((arg) => (arg === 'taken' ? String(station.port) : arg)));
    if (child.stderr === null) throw new Error('stderr is a pipe');
    let error = '';
    child.stderr.setEncoding('utf8').on('data', (part: string) => (error += part));
    const [code] = await once(child, 'close');
    expect(code).toBe(2);
    expect(error).toMatch(sentence);
  });
});
