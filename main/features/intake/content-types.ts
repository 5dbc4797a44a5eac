import { contentType } from '../../platform/files/content-type.ts';

const READS_AT_ONCE = 8;

/** What the files of a card are by their first bytes, by path; a file that cannot be read is left to its name. */
export async function contentTypes(
  files: readonly {
    readonly path: string;
    readonly size: number;
    /** opens it */
    readonly place: string | Buffer;
  }[],
): Promise<ReadonlyMap<string, string>> {
  const types = new Map<string, string>();
  const queue = files.filter(({ size }) => size > 0);
  const work = async () => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      // Why it cannot be read is said when it is taken, with its name.
      const type = await contentType(file.place).catch(() => undefined);
      if (type !== undefined) types.set(file.path, type);
    }
  };
  await Promise.all(Array.from({ length: READS_AT_ONCE }, work));
  return types;
}
