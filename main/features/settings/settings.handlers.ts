import type { OwnFileName } from '#shared/contract/archive.ts';
import { os } from '../../rpc/os.ts';
import type { FilingOrders } from '../../platform/rule-data/filing-orders.ts';
import type { RefusedFile } from '../../platform/rule-data/data-folder.ts';
import type { Settings } from './settings.ts';

/** What settings are shown of an open archive. */
interface Open {
  readonly settings: Settings;
  readonly filingOrders: FilingOrders;
  /** Read when the archive was opened. */
  readonly refusedData: readonly RefusedInFolder[];
  /** Read each time they are asked for. */
  readonly statutes: { refused(): Promise<readonly RefusedFile[]> };
}

/** A refused file with the folder of the archive, or of the program, in which it lies. */
export type RefusedInFolder = RefusedFile & { readonly folder: OwnFileName['folder'] };

export function settingsHandlers(open: () => Open) {
  const settings = () => open().settings;
  return {
    bureau: os.settings.bureau.handler(() => settings().keptBureau()),
    saveBureau: os.settings.saveBureau.handler(({ input: { revision, ...bureau }, context }) =>
      settings().saveBureau(context.actor, revision, bureau),
    ),
    filingOrders: os.settings.filingOrders.handler(() => {
      const { byId, ownIds } = open().filingOrders;
      return [...byId.values()].map(({ id, name, basis }) => ({ id, name, basis, own: ownIds.has(id) }));
    }),
    refusedFiles: os.settings.refusedFiles.handler(async () => {
      const { refusedData, statutes } = open();
      const laws = await statutes.refused();
      return [...refusedData, ...laws.map((one) => ({ ...one, folder: 'statutes' as const }))].map(
        ({ folder, file, message, untaken, taken }) => ({
          file,
          message,
          ...(untaken === undefined ? {} : { untaken: { folder, file } }),
          ...(taken === undefined ? {} : { taken: { folder, file } }),
        }),
      );
    }),
    preferences: os.settings.preferences.handler(() => settings().keptPreferences()),
    savePreferences: os.settings.savePreferences.handler(({ input: { revision, ...preferences }, context }) =>
      settings().savePreferences(context.actor, revision, preferences),
    ),
  };
}
