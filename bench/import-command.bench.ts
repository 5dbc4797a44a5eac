/**
 * `card import` of a 1 GiB card by the command line, with its start, against `cp -r` + `sync` + `sha256sum` +
 * `openssl dgst -sm3` of the same files. Both begin with a cold cache. We also scan the card, ask ffprobe about every
 * file, read samples of the card again, register each file with an act and make pictures; the peer does none of this.
 * Prints one ratio; never fails a build.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { benchCard, copyWithShellTools, MiB } from './card.ts';
import { anjuan, secondsOf, withArchive } from './program.ts';

const ROUNDS = 2;

const card = benchCard('anjuan-bench-import-command', [256, 224, 192, 160, 96, 64, 32]);
await withArchive(async (archive, dir) => {
  let peer = 0;
  let ours = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    peer += copyWithShellTools(card);
    const into = join(dir, `archive-${String(round)}`);
    anjuan('archive', 'create', '--archive', into, '--bureau', join(dir, 'bureau.json'));
    card.coldly();
    ours += secondsOf(() => anjuan('card', 'import', '--archive', into, '--card', card.dir));
    rmSync(into, { recursive: true, force: true });
  }
  const start = secondsOf(() => anjuan('template', 'list', '--archive', archive));
  const perSecond = (seconds: number): string =>
    `${((card.bytes * ROUNDS) / MiB / seconds).toFixed(0)} MiB/s`;
  console.log(
    `card import: ${(peer / ours).toFixed(2)}x faster than cp+sync+sha256sum+openssl sm3, its start of ` +
      `${(1000 * start).toFixed(0)} ms included (${perSecond(ours)} against ${perSecond(peer)}, ` +
      `${(card.bytes / MiB / 1024).toFixed(1)} GiB, ${String(ROUNDS)} rounds)`,
  );
  await Promise.resolve();
});
