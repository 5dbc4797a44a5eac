// Runs the bundled desktop program on Node with the double of Electron, does one piece of real work in it through
// its own door, and prints what came of it: node run-bundle.ts <out/electron/main.js> <folder to work in>
import { once } from 'node:events';
import { createRequire, registerHooks } from 'node:module';
import { runInThisContext } from 'node:vm';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { CoreClient } from '#main/hosts/common/core-client.ts';
import { SEAT_HEADER } from '#shared/contract/session.ts';
import { createSeatKeeper } from '#main/hosts/common/seat-keeper.ts';
import { archiveExample } from '#main/hosts/cli/commands/examples.ts';
import * as electron from './electron-double.ts';
import { seatedLink } from './seated-link.ts';
import { sitDown } from './sit-down.ts';

const [, , mainFile = '', dir = ''] = process.argv;
process.argv = [process.argv0, mainFile, '--archive', join(dir, '档案库')];
process.env['ANJUAN_CONFIG_DIR'] = join(dir, 'config');
registerHooks({
  resolve: (specifier, context, next) =>
    next(
      specifier === 'electron' ? new URL('./electron-double.ts', import.meta.url).href : specifier,
      context,
    ),
});

const opened = once(electron.app, 'double:window');
await import(pathToFileURL(mainFile).href);
const [window]: unknown[] = await opened;
if (!(window instanceof electron.BrowserWindowDouble)) throw new Error('no window was opened');

// The preload is CommonJS and runs in the window's own world.
electron.speaking.contents = window.webContents;
electron.speaking.frame = window.webContents.mainFrame;
const page = new electron.PageWindow('anjuan://app');
Object.assign(globalThis, { window: page });
const preload = readFileSync(window.options.webPreferences?.preload ?? '', 'utf8');
const run: unknown = runInThisContext(`(function (require) {${preload}\n})`);
if (typeof run !== 'function') throw new Error('the preload is no script');
const nodeRequire = createRequire(import.meta.url);
Reflect.apply(run, undefined, [
  (name: string): unknown => (name === 'electron' ? electron : nodeRequire(name)),
]);

const port = await new Promise<MessagePort>((resolve) => {
  page.addEventListener('message', ({ data, ports: [first] }) => {
    if (data === 'anjuan:port' && first !== undefined) resolve(first);
  });
  page.postMessage('anjuan:ready', 'anjuan://app');
});
// Node's port and the browser's are declared apart; what the link uses of them is the same.
const keeper = createSeatKeeper();
const link = seatedLink((headers) => new RPCLink({ port, headers }), keeper);
port.start();
const client = createORPCClient<CoreClient>(link);

electron.dialog.answer = { canceled: false, filePaths: [dir] };
const { folder } = await client.host.chooseFolder({ title: '档案库放在哪里' });
const state = await client.setup.create({
  ...archiveExample,
  location: { folderId: folder?.folderId ?? '', name: '档案库' },
});
const [officer] = await client.session.candidates({});
await sitDown(client, officer?.id ?? '');
// Goes through the bundled workers into the vault.
const uploaded = await electron.fetchInWindow('anjuan://app/upload', {
  method: 'POST',
  body: 'original',
  headers: { 'X-File-Name': 'a.txt', [SEAT_HEADER]: keeper.seat()?.token ?? '' },
});
const index = await electron.fetchInWindow('anjuan://app/');
const templates = await client.documents.templates({});
process.stdout.write(
  JSON.stringify({
    state: state.state,
    upload: await uploaded.json(),
    page: index.status,
    templates: templates.length,
  }),
);
port.close();
const ended = once(electron.app, 'double:ended');
electron.app.emit('window-all-closed');
await ended;
process.exit(0);
