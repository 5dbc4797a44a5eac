import type { Archive } from './archive.ts';
import { PROGRAM } from './chain/become-copy.ts';
import { COUNTING_WHEN_TAKEN, OWN_FOLDERS, type OwnFolder } from './identity/archive-folder.ts';
import { lyingFiles } from './identity/lying-files.ts';
import { dropFile, takeFile, takenFiles } from './identity/own-files.ts';

const SOURCE = '放入档案库文件夹';

interface Change {
  readonly folder: OwnFolder;
  readonly file: string;
  /** Undefined of one that is gone. */
  readonly sha256?: string;
  readonly known: boolean;
}

const NOTED = OWN_FOLDERS.filter((folder) => !COUNTING_WHEN_TAKEN.has(folder));

async function changesIn({ db, ownDir }: Archive, folder: OwnFolder): Promise<readonly Change[]> {
  const taken = await takenFiles(db, folder);
  const lying = lyingFiles(ownDir(folder));
  const there = new Set(lying.map(({ file }) => file));
  return [
    ...lying
      .filter(({ file, sha256 }) => taken.get(file)?.sha256 !== sha256)
      .map(({ file, sha256 }) => ({ folder, file, sha256, known: taken.has(file) })),
    ...[...taken.keys()].filter((file) => !there.has(file)).map((file) => ({ folder, file, known: true })),
  ];
}

/**
 * Files of the bureau that count because they lie there (templates) are entered in the record when they
 * come, change or go, so that it can be said since when each of them counted.
 */
export async function noteOwnFiles(archive: Archive): Promise<void> {
  if (archive.writeProtected || archive.custody.isCopy) return;
  const changes = (await Promise.all(NOTED.map((folder) => changesIn(archive, folder)))).flat();
  if (changes.length === 0) return;
  // Opened is opened, also where something planted keeps every act from being written: verification names that.
  await enter(archive, changes).catch((error: unknown) => {
    archive.log.error('archive.own-files', error);
  });
}

async function enter(archive: Archive, changes: readonly Change[]): Promise<void> {
  await archive.note(PROGRAM, async (tx) => {
    for (const { folder, file, sha256 } of changes)
      await (sha256 === undefined
        ? dropFile(tx, folder, file)
        : takeFile(tx, { folder, file, sha256, source: SOURCE, by: PROGRAM.name, at: archive.clock.now() }));
    const words = changes.map(
      ({ folder, file, sha256, known }) =>
        `${folder}/${file}（${sha256 === undefined ? '已移走' : known ? '已更换' : '新放入'}）`,
    );
    return {
      value: undefined,
      act: {
        act: 'archive.own-files',
        sentence: `档案库文件夹里的本局规则文件有变化，从此照现有的采用：${words.join('、')}`,
        details: { changes },
      },
    };
  });
}
