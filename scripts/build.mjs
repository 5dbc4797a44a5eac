// Brings the screens and the desktop program in out/ up to date.
import { ensureDesktop } from './lib/builds.mjs';
import { ensurePackages } from './lib/packages.mjs';

await ensurePackages();
await ensureDesktop();
