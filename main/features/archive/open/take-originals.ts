import { ProblemError } from '#shared/lib/problem.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Reader } from '../../../platform/sqlite/open.ts';
import type { Vault } from '../../../platform/vault/vault.ts';
import { findOriginal, insertOriginal } from '../originals/originals.repository.ts';
import type { Archive } from './open-archive.ts';

/** The ways of bytes into an archive, and of its inventory. */
export function takeOriginals({
  db,
  vault,
  clock,
  requireWritable,
}: {
  readonly db: Reader;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly requireWritable: () => void;
}): Pick<Archive, 'takeIn' | 'stage' | 'recordOriginal' | 'original'> {
  const recordOriginal: Archive['recordOriginal'] = async (tx, original) => {
    // What an act that was cut off had left may have been cleared away a moment ago: no row without its bytes.
    if (!(await vault.has(original.sha256)))
      throw new ProblemError('conflict', '文件刚刚从库中清理，没有登记。请再做一次。', {
        sha256: original.sha256,
      });
    await insertOriginal(tx, original, clock.now());
  };
  return {
    async takeIn(source, mime, options) {
      requireWritable();
      const taken =
        typeof source === 'string'
          ? await vault.ingest(source, options)
          : await vault.ingestStream(source, options);
      return { sha256: taken.sha256, sm3: taken.sm3, bytes: taken.size, mime };
    },
    async stage(source, mime, options) {
      requireWritable();
      const staged = await vault.stage(source, options);
      const original = { sha256: staged.sha256, sm3: staged.sm3, bytes: staged.size, mime };
      return {
        original,
        async keep(tx) {
          await staged.keep();
          await recordOriginal(tx, original);
        },
        [Symbol.asyncDispose]: () => staged[Symbol.asyncDispose](),
      };
    },
    recordOriginal,
    async original(sha256) {
      const original = await findOriginal(db, sha256);
      if (original === undefined)
        throw new ProblemError('not-found', '档案库里没有登记这个原件，请重新上传。', { sha256 });
      return original;
    },
  };
}
