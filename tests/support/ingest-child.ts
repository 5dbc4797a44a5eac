import { openVault } from '#main/platform/vault/vault.ts';

/** Run as a process of its own: takes one file into a vault and says so at the first sign of progress. */
const [dir = '', source = ''] = process.argv.slice(2);
const vault = await openVault(dir);
let told = false;
await vault.ingest(source, {
  onProgress: () => {
    if (told) return;
    told = true;
    process.stdout.write('begun\n');
  },
});
process.stdout.write('finished\n');
await vault.close();
