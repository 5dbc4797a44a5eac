import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as electron from '#tests/support/electron-double.ts';
import { connectWindow, loadPreload } from '#tests/support/electron-window.ts';

vi.mock('electron', () => electron);

let dir: string;
let window: electron.BrowserWindowDouble;
const argv = process.argv;
const settings = process.env['ANJUAN_CONFIG_DIR'];

/** Runs the real main module, as Electron does at its start. */
async function runMain(...args: readonly string[]): Promise<void> {
  process.argv = [argv[0] ?? 'electron', 'main.js', ...args];
  process.env['ANJUAN_CONFIG_DIR'] = join(dir, 'config');
  vi.resetModules();
  await import('#main/hosts/electron/main.ts');
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'anjuan-electron-'));
  const opened = once(electron.app, 'double:window');
  await runMain('--no-such-switch', '--archive', join(dir, '没有档案库'));
  [window] = await opened;
});
afterAll(() => {
  process.argv = argv;
  process.env['ANJUAN_CONFIG_DIR'] = settings;
  rmSync(dir, { recursive: true, force: true });
});

describe('the window', () => {
  it('runs its page in the sandbox, isolated, without Node', () => {
    expect(window.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
    });
    expect(window.options.webPreferences?.preload).toMatch(/preload\.cjs$/);
  });

  it('shows the program’s own page once it is ready', () => {
    expect(window.webContents.mainFrame.url).toBe('anjuan://app/');
    expect(window.shown).toBe(true);
  });

  it.each([
    ['https://evil.example/', true],
    ['http://127.0.0.1:8080/', true],
    ['file:///etc/passwd', true],
    ['javascript:alert(1)', true],
    ['data:text/html,<script>1</script>', true],
    ['anjuan://other/', true],
    ['anjuan://app.evil.example/', true],
    ['anjuan://app/assets/originals/x', true],
    ['no address', true],
    ['anjuan://app/', false],
    ['anjuan://app/#/cases', false],
  ])('going to %s is refused: %s', (url, refused) => {
    const event = electron.refusable({ url, isMainFrame: true });
    window.webContents.emit('will-frame-navigate', event);
    expect(event.prevented).toBe(refused);
  });

  it.each([
    ['https://evil.example/', true],
    ['file:///etc/passwd', true],
    ['chrome-extension://somethingelse/', true],
    ['anjuan://app/assets/documents/1.pdf', false],
  ])('a frame inside it going to %s is refused: %s', (url, refused) => {
    const event = electron.refusable({ url, isMainFrame: false });
    window.webContents.emit('will-frame-navigate', event);
    expect(event.prevented).toBe(refused);
  });

  it('follows no redirect and embeds no other browser', () => {
    for (const name of ['will-redirect', 'will-attach-webview']) {
      const event = electron.refusable({ url: 'anjuan://app/' });
      window.webContents.emit(name, event);
      expect(event.prevented, name).toBe(true);
    }
  });

  it('opens no second window, nor does any window made later', () => {
    expect(window.webContents.windowOpenHandler?.({ url: 'anjuan://app/' })).toEqual({ action: 'deny' });
    const later = new electron.WebContentsDouble();
    electron.app.emit('web-contents-created', {}, later);
    expect(later.windowOpenHandler?.({ url: 'https://evil.example/' })).toEqual({ action: 'deny' });
  });
});

describe('permissions', () => {
  it.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'unknown'])(
    'of kind %s are denied',
    (permission) => {
      let granted: boolean | undefined;
      electron.permissions.request?.(window.webContents, permission, (answer) => {
        granted = answer;
      });
      expect(granted).toBe(false);
      expect(electron.permissions.check?.(window.webContents, permission)).toBe(false);
    },
  );

  it('are denied to devices', () => {
    expect(electron.permissions.device?.({ deviceType: 'usb' })).toBe(false);
  });
});

describe('the protocol', () => {
  it('is registered as a secure origin that can stream', () => {
    expect(electron.schemes).toContainEqual({
      scheme: 'anjuan',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
    });
  });

  it('gives a strict policy with every page', async () => {
    const answer = await electron.fetchInWindow('anjuan://app/nothing.js');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
  });

  it.each([
    ['another host', 'anjuan://other/', {}],
    ['a foreign origin', 'anjuan://app/', { Origin: 'https://evil.example' }],
    ['a null origin', 'anjuan://app/', { Origin: 'null' }],
  ])('refuses %s', async (_, url, headers) => {
    expect((await electron.fetchInWindow(url, { headers })).status).toBe(403);
  });

  it.each([
    '/../../package.json',
    '/%2e%2e/%2e%2e/package.json',
    '/..%2f..%2fpackage.json',
    '//package.json',
  ])('gives no file outside the screens: %s', async (path) => {
    expect((await electron.fetchInWindow(`anjuan://app${path}`)).status).toBe(404);
  });
});

describe('the door', () => {
  it('lets the page of a window speak to the core', async () => {
    const line = await connectWindow(window.webContents);
    expect(await line.client.host.capabilities({})).toEqual({
      host: 'electron',
      nativeDialogs: true,
      reveal: true,
    });
    expect((await line.client.setup.state({})).state).toBe('blocked');
    line.close();
  });

  const knock = async (frame: electron.FrameDouble | null, ports: number) => {
    const contents = new electron.WebContentsDouble();
    contents.mainFrame = frame ?? { url: '' };
    const channels = Array.from({ length: ports }, () => new electron.MessageChannelMain());
    electron.ipcMain.emit(
      'anjuan:connect',
      {
        sender: contents,
        senderFrame: frame,
        ports: channels.map(({ port1 }) => port1),
      },
      null,
    );
    // A refused port is closed, which the other side notices.
    await Promise.all(channels.map(({ port2 }) => once(port2, 'close')));
  };

  it.each([
    ['a foreign page', { url: 'https://evil.example/' }, 1],
    ['an asset opened as a page', { url: 'anjuan://app/assets/originals/x' }, 1],
    ['a frame that is gone', null, 1],
    ['two ports at once', { url: 'anjuan://app/' }, 2],
    ['no port at all', { url: 'anjuan://app/' }, 0],
  ])('stays shut for %s', async (_, frame, ports) => {
    await knock(frame, ports);
  });

  it('stays shut for a frame inside the page', async () => {
    const { port1, port2 } = new electron.MessageChannelMain();
    const inner = { url: 'anjuan://app/' };
    const closed = once(port2, 'close');
    electron.ipcMain.emit(
      'anjuan:connect',
      { sender: window.webContents, senderFrame: inner, ports: [port1] },
      null,
    );
    await closed;
  });

  it('is not opened by the preload for anybody but the page', async () => {
    const page = await loadPreload();
    const knocks = vi.spyOn(electron.ipcRenderer, 'postMessage');
    vi.stubGlobal('window', page);
    page.receiveFrom({}, 'anjuan:ready');
    page.receiveFrom(page, 'something else');
    vi.unstubAllGlobals();
    expect(knocks).not.toHaveBeenCalled();
    knocks.mockRestore();
  });
});

describe('the system', () => {
  it('chooses folders and shows them', async () => {
    const line = await connectWindow(window.webContents);
    expect(await line.client.host.chooseFolder({ title: '选择存储卡' })).toEqual({});
    electron.dialog.answer = { canceled: false, filePaths: [dir] };
    const { folder } = await line.client.host.chooseFolder({ title: '选择存储卡' });
    expect(folder?.path).toBe(dir);
    await line.client.host.reveal({ folderId: folder?.folderId ?? '' });
    expect(electron.shell.opened).toEqual([dir]);
    electron.shell.failure = 'no such file';
    await expect(line.client.host.reveal({ folderId: folder?.folderId ?? '' })).rejects.toThrow(/打不开/);
    line.close();
  });

  it('has a Chinese menu', () => {
    expect(electron.Menu.current.map((item) => item.label)).toEqual([
      '文件(&F)',
      '编辑(&E)',
      '查看(&V)',
      '帮助(&H)',
    ]);
    const items = electron.Menu.current.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
    for (const item of items) {
      if (item.type !== 'separator') expect(item.label, JSON.stringify(item)).toMatch(/[\u4e00-\u9fff]/);
    }
    expect(items.map((item) => item.role)).not.toContain('toggleDevTools');
  });
});

describe('a second start', () => {
  it('shows the window of the first and ends', async () => {
    electron.app.firstInstance = false;
    const ended = once(electron.app, 'double:ended');
    const before = electron.windows.length;
    electron.app.removeAllListeners('before-quit');
    await runMain();
    await ended;
    expect(electron.windows).toHaveLength(before);
    electron.app.firstInstance = true;
    electron.app.emit('second-instance');
    expect(window.focused).toBe(1);
  });
});

describe('the end', () => {
  it('comes only after the archive is closed', async () => {
    const opened = once(electron.app, 'double:window');
    await runMain('--archive', join(dir, '没有档案库'));
    await opened;
    const before = electron.app.quits;
    const ended = once(electron.app, 'double:ended');
    electron.app.emit('window-all-closed');
    await ended;
    expect(electron.app.quits).toBeGreaterThanOrEqual(before + 2);
  });
});
