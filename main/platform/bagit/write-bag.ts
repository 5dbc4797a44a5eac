import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { present } from '#shared/lib/assert.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { requireFreeSpace } from '../files/free-space.ts';
import { fsyncFolder } from '../files/fsync-folder.ts';
import { outputProblem } from '../files/output-problem.ts';
import { systemCode } from '../files/file-problems.ts';
import { openDiskReader } from '../vault/disk-reader.ts';
import { requireUsablePaths } from './bag-path.ts';
import { type BytesSource, copyHashed, digestsOf, type FileDigests, sourceProblem } from './copy-hashed.ts';
import { BAG_AGENT, MANIFEST_ALGORITHMS } from './bag-info.ts';
import { BAG_DECLARATION } from './declaration.ts';
import { manifestText, type TagLines, tagText } from './manifest.ts';

/** A file to go below `data/`. `sha256`: what its bytes must hash to, for originals out of the vault. */
export interface PayloadFile {
  readonly path: string;
  readonly source: BytesSource;
  readonly sha256?: string;
}

/** A payload file as it lies in the bag; `path` begins with `data/`. */
export interface BaggedFile extends FileDigests {
  readonly path: string;
}

/** A file beside `data/`, such as the page to browse the bag. */
export interface TagFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface BagRequest {
  /** Folder to be made; must not exist yet. */
  readonly target: string;
  readonly payload: readonly PayloadFile[];
  /** Lines of bag-info.txt; Bagging-Date and Payload-Oxum are added. */
  readonly info: TagLines;
  /** `2026-03-05` */
  readonly baggingDate: string;
  /** Made when the payload has been written, so that they can show its checksums. */
  readonly tagFiles?: (payload: readonly BaggedFile[]) => readonly TagFile[] | Promise<readonly TagFile[]>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: BagProgress) => void;
}

/** `write`: payload copied so far; `read`: bytes of the whole bag read back from its disk. */
export interface BagProgress {
  readonly phase: 'write' | 'read';
  readonly files: number;
  readonly bytes: number;
  readonly totalBytes: number;
}

export interface WrittenBag {
  readonly files: readonly BaggedFile[];
  readonly bytes: number;
  /** SHA-256 of manifest-sha256.txt, which names every file of the payload. */
  readonly manifestSha256: string;
}

const SLACK = 16 * 1024 * 1024;

/**
 * Writes a BagIt 1.0 package (RFC 8493) with manifests in SHA-256 and SM3.
 * It is written as `<target>.part` and takes its name when every file has been read back from the disk as it was
 * written; after a failure or a cancel nothing is left. Throws `conflict` when the target exists, `archive-damaged`
 * when a source has not the hash it should have, `disk-full` before writing when it would not fit, `media-unreadable`
 * when the disk does not give back what it was given.
 */
export async function writeBag(request: BagRequest): Promise<WrittenBag> {
  requireUsablePaths(request.payload.map(({ path }) => path));
  await requireNoBag(request.target);
  const totalBytes = await sizeOf(request.payload);
  const part = partOf(request.target);
  await clearOldPart(part);
  try {
    await mkdir(part, { recursive: true });
    await requireFreeSpace(part, totalBytes + SLACK, '移交包');
    const { all, ...written } = await fill(part, request, totalBytes);
    request.signal?.throwIfAborted();
    // Only when all is written: a disk that claims more room than it has loses what came first.
    await readBack(part, all, request);
    await rename(part, request.target);
    fsyncFolder(dirname(request.target));
    const manifest = all.find(({ path }) => path === 'manifest-sha256.txt');
    return { ...written, manifestSha256: present(manifest, 'a bag has its manifest').sha256 };
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    throw outputProblem(error, request.target);
  }
}

interface Filled extends Omit<WrittenBag, 'manifestSha256'> {
  /** Payload and tag files. */
  readonly all: readonly BaggedFile[];
}

async function readBack(part: string, all: readonly BaggedFile[], request: BagRequest): Promise<void> {
  const totalBytes = all.reduce((sum, file) => sum + file.bytes, 0);
  const reader = openDiskReader();
  let files = 0;
  let bytes = 0;
  try {
    await reader.requireAll(
      all.map(({ path, sha256 }) => ({ path: join(part, path), name: basename(path), sha256 })),
      {
        signal: request.signal,
        onFile: (added) => {
          files += 1;
          bytes += added;
          request.onProgress?.({ phase: 'read', files, bytes, totalBytes });
        },
      },
    );
  } finally {
    await reader.close();
  }
}

async function fill(part: string, request: BagRequest, totalBytes: number): Promise<Filled> {
  const folders = new Set([part]);
  const place = async (path: string): Promise<string> => {
    const target = join(part, path);
    await mkdir(dirname(target), { recursive: true });
    for (let folder = dirname(target); folder.length >= part.length; folder = dirname(folder))
      folders.add(folder);
    return target;
  };
  // First, so that a leftover can be told from a folder of someone else.
  await copyHashed({ bytes: Buffer.from(BAG_DECLARATION) }, await place('bagit.txt'));
  await mkdir(join(part, 'data'));
  const files: BaggedFile[] = [];
  let bytes = 0;
  for (const file of request.payload) {
    // One Unicode form for all names: what macOS and Windows disagree about would break a check later.
    const path = `data/${file.path.normalize('NFC')}`;
    const onBytes = (added: number): void => {
      bytes += added;
      request.onProgress?.({ phase: 'write', files: files.length, bytes, totalBytes });
    };
    const digests = await copyHashed(file.source, await place(path), { signal: request.signal, onBytes });
    requireHash(file, digests);
    files.push({ path, ...digests });
    request.onProgress?.({ phase: 'write', files: files.length, bytes, totalBytes });
  }
  const tags = await writeTagFiles(request, files, bytes, place);
  for (const folder of folders) fsyncFolder(folder);
  return { files, bytes, all: [...files, ...tags] };
}

async function writeTagFiles(
  request: BagRequest,
  files: readonly BaggedFile[],
  bytes: number,
  place: (path: string) => Promise<string>,
): Promise<readonly BaggedFile[]> {
  const info: TagLines = [
    ...request.info,
    BAG_AGENT,
    ['Bagging-Date', request.baggingDate],
    ['Payload-Oxum', `${bytes}.${files.length}`],
  ];
  const tags: TagFile[] = [
    { path: 'bag-info.txt', bytes: Buffer.from(tagText(info)) },
    ...MANIFEST_ALGORITHMS.map((name) => ({
      path: `manifest-${name}.txt`,
      bytes: Buffer.from(manifestText(files.map((file) => ({ path: file.path, checksum: file[name] })))),
    })),
    ...((await request.tagFiles?.(files)) ?? []),
  ];
  requireUsablePaths(['bagit.txt', ...tags.map(({ path }) => path)]);
  const listed: BaggedFile[] = [{ path: 'bagit.txt', ...digestsOf(Buffer.from(BAG_DECLARATION)) }];
  for (const tag of tags) {
    listed.push({ path: tag.path, ...(await copyHashed({ bytes: tag.bytes }, await place(tag.path))) });
  }
  const lists: BaggedFile[] = [];
  for (const name of MANIFEST_ALGORITHMS) {
    const text = manifestText(listed.map((tag) => ({ path: tag.path, checksum: tag[name] })));
    const path = `tagmanifest-${name}.txt`;
    lists.push({ path, ...(await copyHashed({ bytes: Buffer.from(text) }, await place(path))) });
  }
  return [...listed, ...lists];
}

function requireHash(file: PayloadFile, { sha256 }: FileDigests): void {
  if (file.sha256 === undefined || file.sha256 === sha256) return;
  throw new ProblemError(
    'archive-damaged',
    `原件“${basename(file.path)}”的校验值与入库时不一致，已停止导出。请在“设置 · 档案库”里完整核验，从备份恢复后再导出。`,
    { path: file.path, expected: file.sha256, found: sha256 },
  );
}

/** Where a package lies while it is written. */
export const partOf = (target: string): string => `${target}.part`;

/** Errors: `conflict` when something lies there already. */
export async function requireNoBag(target: string): Promise<void> {
  try {
    await stat(target);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    throw outputProblem(error, target);
  }
  throw new ProblemError('conflict', `“${basename(target)}”已经存在，没有覆盖。请换一个位置或先移走它。`, {
    target,
  });
}

/** Removes what an interrupted export left, and nothing that is not ours. */
async function clearOldPart(part: string): Promise<void> {
  if (!(await removeUnfinished(part)))
    throw new ProblemError('conflict', `“${basename(part)}”里有别的文件，没有动它。请先移走这个文件夹。`, {
      part,
    });
}

/** @returns false where something else lies there, which stays */
export async function removeUnfinished(part: string): Promise<boolean> {
  const names = await readdir(part).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw outputProblem(error, part);
  });
  if (names === undefined) return true;
  if (names.length > 0 && !names.includes('bagit.txt')) return false;
  await rm(part, { recursive: true, force: true });
  return true;
}

async function sizeOf(payload: readonly PayloadFile[]): Promise<number> {
  let total = 0;
  for (const { source } of payload) {
    if ('bytes' in source) total += source.bytes.length;
    else
      total += await stat(source.file).then(
        ({ size }) => size,
        (error: unknown) => Promise.reject(sourceProblem(error, source.file)),
      );
  }
  return total;
}
