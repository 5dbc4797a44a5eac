import { ProblemError } from '#shared/lib/problem.ts';
import { accessKind } from './access-roles.ts';
import { readLocalDays } from './calendar.ts';
import type { DataKind } from './data-folder.ts';
import { orders } from './filing-orders.ts';
import { ownLanes } from './own-lanes.ts';
import { ownAmounts, ownRules } from './own-limits.ts';
import { phrasesKind } from './phrases.ts';
import type { DataFile } from './read-data.ts';
import { layouts } from './recorder-profiles.ts';
import { statuteKind } from './statutes.ts';

type Readable = Pick<DataKind<unknown>, 'kind' | 'names' | 'read'>;

const localDays: Readable = {
  kind: '本地休息日',
  names: /^local\.json$/,
  read: ({ name, text }) => readLocalDays(name, text),
};

/** What a bureau may put into each folder of its archive, to be taken in. A year of the calendar is shown before. */
const kindsIn: Readonly<Record<string, readonly Readable[]>> = {
  access: [accessKind],
  calendars: [localDays],
  limits: [ownRules, ownAmounts],
  procedure: [ownLanes],
  'filing-order': [orders],
  'recorder-profiles': [layouts],
  phrases: [phrasesKind],
  statutes: [statuteKind],
};

/** What is taken in can be read. Errors: `invalid-input` with file, line and cause. */
export function checkOwnFile(folder: string, file: DataFile): void {
  const kind = kindsIn[folder]?.find(({ names }) => names.test(file.name));
  if (kind === undefined)
    throw new ProblemError('invalid-input', `“${folder}/${file.name}”不是这个文件夹的规则文件，没有采用。`, {
      file: file.name,
    });
  kind.read({ ...file, kind: kind.kind });
}
