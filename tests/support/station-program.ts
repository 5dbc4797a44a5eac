import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { resourcesRoot } from './temporary-archive.ts';

/** The station as its own process, as `npm start` runs it. */
export interface StationProgram {
  /** The first address: it opens once. */
  readonly address: string;
  readonly process: ChildProcess;
  /** Ends it the ordinary way. */
  stop(): Promise<void>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

export interface StationSettings {
  /** Home folder of the invented user; his settings lie in it too. */
  readonly home: string;
  readonly archive?: string;
  readonly cards?: readonly string[];
  /** Any free one when absent. */
  readonly port?: number;
}

/** The built screens: `ANJUAN_RENDERER`, or out/renderer as `npm test` and `node scripts/build.mjs` make it. */
function rendererDir(): string {
  const dir = process.env['ANJUAN_RENDERER'] ?? join(resourcesRoot, 'out', 'renderer');
  if (!existsSync(join(dir, 'index.html'))) {
    throw new Error(`the screens are not built in ${dir}: run npm test, or node scripts/build.mjs first`);
  }
  return dir;
}

/** Starts the station host on a free port and waits for its address. */
export async function startStationProgram(settings: StationSettings): Promise<StationProgram> {
  const { home, archive, cards = [], port } = settings;
  const child = spawn(
    process.execPath,
    [
      join(resourcesRoot, 'main', 'hosts', 'station', 'main.ts'),
      '--no-open',
      ...['--renderer', rendererDir()],
      ...(port === undefined ? [] : ['--port', String(port)]),
      ...(archive === undefined ? [] : ['--archive', archive]),
      ...cards.flatMap((card) => ['--card', card]),
    ],
    {
      env: { ...process.env, HOME: home, ANJUAN_CONFIG_DIR: join(home, '.config', 'anjuan') },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = once(child, 'exit');
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    const address = /http:\/\/\S+/.exec(line)?.[0];
    if (address === undefined) continue;
    return { address, process: child, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
  }
  await ended;
  throw new Error(`the station ended with code ${String(child.exitCode)} before it had an address`);
}
