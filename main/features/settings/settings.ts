import type * as z from 'zod';
import type { Actor } from '#shared/contract/session.ts';
import { type Bureau, bureauSchema, type Preferences, preferencesSchema } from '#shared/contract/settings.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { Db } from '../../platform/sqlite/open.ts';
import type { Archive } from '../archive/archive.ts';

export interface Settings {
  bureau(): Promise<Bureau>;
  saveBureau(actor: Actor, bureau: Bureau): Promise<Bureau>;
  preferences(): Promise<Preferences>;
  savePreferences(actor: Actor, preferences: Preferences): Promise<Preferences>;
}

async function read<T>(db: Db, key: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
  return row === undefined ? undefined : schema.parse(JSON.parse(row.value));
}

export function createSettings(archive: Archive): Settings {
  async function save<T>(actor: Actor, key: string, value: T, sentence: string): Promise<T> {
    return archive.act(actor, async (tx) => {
      const text = JSON.stringify(value);
      await tx
        .insertInto('settings')
        .values({ key, value: text })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: text }))
        .execute();
      return { value, act: { act: `settings.${key}`, sentence, details: { value } } };
    });
  }

  return {
    async bureau() {
      const bureau = await read(archive.db, 'bureau', bureauSchema);
      if (bureau === undefined) throw new ProblemError('not-found', '机关信息尚未登记，请先在“设置”中填写。');
      return bureau;
    },
    saveBureau: (actor, bureau) => save(actor, 'bureau', bureau, `登记机关信息：${bureau.name}`),
    preferences: async () =>
      (await read(archive.db, 'preferences', preferencesSchema)) ?? preferencesSchema.parse({}),
    savePreferences: (actor, preferences) => save(actor, 'preferences', preferences, '修改使用偏好'),
  };
}
