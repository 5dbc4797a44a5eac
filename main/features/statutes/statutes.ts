import type { Statute } from '#shared/domain/statutes/statute.ts';
import { prepared } from '../../platform/files/prepared.ts';
import { readStatutes, type StatuteFolder } from '../../platform/rule-data/statutes.ts';

/** 法规：the laws whose texts the program has, with those the bureau put into its archive. */
export interface Statutes {
  /** A law of the bureau takes the place of the program's one with the same title. */
  list(): Promise<StatuteFolder>;
}

/** `shippedDir` is read once, when it is first asked for, `ownDir` each time: a bureau may add a file meanwhile. */
export function createStatutes(shippedDir: string, ownDir: string): Statutes {
  let shipped: Promise<StatuteFolder> | undefined;
  const read = () =>
    prepared('statutes', { folder: shippedDir, files: /\.yaml$/ }, () => readStatutes(shippedDir));
  return {
    async list() {
      const own = await readStatutes(ownDir);
      const official = await (shipped ??= read());
      const isOwn = ({ title }: Statute): boolean => own.statutes.some((one) => one.title === title);
      return {
        statutes: [...own.statutes, ...official.statutes.filter((one) => !isOwn(one))],
        problems: [...own.problems, ...official.problems],
      };
    },
  };
}
