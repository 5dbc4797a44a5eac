import { os } from '../../rpc/os.ts';
import type { Settings } from './settings.ts';

export function settingsHandlers(settings: () => Settings) {
  return {
    bureau: os.settings.bureau.handler(() => settings().bureau()),
    saveBureau: os.settings.saveBureau.handler(({ input, context }) =>
      settings().saveBureau(context.actor, input),
    ),
    preferences: os.settings.preferences.handler(() => settings().preferences()),
    savePreferences: os.settings.savePreferences.handler(({ input, context }) =>
      settings().savePreferences(context.actor, input),
    ),
  };
}
