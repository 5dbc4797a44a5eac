import { os } from '../../rpc/os.ts';
import type { RefusedFile } from '../../platform/rule-data/data-folder.ts';
import type { Settings } from './settings.ts';

/** What settings are shown of an open archive. */
interface Open {
  readonly settings: Settings;
  readonly refusedData: readonly RefusedFile[];
}

export function settingsHandlers(open: () => Open) {
  const settings = () => open().settings;
  return {
    bureau: os.settings.bureau.handler(() => settings().keptBureau()),
    saveBureau: os.settings.saveBureau.handler(({ input: { revision, ...bureau }, context }) =>
      settings().saveBureau(context.actor, revision, bureau),
    ),
    refusedFiles: os.settings.refusedFiles.handler(() => [...open().refusedData]),
    preferences: os.settings.preferences.handler(() => settings().keptPreferences()),
    savePreferences: os.settings.savePreferences.handler(({ input: { revision, ...preferences }, context }) =>
      settings().savePreferences(context.actor, revision, preferences),
    ),
  };
}
