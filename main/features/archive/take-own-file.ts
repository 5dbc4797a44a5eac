import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Actor } from '#shared/contract/session.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { checkOwnFile } from '../../platform/rule-data/check-own-file.ts';
import { readDataFile } from '../../platform/rule-data/data-folder.ts';
import type { Archive } from './archive.ts';
import type { OwnFolder } from './identity/archive-folder.ts';
import { sha256Of } from './identity/lying-files.ts';
import { dropFile, takeFile, takenFiles } from './identity/own-files.ts';

interface OwnFileName {
  readonly folder: OwnFolder;
  readonly file: string;
}

const missing = ({ folder, file }: OwnFileName): ProblemError =>
  new ProblemError('not-found', `本局没有采用“${folder}/${file}”，可能已在另一窗口停用，请刷新后再看。`, {
    file,
  });

/**
 * Takes in a file that somebody put into the archive's folder by hand: it counts with these bytes, which the vault keeps.
 * `file` is no way out of the folder: the contract sees to it. Errors: `not-found`, `invalid-input`.
 */
export async function takeOwnFile(
  archive: Archive,
  actor: Actor,
  { folder, file, source }: OwnFileName & { readonly source: string },
): Promise<void> {
  const lying = readDataFile(join(archive.ownDir(folder), file), '规则');
  checkOwnFile(folder, lying);
  const bytes = Buffer.from(lying.text);
  const kept = await archive.takeIn(Readable.from([bytes]), 'text/plain');
  await archive.act(actor, async (tx) => {
    await archive.recordOriginal(tx, kept);
    const sha256 = sha256Of(bytes);
    await takeFile(tx, { folder, file, sha256, source, by: actor.name, at: archive.clock.now() });
    return {
      value: undefined,
      act: {
        act: 'archive.take-file',
        sentence: `采用放入档案库文件夹的${folder}/${file}（来源：${source}）`,
        details: { folder, file, sha256, source },
      },
    };
  });
}

/** It counts no more, and lies there no more; the vault keeps it. Errors: `not-found`. */
export async function dropOwnFile(
  archive: Archive,
  actor: Actor,
  { folder, file }: OwnFileName,
): Promise<void> {
  await archive.act(actor, async (tx) => {
    const own = (await takenFiles(tx, folder)).get(file);
    if (own === undefined) throw missing({ folder, file });
    await dropFile(tx, folder, file);
    rmSync(join(archive.ownDir(folder), file), { force: true });
    return {
      value: undefined,
      act: {
        act: 'archive.drop-file',
        sentence: `停用本局的${folder}/${file}，恢复程序自带的`,
        details: { folder, file, sha256: own.sha256 },
      },
    };
  });
}
