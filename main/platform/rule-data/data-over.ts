import { prepared } from '../files/prepared.ts';
import { type DataKind, readDataFolder, type RefusedFile } from './data-folder.ts';
import { NO_OWN_DATA, type OwnData, readOwnData } from './own-data.ts';

/** Where rule data of one kind lies: the program's folder, and the bureau's files in its archive. */
export interface DataFolders {
  readonly shipped: string;
  readonly own?: OwnData | undefined;
}

export interface DataInForce<T> {
  /** the program's that no file of the bureau takes the place of, in the order of their files */
  readonly shipped: readonly T[];
  readonly own: readonly T[];
  /** ids that the bureau's files bring */
  readonly ownIds: ReadonlySet<string>;
  readonly problems: readonly RefusedFile[];
}

/**
 * The rule data in force: a file of the bureau adds its entry, or takes the place of the program's one with the same id.
 * A file with an error disables itself, so that what it was to replace stays in force; it is named.
 * @param name under which the program's own is kept prepared
 */
export async function readDataOver<T>(
  name: string,
  { shipped, own = NO_OWN_DATA }: DataFolders,
  data: DataKind<T>,
): Promise<DataInForce<T>> {
  const ids = data.ids ?? (() => []);
  const program = await prepared(name, { folder: shipped, files: data.names }, () =>
    readDataFolder(shipped, data),
  );
  const bureau = readOwnData<T>(own, { ...data, kind: `本局${data.kind}` });
  const ownIds = new Set(bureau.entries.flatMap(ids));
  return {
    shipped: program.entries.filter((entry) => !ids(entry).some((id) => ownIds.has(id))),
    own: bureau.entries,
    ownIds,
    problems: [...program.problems, ...bureau.problems],
  };
}
