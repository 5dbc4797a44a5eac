import type { Statute } from '#shared/domain/statutes/statute.ts';
import { prepared } from '../../platform/files/prepared.ts';
import type { RefusedFile } from '../../platform/rule-data/data-folder.ts';
import type { OwnData } from '../../platform/rule-data/own-data.ts';
import { readOwnStatutes, readStatutes, type StatuteFolder } from '../../platform/rule-data/statutes.ts';

/** 法规：the laws whose texts the program has, with those the bureau put into its archive. */
export interface Statutes {
  /** A law of the bureau takes the place of the program's one with the same title. */
  list(): Promise<StatuteFolder>;
  /** Files of the bureau that do not count, or not as they are. */
  refused(): Promise<readonly RefusedFile[]>;
}

/** `shippedDir` is read once, when it is first asked for, `own` each time: a bureau may add a file meanwhile. */
export function createStatutes(shippedDir: string, own: () => Promise<OwnData>): Statutes {
  let shipped: Promise<StatuteFolder> | undefined;
  const read = () =>
    prepared('statutes', { folder: shippedDir, files: /\.yaml$/ }, () => readStatutes(shippedDir));
  return {
    refused: async () => readOwnStatutes(await own()).problems,
    async list() {
      const bureau = readOwnStatutes(await own());
      const official = await (shipped ??= read());
      const isOwn = ({ title }: Statute): boolean => bureau.statutes.some((one) => one.title === title);
      return {
        statutes: [...bureau.statutes, ...official.statutes.filter((one) => !isOwn(one))],
        problems: [...bureau.problems, ...official.problems],
      };
    },
  };
}
