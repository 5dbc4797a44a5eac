import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { BrowserWindowConstructorOptions, MenuItemConstructorOptions } from 'electron';

/** A port as Electron's main process sees it, over a real port of Node: structured clone, queue until start(), close. */
export class PortMain extends EventEmitter {
  private readonly port: MessagePort;

  constructor(port: MessagePort) {
    super();
    this.port = port;
    port.on('close', () => this.emit('close'));
  }

  start(): void {
    this.port.on('message', (data: unknown) => this.emit('message', { data, ports: [] }));
  }

  postMessage(message: unknown): void {
    this.port.postMessage(message);
  }

  close(): void {
    this.port.close();
  }
}

export interface FrameDouble {
  readonly url: string;
}

/** What an event that can be refused tells about itself afterwards. */
export interface Refusable {
  prevented: boolean;
  preventDefault(): void;
}

export const refusable = <T extends object>(fields: T): T & Refusable => ({
  ...fields,
  prevented: false,
  preventDefault() {
    this.prevented = true;
  },
});

export class WebContentsDouble extends EventEmitter {
  mainFrame: FrameDouble = { url: '' };
  windowOpenHandler: ((details: { url: string }) => { action: string }) | undefined;

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.windowOpenHandler = handler;
  }
}

export class BrowserWindowDouble extends EventEmitter {
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents = new WebContentsDouble();
  shown = false;
  focused = 0;

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    this.webContents.mainFrame = { url };
    this.emit('ready-to-show');
    windows.push(this);
    app.emit('double:window', this);
    return Promise.resolve();
  }

  show(): void {
    this.shown = true;
  }

  isMinimized(): boolean {
    return false;
  }

  focus(): void {
    this.focused += 1;
  }
}

class AppDouble extends EventEmitter {
  /** Does this start own the program? */
  firstInstance = true;
  quits = 0;

  requestSingleInstanceLock(): boolean {
    return this.firstInstance;
  }

  whenReady(): Promise<void> {
    return Promise.resolve();
  }

  getVersion(): string {
    return '0.1.0';
  }

  /** As Electron does: asks, and ends only when nobody objects. */
  quit(): void {
    this.quits += 1;
    const event = refusable({});
    this.emit('before-quit', event);
    if (!event.prevented) this.emit('double:ended');
  }

  exit(): void {
    this.emit('double:ended');
  }
}

type PageHandler = (request: Request) => Response | Promise<Response>;

export const windows: BrowserWindowDouble[] = [];
export const app = new AppDouble();
export const ipcMain = new EventEmitter();
export const schemes: { scheme: string; privileges: object }[] = [];
const handlers = new Map<string, PageHandler>();
export const protocol = {
  registerSchemesAsPrivileged(list: readonly { scheme: string; privileges: object }[]) {
    schemes.push(...list);
  },
  handle(scheme: string, handler: PageHandler) {
    handlers.set(scheme, handler);
  },
};

/** What Chromium's network layer does with an address of a registered scheme. */
export async function fetchInWindow(url: string, init: RequestInit = {}): Promise<Response> {
  const handler = handlers.get(new URL(url).protocol.slice(0, -1));
  if (handler === undefined) throw new Error(`nobody serves ${url}`);
  return handler(new Request(url, init));
}

type PermissionCallback = (granted: boolean) => void;
interface Permissions {
  request?: (contents: unknown, permission: string, callback: PermissionCallback) => void;
  check?: (contents: unknown, permission: string) => boolean;
  device?: (details: object) => boolean;
}
export const permissions: Permissions = {};
export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: NonNullable<Permissions['request']>) => {
      permissions.request = handler;
    },
    setPermissionCheckHandler: (handler: NonNullable<Permissions['check']>) => {
      permissions.check = handler;
    },
    setDevicePermissionHandler: (handler: NonNullable<Permissions['device']>) => {
      permissions.device = handler;
    },
  },
};

export const dialog = {
  answer: { canceled: true, filePaths: [] as readonly string[] },
  errors: [] as string[],
  showOpenDialog: () => Promise.resolve(dialog.answer),
  showMessageBox: () => Promise.resolve({ response: 0 }),
  showErrorBox(title: string, text: string) {
    dialog.errors.push(`${title}: ${text}`);
  },
};

export const shell = {
  opened: [] as string[],
  failure: '',
  openPath(path: string) {
    shell.opened.push(path);
    return Promise.resolve(shell.failure);
  },
};

export const Menu = {
  current: [] as readonly MenuItemConstructorOptions[],
  buildFromTemplate: (template: readonly MenuItemConstructorOptions[]) => template,
  setApplicationMenu(menu: readonly MenuItemConstructorOptions[]) {
    Menu.current = menu;
  },
};

type PageListener = (event: { source: unknown; data: unknown; ports: readonly MessagePort[] }) => void;

/** The page's window, shared by preload and page as far as messages go. */
export class PageWindow {
  readonly location: { readonly origin: string; readonly href: string };
  private readonly listeners: PageListener[] = [];

  constructor(origin: string) {
    this.location = { origin, href: `${origin}/` };
  }

  addEventListener(_type: 'message', listener: PageListener): void {
    this.listeners.push(listener);
  }

  postMessage(data: unknown, target: string, ports: readonly MessagePort[] = []): void {
    if (target !== '*' && target !== this.location.origin) return;
    queueMicrotask(() => {
      for (const listener of this.listeners) listener({ source: this, data, ports });
    });
  }

  /** A message from somebody else, such as a frame inside the page. */
  receiveFrom(source: unknown, data: unknown): void {
    for (const listener of this.listeners) listener({ source, data, ports: [] });
  }
}

/** Whose renderer process `ipcRenderer` currently speaks for. */
export const speaking: { contents: WebContentsDouble; frame: FrameDouble | null } = {
  contents: new WebContentsDouble(),
  frame: null,
};

export const ipcRenderer = {
  postMessage(channel: string, message: unknown, transfer: readonly MessagePort[] = []) {
    ipcMain.emit(
      channel,
      {
        sender: speaking.contents,
        senderFrame: speaking.frame,
        ports: transfer.map((port) => new PortMain(port)),
      },
      message,
    );
  },
};

export const MessageChannelMain = class {
  readonly port1: PortMain;
  readonly port2: PortMain;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new PortMain(port1);
    this.port2 = new PortMain(port2);
  }
};

export const BrowserWindow = BrowserWindowDouble;
