import { os } from '../../rpc/os.ts';
import type { FilingOrders } from '../../platform/rule-data/filing-orders.ts';
import type { RefusedFile } from '../../platform/rule-data/data-folder.ts';
import type { Settings } from './settings.ts';

/** What settings are shown of an open archive. */
interface Open {
  readonly settings: Settings;
  readonly filingOrders: FilingOrders;
  readonly refusedData: readonly RefusedFile[];
}

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
    refusedFiles: os.settings.refusedFiles.handler(() => [...open().refusedData]),
    preferences: os.settings.preferences.handler(() => settings().keptPreferences()),
    savePreferences: os.settings.savePreferences.handler(({ input: { revision, ...preferences }, context }) =>
      settings().savePreferences(context.actor, revision, preferences),
    ),
  };
}
