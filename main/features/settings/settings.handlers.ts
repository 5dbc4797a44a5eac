import { os } from '../../rpc/os.ts';
import type { Settings } from './settings.ts';

export function settingsHandlers(settings: () => Settings) {
  return {
    bureau: os.settings.bureau.handler(() => settings().keptBureau()),
    saveBureau: os.settings.saveBureau.handler(({ input: { revision, ...bureau }, context }) =>
      settings().saveBureau(context.actor, revision, bureau),
    ),
    preferences: os.settings.preferences.handler(() => settings().keptPreferences()),
    savePreferences: os.settings.savePreferences.handler(({ input: { revision, ...preferences }, context }) =>
      settings().savePreferences(context.actor, revision, preferences),
    ),
  };
}
