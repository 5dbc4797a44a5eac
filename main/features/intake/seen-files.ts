import { basename } from 'node:path';
import { sql } from 'kysely';
import { anyOf } from '../../platform/sqlite/json.ts';
import type { Db } from '../../platform/sqlite/open.ts';
import { originalsToJoin } from '../archive/archive.ts';

export interface CardEntry {
  readonly path: string;
  readonly bytes: number;
}

/**
 * Which files of a card came in before, by name and size, and when last: a sign, no proof. Names under which a content
 * was passed over count too, since a recorder gives one content several.
 */
export async function seenFiles(db: Db, files: readonly CardEntry[]): Promise<ReadonlyMap<string, string>> {
  const names = anyOf([...new Set(files.map(({ path }) => basename(path)))]);
  const paths = anyOf(files.map(({ path }) => path));
  const { rows } = await sql<{ name: string; bytes: number; at: string }>`
    select recordings.name, originals.bytes, recordings.imported_at as at
      from recordings join ${originalsToJoin(db)} on originals.sha256 = recordings.sha256
      where recordings.name in ${names}
    union all
    select batch_files.path, batch_files.bytes, batches.started_at
      from batch_files join batches on batches.id = batch_files.batch_id
      where batch_files.outcome in ('imported', 'skipped')
        and batch_files.path in ${paths}`.execute(db);
  const last = new Map<string, string>();
  for (const { name, bytes, at } of rows) {
    const known = last.get(keyOf(name, bytes));
    if (known === undefined || known < at) last.set(keyOf(name, bytes), at);
  }
  return new Map(
    files.flatMap(({ path, bytes }): [string, string][] => {
      const at = [keyOf(path, bytes), keyOf(basename(path), bytes)]
        .flatMap((key) => last.get(key) ?? [])
        .sort()
        .at(-1);
      return at === undefined ? [] : [[path, at]];
    }),
  );
}

const keyOf = (name: string, bytes: number): string => `${String(bytes)} ${name}`;
