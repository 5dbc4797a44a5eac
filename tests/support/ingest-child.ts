import { openVault } from '#main/platform/vault/vault.ts';

/**
 * Run as a process of its own: takes one file into a vault and is killed, as by a power cut, at the first sign of
 * progress. It does that itself: nobody else would be sure to come in the middle.
 */
const [dir = '', source = ''] = process.argv.slice(2);
const vault = await openVault(dir);
await vault.ingest(source, {
  onProgress: () => {
    process.kill(process.pid, 'SIGKILL');
  },
});
