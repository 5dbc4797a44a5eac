import { join } from 'node:path';
import { Readable } from 'node:stream';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { PrepareAgain } from '#main/features/archive/archive.ts';
import { rightOfWay } from '#main/platform/workers/right-of-way.ts';
import { aCase } from '../support/a-case.ts';
import { openTestApp, type TestApp } from '../support/temporary-archive.ts';

let test: TestApp | undefined;
afterEach(() => test?.close());

async function open() {
  test = await openTestApp();
  const { archive, cases } = test.app.workplace();
  const { id } = await test.client.cases.create(await aCase(test.client));
  return { test, archive, cases, id };
}

const note = (sentence: string) => ({ act: 'test.note', sentence });
const bug = /would wait for itself|handle of that transaction/;

describe('a card that comes in', () => {
  it('stands still while a call is answered, and goes on while a stream is read', async () => {
    const { test } = await open();
    const taken = () => Atomics.load(rightOfWay, 0);
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    const seen: number[] = [];
    const call = test.client.cases.create(await aCase(test.client)).finally(() => seen.push(-1));
    while (!seen.includes(-1)) {
      await turn();
      seen.push(taken());
    }
    await call;
    expect(seen).toContain(1);
    expect(taken()).toBe(0);
    const stop = new AbortController();
    await test.client.jobs.watch({}, { signal: stop.signal });
    expect(taken()).toBe(0);
    stop.abort();
  });
});

describe('what is uploaded', () => {
  it('goes first like a call', async () => {
    const { test } = await open();
    const seen: number[] = [];
    const body = Readable.from(
      (function* () {
        yield Buffer.from('扫描');
        seen.push(Atomics.load(rightOfWay, 0));
      })(),
    );
    await test.upload('扫描.txt', body);
    expect(seen).toEqual([1]);
    expect(Atomics.load(rightOfWay, 0)).toBe(0);
  });
});

describe('what takes as long as the disk does', () => {
  it('is a bug inside an act: bytes come into the vault, and out of it, before it begins', async () => {
    const { archive, test } = await open();
    const { sha256 } = await archive.takeIn(Readable.from([Buffer.from('前')]), 'text/plain');
    const inside: readonly (() => Promise<unknown>)[] = [
      () => archive.takeIn(Readable.from([Buffer.from('x')]), 'text/plain'),
      () => archive.stage(Readable.from([Buffer.from('x')]), 'text/plain'),
      () => archive.vault.verify(sha256),
      () => archive.vault.read(sha256),
      () => archive.vault.hash(archive.databaseFile),
    ];
    for (const call of inside)
      await expect(
        archive.act(test.actor, async () => ({ value: await call(), act: note('外') })),
      ).rejects.toThrow('belongs into prepare');
    expect(await archive.vault.verify(sha256)).toMatchObject({ state: 'intact' });
  });

  it('enters nothing whose bytes are not there', async () => {
    const { archive, test } = await open();
    const gone = { sha256: 'ab'.repeat(32), sm3: 'cd'.repeat(32), bytes: 1, mime: 'text/plain' };
    await expect(
      archive.act(test.actor, async (tx) => {
        await archive.recordOriginal(tx, gone);
        return { value: undefined, act: note('外') };
      }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('a call that would wait for itself', () => {
  it('inside an act is a bug, at once: reading by the archive, and another act', async () => {
    const { archive, cases, test, id } = await open();
    const inside: readonly (() => Promise<unknown>)[] = [
      () => cases.get(id),
      () => archive.db.selectFrom('cases').select('id').execute(),
      () => archive.read((db) => db.selectFrom('cases').select('id').execute()),
      () => archive.act(test.actor, () => Promise.resolve({ value: 1, act: note('内') })),
      () => archive.unrecorded(() => Promise.resolve(1)),
      () => test.client.cases.get({ caseId: id }).then((one) => one),
    ];
    for (const call of inside) {
      const act = archive.act(test.actor, async () => ({ value: await call(), act: note('外') }));
      await expect(act).rejects.toThrow();
    }
    await expect(
      archive.act(test.actor, async () => ({ value: await cases.get(id), act: note('外') })),
    ).rejects.toThrow(bug);
    // Nothing of it stays, and nothing is stuck.
    const acts = await archive.db
      .selectFrom('acts')
      .select('sentence')
      .where('act', '=', 'test.note')
      .execute();
    expect(acts).toEqual([]);
    await archive.act(test.actor, () => Promise.resolve({ value: 1, act: note('后') }));
  });

  it('inside a read is a bug when it writes, and reads on when it reads', async () => {
    const { archive, cases, test, id } = await open();
    await expect(
      archive.read(() => archive.act(test.actor, () => Promise.resolve({ value: 1, act: note('内') }))),
    ).rejects.toThrow('nothing is written');
    expect(await archive.read(() => archive.read(() => cases.get(id)))).toMatchObject({ id });
  });

  it('work nobody waited for belongs to no transaction any more once that is through', async () => {
    const { archive, cases, test, id } = await open();
    const gate = Promise.withResolvers<undefined>();
    let later: Promise<unknown> | undefined;
    await archive.act(test.actor, () => {
      later = gate.promise.then(() => cases.get(id));
      return Promise.resolve({ value: undefined, act: note('开始') });
    });
    gate.resolve(undefined);
    expect(await later).toMatchObject({ id });
  });

  it('the handle of a transaction is good for nobody outside of it, neither meanwhile nor after', async () => {
    const { archive, test } = await open();
    const begun = Promise.withResolvers<Parameters<Parameters<typeof archive.act>[1]>[0]>();
    const gate = Promise.withResolvers<undefined>();
    const act = archive.act(test.actor, async (tx) => {
      begun.resolve(tx);
      await gate.promise;
      return { value: 1, act: note('一') };
    });
    const left = await begun.promise;
    const write = () => left.updateTable('cases').set({ title: '改' }).execute();
    await expect(write()).rejects.toThrow('outside');
    gate.resolve(undefined);
    await act;
    await expect(write()).rejects.toThrow('already committed');
  });
});

describe('reading beside writing', () => {
  it('waits for no transaction, and sees what is committed', async () => {
    const { archive, cases, test, id } = await open();
    const gate = Promise.withResolvers<undefined>();
    const before = (await cases.get(id)).title;
    const act = archive.act(test.actor, async (tx) => {
      await tx.updateTable('cases').set({ title: '改后' }).where('id', '=', id).execute();
      await gate.promise;
      return { value: 1, act: note('改') };
    });
    expect((await cases.get(id)).title).toBe(before);
    gate.resolve(undefined);
    await act;
    expect((await cases.get(id)).title).toBe('改后');
  });

  it('is of one moment inside `read`, also by what it calls', async () => {
    const { archive, cases, test, id } = await open();
    const gate = Promise.withResolvers<undefined>();
    const other = gate.promise.then(() =>
      archive.act(test.actor, async (tx) => {
        await tx.updateTable('cases').set({ title: '别人改的' }).where('id', '=', id).execute();
        return { value: 1, act: note('改') };
      }),
    );
    const [before, after] = await archive.read(async () => {
      const first = (await cases.get(id)).title;
      gate.resolve(undefined);
      await other;
      return [first, (await cases.get(id)).title];
    });
    expect(after).toBe(before);
    expect((await cases.get(id)).title).toBe('别人改的');
  });

  it('cannot write, whatever is said to it', async () => {
    const { archive } = await open();
    await expect(sql`update cases set title = ''`.execute(archive.db)).rejects.toThrow('readonly');
  });
});

describe('another program that holds the database', () => {
  it('is waited for without standing still', async () => {
    const { archive, test } = await open();
    const program = new Sqlite(join(test.archiveDir, 'archive.sqlite'));
    program.exec('BEGIN IMMEDIATE');
    const act = archive.act(test.actor, () => Promise.resolve({ value: 'done', act: note('等') }));
    // If the act stood still for the lock, nobody would get here to let it go.
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
    program.exec('COMMIT');
    program.close();
    expect(await act).toBe('done');
  });
});

describe('an act in two steps', () => {
  it('prepares beside other acts, and again when somebody else came first', async () => {
    const { archive, test, id } = await open();
    const revision = async (db: Pick<typeof archive.db, 'selectFrom'>) =>
      (await db.selectFrom('acts').select('sequence').orderBy('sequence', 'desc').executeTakeFirstOrThrow())
        .sequence;
    const seen: number[] = [];
    const last = await archive.write(test.actor, {
      async prepare() {
        const before = await revision(archive.db);
        seen.push(before);
        // Nobody is held up: another act goes through in the middle, the first time.
        if (seen.length === 1)
          await archive.act(test.actor, () => Promise.resolve({ value: 1, act: note('插队') }));
        return before;
      },
      async commit(tx, prepared) {
        if ((await revision(tx)) !== prepared) throw new PrepareAgain();
        return { value: prepared, act: { ...note('准备好的'), caseId: id } };
      },
    });
    expect(seen).toEqual([last - 1, last]);
    const written = await archive.db
      .selectFrom('acts')
      .select('sentence')
      .where('act', '=', 'test.note')
      .execute();
    expect(written.map(({ sentence }) => sentence)).toEqual(['插队', '准备好的']);
  });

  it('gives up with a sentence when that goes on for ever, and writes nothing', async () => {
    const { archive, test } = await open();
    let prepared = 0;
    const write = archive.write(test.actor, {
      prepare: () => Promise.resolve((prepared += 1)),
      commit: () => Promise.reject(new PrepareAgain()),
    });
    await expect(write).rejects.toMatchObject({ code: 'conflict' });
    expect(prepared).toBeGreaterThan(1);
    const written = await archive.db
      .selectFrom('acts')
      .select('act')
      .where('act', '=', 'test.note')
      .execute();
    expect(written).toEqual([]);
  });
});
