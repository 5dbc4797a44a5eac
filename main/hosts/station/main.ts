import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createApp } from '#main/app.ts';
import { defaultConfigDir } from '#main/config.ts';
import { makePrivateFolder } from '#main/platform/files/private.ts';
import { fileLog } from '#main/platform/log.ts';
import { findResourcesRoot } from '../common/host-paths.ts';
import { hasScreen, openBrowser } from './open-browser.ts';
import { startStation } from './server.ts';

// node main/hosts/station/main.ts [--port N] [--archive DIR] [--card DIR] [--renderer DIR] [--no-open]
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    archive: { type: 'string' },
    card: { type: 'string', multiple: true },
    renderer: { type: 'string' },
    'no-open': { type: 'boolean', default: false },
  },
});
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  process.stderr.write(`端口应为0到65535的整数，不能是“${values.port}”。\n`);
  process.exit(2);
}

const resourcesRoot = findResourcesRoot(import.meta.dirname);
const configDir = defaultConfigDir();
makePrivateFolder(configDir);
const log = fileLog(join(configDir, 'anjuan.log'));
// A message that is no call fails inside the transport; it must not end the program for everybody else.
process.on('unhandledRejection', (reason) => {
  log.error('station.unhandled', reason);
});
const app = await createApp({
  resourcesRoot,
  configDir,
  ...(values.archive === undefined ? {} : { archiveDir: resolve(values.archive) }),
  capabilities: { host: 'station' },
  extraCards: (values.card ?? []).map((card) => resolve(card)),
  log,
});

let station;
try {
  station = await startStation({
    app,
    rendererDir: values.renderer ?? join(resourcesRoot, 'out', 'renderer'),
    log,
    port,
  });
} catch (error) {
  await app.close();
  log.error('station.start', error);
  process.stderr.write(`端口${values.port}不能使用，可能已被其他程序占用，请换一个。\n`);
  process.exit(2);
}
const running = station;

const present = (address: string): void => {
  process.stdout.write(`案卷工作站已启动，请在本机浏览器中打开：${address}\n`);
};
const first = running.address();
present(first);
if (!values['no-open'] && hasScreen(process.platform, process.env) && !(await openBrowser(first))) {
  process.stdout.write('没有找到浏览器，请手工打开上面的地址。\n');
}

if (process.stdin.isTTY) {
  createInterface({ input: process.stdin }).on('line', () => {
    present(running.address());
  });
}

let ending = false;
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  await running.close();
  await app.close();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    end().catch((error: unknown) => {
      log.error('station.end', error);
      process.exit(1);
    });
  });
}
