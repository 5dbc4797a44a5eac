import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NO_OWN_DATA, type OwnData } from '#main/platform/rule-data/own-data.ts';

/** All files of a folder, as if somebody had taken each of them in. */
export const countedFiles = (folder: string): OwnData => ({
  ...NO_OWN_DATA,
  counted: readdirSync(folder)
    .toSorted()
    .map((name) => ({ name, path: join(folder, name) })),
});
