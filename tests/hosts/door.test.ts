import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createORPCClient, ORPCError } from '@orpc/client';
import { call, Procedure } from '@orpc/server';
import { RPCLink } from '@orpc/client/websocket';
import { problemSchema } from '#shared/contract/kit.ts';
import { SEAT_HEADER, VIEW_PARAMETER } from '#shared/contract/session.ts';
import { present } from '#shared/lib/assert.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { CoreClient } from '#main/hosts/common/core-client.ts';
import { createPages } from '#main/hosts/common/pages.ts';
import { createSeatKeeper } from '#main/hosts/common/seat-keeper.ts';
import { pagePolicy } from '#main/hosts/common/security-headers.ts';
import { openDoor } from '#main/hosts/electron/ports.ts';
import { servePages } from '#main/hosts/electron/protocol.ts';
import { type Station, startStation } from '#main/hosts/station/server.ts';
import { type Log, stderrLog } from '#main/platform/log.ts';
import * as electron from '#tests/support/electron-double.ts';
import { connectWindow } from '#tests/support/electron-window.ts';
import { operations } from '#tests/support/operations.ts';
import { openInBrowser, type StationBrowser } from '#tests/support/station-browser.ts';
import { openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';
import { type TestWindow, windowAt } from '#tests/support/window-at.ts';
import { sitDown } from '#tests/support/sit-down.ts';

vi.mock('electron', () => electron);

let elapsed = 0;
const HOUR = 3_600_000;
const told: string[] = [];
const log: Log = { ...stderrLog, info: (text) => told.push(text) };
let test: TestApp;
let station: Station;
let browser: StationBrowser;
let rendererDir: string;

beforeAll(async () => {
  test = await openTestApp({ elapsed: () => elapsed, log });
  rendererDir = mkdtempSync(join(tmpdir(), 'anjuan-renderer-'));
  writeFileSync(join(rendererDir, 'index.html'), '<title>案卷工作站</title>');
  station = await startStation({ app: test.app, rendererDir, log });
  browser = await openInBrowser(station);
  // The doubles stand where Electron's own objects would.
  openDoor(electron.ipcMain as Parameters<typeof openDoor>[0], test.app, log);
  servePages(
    electron.protocol as Parameters<typeof servePages>[0],
    createPages({ app: test.app, rendererDir, policy: pagePolicy(), log }),
  );
});
afterAll(async () => {
  await station.close();
  await test.close();
  rmSync(rendererDir, { recursive: true, force: true });
});

/** The code a call ends with; undefined when it was let through and answered. */
async function refusal(call: Promise<unknown>): Promise<{ code: string; message: string } | undefined> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error === undefined) return undefined;
  if (error instanceof ProblemError) return error.toProblem();
  return problemSchema.parse(error instanceof ORPCError ? error.data : undefined);
}

/** An operation called by its path, as somebody without our types does. */
function callAt(
  client: unknown,
  [place = '', name = '']: readonly string[],
  input: unknown,
): Promise<unknown> {
  const there = client as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  return present(there[place]?.[name], `${place}.${name}`)(input);
}

/** An officer who is registered for the test and sits at a window of his own. */
async function newcomer(name: string): Promise<TestWindow & { readonly officerId: string }> {
  const { id, firstPin } = await test.client.people.add({
    roles: ['clerk', 'officer', 'administrator'],
    name,
    certificateNumber: `1609${String(Math.trunc(Math.random() * 1e9))}`,
    certificateValidUntil: '2030-12-31',
  });
  const window = windowAt(test.app);
  await sitDown(window.client, id, firstPin);
  return { ...window, officerId: id };
}

/** Everything somebody may come with who has no seat, and what he is told. */
interface Secrets {
  readonly token?: string;
  readonly view?: string;
}
const both = (secret: string): Promise<Secrets> => Promise.resolve({ token: secret, view: secret });
const keys: readonly (readonly [string, () => Promise<Secrets>, RegExp])[] = [
  ['nothing', () => Promise.resolve({}), /^请先选择操作人员/],
  ['a made-up secret', () => both('x'.repeat(43)), /^当前没有操作人员/],
  ['the id of an officer', () => both(test.actor.id), /^当前没有操作人员/],
  ['the name of a method', () => both('constructor'), /^当前没有操作人员/],
  [
    'the secret that is for the other purpose',
    () => Promise.resolve({ token: test.seat().view, view: test.seat().token }),
    /^当前没有操作人员/,
  ],
  [
    'the secrets of a seat that was left',
    async () => {
      const { client, keeper } = await newcomer('离席');
      const seat = present(keeper.seat(), 'the seat');
      await client.session.end({});
      return seat;
    },
    /已经退出或者更换/,
  ],
  [
    'the secrets of a seat somebody else has taken over',
    async () => {
      const { client, keeper } = await newcomer('换人');
      const seat = present(keeper.seat(), 'the seat');
      await sitDown(client, test.actor.id);
      return seat;
    },
    /已经退出或者更换/,
  ],
  [
    'the secrets of somebody who was made inactive meanwhile',
    async () => {
      const { client, keeper, officerId } = await newcomer('停用');
      const seat = present(keeper.seat(), 'the seat');
      const officer = present(
        (await client.people.list({})).find(({ id }) => id === officerId),
        'the officer',
      );
      await test.client.people.update({ ...officer, active: false });
      return seat;
    },
    /^停用已停用/,
  ],
  [
    'secrets nobody has used for thirteen hours',
    async () => {
      const { keeper } = await newcomer('久坐');
      const seat = present(keeper.seat(), 'the seat');
      // Whoever is at work meanwhile keeps a seat of his own.
      for (let hours = 0; hours < 13; hours++) {
        elapsed += HOUR;
        await test.client.session.current({});
      }
      return seat;
    },
    /超过12小时没有操作/,
  ],
];

const windowWith = (token: string | undefined) => {
  const window = windowAt(test.app);
  if (token !== undefined) window.keeper.heard(['session', 'begin'], { ...test.seat(), token });
  return window;
};

/** The same over each transport. */
const transports: readonly (readonly [string, (token: string | undefined) => Promise<unknown>])[] = [
  ['in process', (token) => Promise.resolve(windowWith(token).client)],
  [
    'over WebSocket',
    async (token) => {
      const websocket = (await browser.socket()) as unknown as WebSocket;
      const headers = token === undefined ? {} : { [SEAT_HEADER]: token };
      return createORPCClient<CoreClient>(new RPCLink({ websocket, headers }));
    },
  ],
  [
    'over MessagePort',
    async (token) =>
      (
        await connectWindow(
          undefined,
          createSeatKeeper(token === undefined ? undefined : { ...test.seat(), token }),
        )
      ).client,
  ],
];

const guarded = operations.filter(({ meta }) => meta.permission !== 'anybody');

describe.each(transports)('the door %s', (_, clientWith) => {
  it.each(keys)('lets nobody through to any operation who comes with %s', async (_, key, why) => {
    const client = await clientWith((await key()).token);
    const before = await test.client.archive.acts({});
    for (const { path } of guarded) {
      const refused = await refusal(callAt(client, path, {}));
      expect(refused, path.join('.')).toMatchObject({ code: 'actor-missing' });
      expect(refused?.message, path.join('.')).toMatch(why);
    }
    expect(await test.client.archive.acts({})).toEqual(before);
  });

  it('lets whoever has a seat through, to hear what is wrong with the question', async () => {
    const client = await clientWith(test.seat().token);
    for (const { path } of guarded.filter(({ meta }) => meta.kind === 'query')) {
      if (path.join('.') === 'jobs.watch') continue;
      // 调阅登记 is not shown to who handles cases.
      if (path[0] === 'consultations') continue;
      const refused = await refusal(callAt(client, path, { caseId: 1 }));
      expect(['invalid-input', undefined], path.join('.')).toContain(refused?.code);
    }
  });
});

const fetchers: readonly (readonly [string, (path: string, init?: RequestInit) => Promise<Response>])[] = [
  ['the station', (path, init) => browser.fetch(path, init)],
  ['the desktop window', (path, init) => electron.fetchInWindow(`anjuan://app${path}`, init)],
];

describe.each(fetchers)('the door in front of the bytes of %s', (_, get) => {
  const places = [
    'originals',
    'derived',
    'scan',
    'documents',
    'together',
    'blank',
    'registers',
    'templates',
    'volumes',
    'goods',
    'consultations',
  ];

  it.each(keys)('hands out nothing to who comes with %s', async (_, key, why) => {
    const { view } = await key();
    for (const place of [...places, 'nowhere']) {
      const query = view === undefined ? '' : `?${VIEW_PARAMETER}=${view}`;
      const answer = await get(`/assets/${place}/45.pdf${query}`);
      expect(answer.status, place).toBe(403);
      expect(problemSchema.parse(await answer.json()).message, place).toMatch(why);
    }
  });

  it.each(keys)('takes in nothing from who comes with %s, whatever else he says', async (_, key, why) => {
    const { token } = await key();
    const before = await test.client.archive.acts({});
    const answer = await get('/upload', {
      method: 'POST',
      body: 'content',
      headers: {
        'X-File-Name': 'a.txt',
        'X-Officer-Id': test.actor.id,
        'X-Session': test.seat().token,
        ...(token === undefined ? {} : { [SEAT_HEADER]: token }),
      },
    });
    expect(answer.status).toBe(403);
    expect(problemSchema.parse(await answer.json()).message).toMatch(why);
    expect(await test.client.archive.acts({})).toEqual(before);
  });

  it('ends what an address fetches with the seat it was fetched for', async () => {
    const { client, keeper } = await newcomer('看图');
    const { view } = present(keeper.seat(), 'the seat');
    const address = `/assets/blank/45.pdf?${VIEW_PARAMETER}=${view}`;
    expect((await get(address)).status).toBe(200);
    await client.session.end({});
    expect((await get(address)).status).toBe(403);
  });

  it('shows nothing a browser has kept without asking again', async () => {
    const { client, keeper } = await newcomer('再看');
    const { view, token } = present(keeper.seat(), 'the seat');
    const taken = await test.app.takeUpload('c.txt', token, Readable.from(['kept']));
    const address = `/assets/originals/${taken.sha256}?${VIEW_PARAMETER}=${view}`;
    const answer = await get(address);
    expect(answer.headers.get('Cache-Control')).toBe('private, no-cache');
    const ask = { headers: { 'If-None-Match': answer.headers.get('ETag') ?? '' } };
    expect((await get(address, ask)).status).toBe(304);
    await client.session.end({});
    expect((await get(address, ask)).status).toBe(403);
  });

  it('names who sits there as who brought a file in', async () => {
    const { keeper } = await newcomer('送件人');
    const headers = { 'X-File-Name': 'b.txt', [SEAT_HEADER]: keeper.seat()?.token ?? '' };
    expect((await get('/upload', { method: 'POST', body: 'brought', headers })).status).toBe(200);
    const [act] = await test.client.archive.acts({ limit: 1 });
    expect(act).toMatchObject({ act: 'archive.upload', actor: '送件人' });
  });
});

describe('the door', () => {
  it('does not open its permission to set up an archive once there is one', async () => {
    const { client } = windowAt(test.app);
    const { folderId } = test.app.folders.hand(test.dir);
    expect(await refusal(client.setup.open({ folderId }))).toMatchObject({ code: 'actor-missing' });
    expect(await client.setup.state({})).toMatchObject({ state: 'ready' });
  });

  it('lets nobody through to an operation that names no permission, whoever sits there', async () => {
    const { '~orpc': said } = test.app.router.cases.list;
    for (const meta of [{}, { kind: 'query' }, { kind: 'query', permission: 'cases.undo' }]) {
      const unnamed = new Procedure({ ...said, meta: meta as typeof said.meta });
      const asked = call(unnamed, {}, { context: test.app.callContext(test.seat().token) });
      expect(await refusal(asked)).toMatchObject({ code: 'bug' });
    }
  });

  it('sits nobody down who is not active, and leaves the seat there was', async () => {
    const { client, officerId } = await newcomer('在座');
    const officer = present(
      (await test.client.people.list({})).find(({ id }) => id === officerId),
      'the officer',
    );
    await test.client.people.update({ ...officer, active: false });
    const other = await newcomer('还在');
    expect(await refusal(other.client.session.begin({ accountId: officerId }))).toMatchObject({
      code: 'actor-missing',
    });
    expect((await other.client.session.current({})).actor?.name).toBe('还在');
    // Active again is not seated again: a lost seat is lost.
    expect(await refusal(client.cases.list({}))).toMatchObject({ code: 'actor-missing' });
    await test.client.people.update({ ...officer, revision: officer.revision + 1, active: true });
    expect(await refusal(client.cases.list({}))).toMatchObject({ code: 'actor-missing' });
  });

  it('tells nothing more of a stream once the seat of its reader is gone', async () => {
    const { client } = await newcomer('看进度');
    const watching = new AbortController();
    const jobs = await client.jobs.watch({}, { signal: watching.signal });
    const seen: string[] = [];
    const reading = (async () => {
      for await (const job of jobs) seen.push(job.id);
    })();
    await client.session.end({});
    const { jobId } = await test.client.archive.verify({});
    expect(await refusal(reading)).toMatchObject({ code: 'actor-missing' });
    expect(seen).not.toContain(jobId);
    await test.app.workplace().jobs.ended(jobId);
  });

  it('calls who acts by the name that is registered now', async () => {
    const { client, officerId } = await newcomer('曾用名');
    const officer = present(
      (await test.client.people.list({})).find(({ id }) => id === officerId),
      'the officer',
    );
    await test.client.people.update({ ...officer, name: '现用名' });
    expect((await client.session.current({})).actor?.name).toBe('现用名');
  });

  it('says in the log whom it refused, and what', async () => {
    told.length = 0;
    await refusal(windowAt(test.app).client.cases.list({}));
    expect(told).toEqual([
      expect.stringMatching(/^door: refused cases\.list \(cases\.read\): actor-missing /),
    ]);
  });

  it('makes tokens nobody can guess, and never the same', async () => {
    const seats = await Promise.all(Array.from({ length: 50 }, () => test.app.seat(test.actor)));
    const secrets = seats.flatMap(({ token, view }) => [token, view]);
    expect(new Set(secrets).size).toBe(100);
    for (const one of secrets) expect(one).toMatch(/^[\w-]{43}$/);
  });
});
