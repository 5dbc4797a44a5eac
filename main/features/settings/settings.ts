import type * as z from 'zod';
import type { Actor } from '#shared/contract/session.ts';
import {
  type Bureau,
  bureauSchema,
  type KeptBureau,
  type KeptPreferences,
  type Preferences,
  preferencesSchema,
} from '#shared/contract/settings.ts';
import { bureauFields, preferenceFields } from '#shared/domain/settings/setting-fields.ts';
import { changeWords } from '#shared/lib/changes.ts';
import { formChanges, type FormField } from '#shared/lib/form-fields.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { type Kept, requireRevision } from '#shared/lib/revision.ts';
import type { Db } from '../../platform/sqlite/open.ts';
import type { Archive } from '../archive/archive.ts';

export interface Settings {
  bureau(): Promise<Bureau>;
  preferences(): Promise<Preferences>;
  /** With the revision a change begins from. */
  keptBureau(): Promise<KeptBureau>;
  keptPreferences(): Promise<KeptPreferences>;
  /** Errors: `conflict` when `revision` is no longer the newest. */
  saveBureau(actor: Actor, revision: number, bureau: Bureau): Promise<KeptBureau>;
  savePreferences(actor: Actor, revision: number, preferences: Preferences): Promise<KeptPreferences>;
}

/** Nothing was saved yet: what the first save begins from. */
export const UNSAVED = 0;

interface Form<T> {
  readonly key: 'bureau' | 'preferences';
  readonly schema: z.ZodType<T>;
  readonly fields: readonly FormField<T>[];
  /** What it is called when somebody else has changed it. */
  readonly title: string;
  sentence(value: T, changes: string | undefined): string;
}

const bureauForm: Form<Bureau> = {
  key: 'bureau',
  schema: bureauSchema,
  fields: bureauFields,
  title: '机关信息',
  sentence: ({ name }, changes) =>
    changes === undefined ? `登记机关信息：${name}` : `修改机关信息：${changes}`,
};

const preferencesForm: Form<Preferences> = {
  key: 'preferences',
  schema: preferencesSchema,
  fields: preferenceFields,
  title: '偏好',
  sentence: (_, changes) => `修改使用偏好${changes === undefined ? '' : `：${changes}`}`,
};

interface Stored<T> extends Kept {
  readonly value: T;
}

async function read<T>(db: Db, { key, schema }: Form<T>): Promise<Stored<T> | undefined> {
  const row = await db.selectFrom('settings').selectAll().where('key', '=', key).executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    value: schema.parse(JSON.parse(row.value)),
    revision: row.revision,
    updatedAt: row.updated_at ?? undefined,
    updatedBy: row.updated_by ?? undefined,
  };
}

const flat = <T extends object>({ value, ...kept }: Stored<T>): T & Kept => ({ ...value, ...kept });

export function createSettings(archive: Archive): Settings {
  const save = <T extends object>(
    actor: Actor,
    form: Form<T>,
    revision: number,
    value: T,
  ): Promise<T & Kept> =>
    archive.act(actor, async (tx) => {
      const { key, fields, title } = form;
      const before = await read(tx, form);
      requireRevision(title, before ?? { revision: UNSAVED }, revision);
      const saved = {
        value: JSON.stringify(value),
        revision: revision + 1,
        updated_at: archive.clock.now(),
        updated_by: actor.name,
      };
      await tx
        .insertInto('settings')
        .values({ key, ...saved })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(saved))
        .execute();
      const changes = before === undefined ? undefined : formChanges(fields, before.value, value);
      const told = changes === undefined ? undefined : changeWords(changes);
      return {
        value: flat({ value, revision: revision + 1, updatedAt: saved.updated_at, updatedBy: actor.name }),
        act: { act: `settings.${key}`, sentence: form.sentence(value, told), details: { value, changes } },
      };
    });

  async function bureau(): Promise<Stored<Bureau>> {
    const stored = await read(archive.db, bureauForm);
    if (stored === undefined) throw new ProblemError('not-found', '机关信息尚未登记，请先在“设置”中填写。');
    return stored;
  }
  const preferences = async (): Promise<Stored<Preferences>> =>
    (await read(archive.db, preferencesForm)) ?? {
      value: preferencesSchema.parse({}),
      revision: UNSAVED,
    };

  return {
    bureau: async () => (await bureau()).value,
    preferences: async () => (await preferences()).value,
    keptBureau: async () => flat(await bureau()),
    keptPreferences: async () => flat(await preferences()),
    saveBureau: (actor, revision, value) => save(actor, bureauForm, revision, value),
    savePreferences: (actor, revision, value) => save(actor, preferencesForm, revision, value),
  };
}
