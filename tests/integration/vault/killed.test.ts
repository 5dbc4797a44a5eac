import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { openVault } from '#main/platform/vault/vault.ts';
import { collect } from '#tests/support/collect.ts';
import { putBytes } from '#tests/support/make-card.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const child = fileURLToPath(new URL('../../support/ingest-child.ts', import.meta.url));

it('shows no half file after the program was killed in the middle of one, and takes it in the second time', async () => {
  const folder = temporaryFolder();
  const dir = join(folder, 'vault');
  const source = join(folder, await putBytes(folder, 'card/a.mp4', 200 * 1024 * 1024));

  const killed = spawn(process.execPath, [child, dir, source], { stdio: ['ignore', 'ignore', 'inherit'] });
  expect(await once(killed, 'exit')).toEqual([null, 'SIGKILL']);
  expect(readdirSync(join(dir, 'incoming'))).toHaveLength(1);

  const vault = await openVault(dir);
  onTestFinished(() => vault.close());
  expect(readdirSync(join(dir, 'incoming'))).toEqual([]);
  expect(await collect(vault.list())).toEqual([]);
  const stored = await vault.ingest(source);
  expect(stored.outcome).toBe('stored');
  expect((await vault.verify(stored.sha256)).state).toBe('intact');
});

it('leaves a part alone that this process is still writing when the vault is opened again', async () => {
  const folder = temporaryFolder();
  const dir = join(folder, 'vault');
  const source = join(folder, await putBytes(folder, 'card/a.mp4', 60 * 1024 * 1024));
  const vault = await openVault(dir);
  onTestFinished(() => vault.close());
  const begun = Promise.withResolvers<undefined>();
  const stored = vault.ingest(source, {
    onProgress: () => {
      begun.resolve(undefined);
    },
  });
  await begun.promise;
  const second = await openVault(dir);
  onTestFinished(() => second.close());
  expect((await stored).outcome).toBe('stored');
});
