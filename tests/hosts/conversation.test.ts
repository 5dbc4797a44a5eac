import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import * as z from 'zod';
import type { Job } from '#shared/contract/jobs.ts';
import { problemSchema } from '#shared/contract/kit.ts';
import { type Actor, SEAT_HEADER, VIEW_PARAMETER } from '#shared/contract/session.ts';
import { present } from '#shared/lib/assert.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { createCoreClient, type CoreClient } from '#main/hosts/common/core-client.ts';
import { createSeatKeeper, type SeatKeeper } from '#main/hosts/common/seat-keeper.ts';
import { createPages } from '#main/hosts/common/pages.ts';
import { pagePolicy } from '#main/hosts/common/security-headers.ts';
import { openDoor } from '#main/hosts/electron/ports.ts';
import { servePages } from '#main/hosts/electron/protocol.ts';
import { type Station, startStation } from '#main/hosts/station/server.ts';
import { stderrLog } from '#main/platform/log.ts';
import * as electron from '#tests/support/electron-double.ts';
import { connectWindow } from '#tests/support/electron-window.ts';
import { seatedLink } from '#tests/support/seated-link.ts';
import { openInBrowser, type StationBrowser } from '#tests/support/station-browser.ts';
import { openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';
import { sitDown } from '#tests/support/sit-down.ts';

vi.mock('electron', () => electron);

/** A seat of its own, as a tab or a window has. */
interface Seat {
  readonly client: CoreClient;
  close(): void;
}

let test: TestApp;
let station: Station;
let browser: StationBrowser;
let rendererDir: string;

beforeAll(async () => {
  test = await openTestApp();
  rendererDir = mkdtempSync(join(tmpdir(), 'anjuan-renderer-'));
  writeFileSync(join(rendererDir, 'index.html'), '<title>案卷工作站</title>');
  station = await startStation({ app: test.app, rendererDir, log: stderrLog });
  browser = await openInBrowser(station);
  openDoor(
    // The double stands where Electron's own object would.
    electron.ipcMain as Parameters<typeof openDoor>[0],
    test.app,
    stderrLog,
  );
});
afterAll(async () => {
  await station.close();
  await test.close();
  rmSync(rendererDir, { recursive: true, force: true });
});

async function overSocket(keeper?: SeatKeeper): Promise<Seat> {
  const socket = await browser.socket();
  // The socket of `ws` has the browser's events under another declaration.
  const websocket = socket as unknown as WebSocket;
  return {
    client: createORPCClient<CoreClient>(
      seatedLink((headers) => new SocketLink({ websocket, headers }), keeper),
    ),
    close: () => {
      socket.close();
    },
  };
}

const transports: readonly (readonly [string, () => Promise<Seat>])[] = [
  ['in process', () => Promise.resolve({ client: createCoreClient(test.app), close: () => undefined })],
  ['over WebSocket', () => overSocket()],
  ['over MessagePort', () => connectWindow()],
];

/** The problem a call ends with, however its transport carries it. */
async function problemOf(call: Promise<unknown>): Promise<unknown> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof ProblemError) return error.toProblem();
  return error instanceof ORPCError ? problemSchema.parse(error.data) : undefined;
}

/** Sits the first officer down. */
async function sit({ client }: Seat): Promise<Actor> {
  const [officer] = await client.session.candidates({});
  return (await sitDown(client, present(officer, 'two officers are set up').id)).actor;
}

describe.each(transports)('the conversation %s', (_, connect) => {
  let seat: Seat;
  beforeEach(async () => {
    seat = await connect();
    await sit(seat);
  });
  afterEach(() => {
    seat.close();
  });

  it('answers a call', async () => {
    expect(await seat.client.setup.state({})).toMatchObject({
      state: 'ready',
      archiveDir: test.archiveDir,
    });
  });

  it('carries a refusal as data, with its code and its sentence', async () => {
    const [first, second] = await seat.client.people.list({});
    if (first === undefined || second === undefined) throw new Error('two officers are set up');
    const { name, certificateValidUntil } = first;
    const twin = { name, certificateNumber: second.certificateNumber, certificateValidUntil };
    expect(await problemOf(seat.client.people.add(twin))).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(second.name),
    });
  });

  it('lets nobody sit down who is no longer active', async () => {
    const people = await seat.client.people.list({});
    const [first] = people;
    if (first === undefined) throw new Error('officers are set up');
    const gone = await seat.client.people.add({
      ...first,
      login: '',
      certificateNumber: `1609999${people.length.toString().padStart(4, '0')}`,
      active: false,
    });
    expect(await problemOf(sitDown(seat.client, gone.id))).toEqual({
      code: 'actor-missing',
      message: expect.stringContaining('已停用'),
    });
    expect((await seat.client.session.current({})).actor?.id).toBe(first.id);
  });

  it('names the field of an invalid input', async () => {
    const bureau = await seat.client.settings.bureau({});
    expect(await problemOf(seat.client.settings.saveBureau({ ...bureau, court: ' ' }))).toEqual({
      code: 'invalid-input',
      message: '请填写有管辖权的人民法院。',
      details: { field: 'court' },
    });
  });

  it('carries Chinese, rare characters and large text unchanged', async () => {
    const bureau = await seat.client.settings.bureau({});
    const contactAddress = '昇翀珺喆玥镕堃犇䶮𠮷'.repeat(40);
    const saved = await seat.client.settings.saveBureau({ ...bureau, contactAddress });
    expect(saved.contactAddress).toBe(contactAddress);
  });

  it('streams the progress of a job until it is done', async () => {
    const watching = new AbortController();
    const changes = await seat.client.jobs.watch({}, { signal: watching.signal });
    const { jobId } = await seat.client.archive.verify({});
    const seen: Job[] = [];
    for await (const job of changes) {
      if (job.id === jobId) seen.push(job);
      if (job.id === jobId && job.state === 'done') break;
    }
    watching.abort();
    expect(seen.map((job) => job.state)).toEqual(expect.arrayContaining(['running', 'done']));
    expect(seen.at(-1)).toMatchObject({ result: { chain: 'intact', damaged: [] } });
  });

  it('ends a stream when its reader aborts it, and the line goes on', async () => {
    const stopping = new AbortController();
    const changes = await seat.client.jobs.watch({}, { signal: stopping.signal });
    const ended = (async () => {
      for await (const job of changes) expect(job.id).not.toBe('');
      return 'closed';
    })().catch((error: unknown) => (error instanceof Error ? 'aborted' : error));
    stopping.abort();
    expect(['closed', 'aborted']).toContain(await ended);
    expect(await seat.client.session.current({})).toBeDefined();
  });

  it('refuses a call that was aborted before it was sent', async () => {
    const call = seat.client.setup.state({}, { signal: AbortSignal.abort() });
    await expect(call).rejects.toThrow();
    expect(await seat.client.setup.state({})).toMatchObject({ state: 'ready' });
  });

  it('keeps a seat for each window: two people act side by side', async () => {
    const other = await connect();
    try {
      const [first, second] = await seat.client.session.candidates({});
      expect(await seat.client.session.current({})).toMatchObject({
        actor: { id: first?.id, name: first?.name },
      });
      expect(await other.client.session.current({})).toEqual({});
      expect(await problemOf(other.client.settings.bureau({}))).toMatchObject({ code: 'actor-missing' });
      await sitDown(other.client, present(second, 'a second officer').id);
      const bureau = await seat.client.settings.bureau({});
      const { revision } = await seat.client.settings.saveBureau({ ...bureau, contactPhone: '1' });
      await other.client.settings.saveBureau({ ...bureau, contactPhone: '2', revision });
      const acts = await seat.client.archive.acts({ limit: 2 });
      expect(acts.map(({ actor }) => actor)).toEqual([second?.name, first?.name]);
    } finally {
      other.close();
    }
  });
});

describe('a window', () => {
  it.each([
    ['of the desktop program', connectWindow],
    ['in a browser', (_: undefined, keeper: SeatKeeper) => overSocket(keeper)],
  ])('%s keeps its seat when its line breaks or its page is loaded again', async (_, connect) => {
    const keeper = createSeatKeeper();
    const before = await connect(undefined, keeper);
    const actor = await sit(before);
    before.close();
    const after = await connect(undefined, keeper);
    expect(await after.client.session.current({})).toMatchObject({ actor });
    after.close();
  });
});

/** Both ways of fetching by address; the assertions are the same. */
const fetchers: readonly (readonly [string, (path: string, init?: RequestInit) => Promise<Response>])[] = [
  ['the station', (path, init) => browser.fetch(path, init)],
  ['the desktop window', (path, init) => electron.fetchInWindow(`anjuan://app${path}`, init)],
];

describe.each(fetchers)('bytes with an address, from %s', (_, get) => {
  const content = Buffer.from('0123456789'.repeat(50_000));
  let sha256: string;
  let path: string;

  const seen = (address: string) => `${address}?${VIEW_PARAMETER}=${test.seat().view}`;
  const upload = (body: Uint8Array, headers: Record<string, string>) =>
    get('/upload', { method: 'POST', body: new Uint8Array(body), headers });

  beforeAll(async () => {
    servePages(
      // The double stands where Electron's own object would.
      electron.protocol as Parameters<typeof servePages>[0],
      createPages({ app: test.app, rendererDir, policy: pagePolicy(), log: stderrLog }),
    );
    const answer = await upload(content, {
      'X-File-Name': encodeURIComponent('现场照片.jpg'),
      [SEAT_HEADER]: test.seat().token,
    });
    expect(answer.status).toBe(200);
    ({ sha256 } = z.object({ sha256: z.string() }).parse(await answer.clone().json()));
    expect(await answer.json()).toEqual({ sha256, bytes: content.byteLength, mime: 'image/jpeg' });
    path = seen(`/assets/originals/${sha256}`);
  });

  it('come whole, typed and kept', async () => {
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': '500000',
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
    });
    expect(answer.headers.get('ETag')).toContain(sha256);
    expect(answer.headers.has('Content-Disposition')).toBe(false);
    expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
  });

  it.each([
    ['bytes=0-9', '0-9', '0123456789'],
    ['bytes=12-14', '12-14', '234'],
    ['bytes=499995-', '499995-499999', '56789'],
    ['bytes=-3', '499997-499999', '789'],
    ['bytes=499999-600000', '499999-499999', '9'],
  ])('come in part for Range %s', async (range, place, text) => {
    const answer = await get(path, { headers: { Range: range } });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('Content-Range')).toBe(`bytes ${place}/500000`);
    expect(answer.headers.get('Content-Length')).toBe(String(text.length));
    expect(await answer.text()).toBe(text);
  });

  it('are refused beyond their end', async () => {
    const answer = await get(path, { headers: { Range: 'bytes=500000-' } });
    expect(answer.status).toBe(416);
    expect(answer.headers.get('Content-Range')).toBe('bytes */500000');
  });

  it('answer HEAD without themselves', async () => {
    const answer = await get(path, { method: 'HEAD' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Length')).toBe('500000');
    expect(await answer.text()).toBe('');
  });

  it('are not sent again to who has them', async () => {
    const etag = (await get(path, { method: 'HEAD' })).headers.get('ETag') ?? '';
    expect((await get(path, { headers: { 'If-None-Match': etag } })).status).toBe(304);
    expect((await get(path, { headers: { 'If-Range': '"other"', Range: 'bytes=0-1' } })).status).toBe(200);
    expect((await get(path, { headers: { 'If-Range': etag, Range: 'bytes=0-1' } })).status).toBe(206);
  });

  it('are offered as a file only when asked for', async () => {
    const answer = await get(`${path}&download`, { method: 'HEAD' });
    expect(answer.headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="download"; filename\*=UTF-8''/,
    );
  });

  it('may be left off in the middle', async () => {
    const answer = await get(path);
    await answer.body?.cancel();
    expect((await get(path)).status).toBe(200);
  });

  it('do not exist at an address nobody handed out', async () => {
    for (const wrong of [
      `/assets/originals/${'0'.repeat(64)}`,
      '/assets/originals/..%2f..%2farchive.sqlite',
      '/assets/originals/%2e%2e/archive.sqlite',
      '/assets/nowhere/1',
      '/assets/constructor/x',
      '/assets/__proto__/x',
      '/assets/toString/x',
      '/assets/originals/%E0%A4%A',
      '/assets/',
    ]) {
      expect((await get(seen(wrong))).status, wrong).toBe(404);
    }
  });

  it('are taken in under the name of an officer only', async () => {
    expect((await upload(content, { 'X-File-Name': 'a.jpg' })).status).toBe(403);
    // Who acts is who sits there; a request cannot name somebody else.
    const named = { 'X-File-Name': 'a.jpg', 'X-Officer-Id': test.actor.id };
    expect((await upload(content, named)).status).toBe(403);
    expect((await upload(content, { ...named, [SEAT_HEADER]: 'nobody' })).status).toBe(403);
    const seated = { [SEAT_HEADER]: test.seat().token };
    expect((await upload(content, seated)).status).toBe(400);
    expect((await upload(content, { 'X-File-Name': '%E0%A4', ...seated })).status).toBe(400);
    expect((await get('/upload')).status).toBe(405);
    expect((await get(path, { method: 'DELETE' })).status).toBe(405);
  });

  it('are not the screens, which come with a strict policy', async () => {
    const answer = await get('/');
    expect(answer.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    const policy = answer.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(answer.headers.get('Referrer-Policy')).toBe('no-referrer');
  });
});
