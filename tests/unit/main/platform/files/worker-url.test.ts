import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { workerUrl } from '#main/platform/files/worker-url.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

it('takes the source beside the source, and the bundle beside the bundle', () => {
  const folder = temporaryFolder();
  const bundle = pathToFileURL(join(folder, 'main.js')).href;
  expect(workerUrl('vault-lane', 'file:///program/main/platform/vault/lane-pool.ts').href).toBe(
    'file:///program/main/workers/vault-lane.ts',
  );
  expect(() => workerUrl('vault-lane', bundle)).toThrow('missing from the bundle');
  mkdirSync(join(folder, 'workers'));
  writeFileSync(join(folder, 'workers', 'vault-lane.js'), '');
  expect(workerUrl('vault-lane', bundle).href).toBe(
    pathToFileURL(join(folder, 'workers', 'vault-lane.js')).href,
  );
  const chunk = pathToFileURL(join(folder, 'chunks', 'app.js')).href;
  expect(workerUrl('vault-lane', chunk).href).toBe(
    pathToFileURL(join(folder, 'workers', 'vault-lane.js')).href,
  );
});
