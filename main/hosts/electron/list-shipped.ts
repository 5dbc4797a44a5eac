import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listShipped } from '#main/platform/files/shipped-files.ts';
import { findResourcesRoot } from '../common/host-paths.ts';

// Run before packing: the list goes into the archive of code, which Electron checks, and covers what lies beside it.
const root = findResourcesRoot(import.meta.dirname);
writeFileSync(join(root, 'out', 'shipped.json'), `${JSON.stringify(await listShipped(root), null, 1)}\n`);
