import { z } from 'zod';
import { caseConditions, type FilingProfile } from '#shared/domain/volumes/filing-order.ts';
import type { DataKind, RefusedFile } from './data-folder.ts';
import { type DataFolders, readDataOver } from './data-over.ts';
import { type DataFile, readData } from './read-data.ts';

const need = z.enum(['always', 'if-any', ...caseConditions]).default('if-any');

const entryFile = z
  .strictObject({
    name: z.string().min(1),
    templates: z.array(z.string().regex(/^[a-z][a-z0-9_-]*$/)).default([]),
    materials: z.array(z.string().regex(/^[a-z-]+$/)).default([]),
    need,
    served: z.boolean().default(false),
  })
  .refine(
    ({ templates, materials }) => templates.length + materials.length > 0,
    '一项至少要有一种文书或材料',
  );

const slotFile = z.strictObject({
  slot: z.string().min(1),
  name: z.string().min(1),
  need,
  order: z.enum(['listed', 'date']).default('listed'),
  entries: z.array(entryFile).default([]),
});

const partFile = z.strictObject({
  part: z.enum(['principal', 'supplementary']),
  name: z.string().min(1),
  otherSlot: z.string().min(1),
  slots: z.array(slotFile).min(1),
});

const profileFile = z
  .strictObject({
    id: z.string().min(1),
    name: z.string().min(1),
    basis: z.string(),
    parts: z.array(partFile).min(1),
  })
  .superRefine((profile, context) => {
    const slots = profile.parts.flatMap((part) => part.slots);
    const entries = slots.flatMap((slot) => slot.entries);
    const complain = (message: string): void => context.addIssue({ code: 'custom', message });
    for (const name of twice(slots.map(({ slot }) => slot))) complain(`位置 ${name} 出现了两次`);
    for (const form of twice(entries.flatMap(({ templates }) => templates)))
      complain(`文书 ${form} 出现了两次`);
    for (const kind of twice(entries.flatMap(({ materials }) => materials)))
      complain(`材料种类 ${kind} 出现了两次`);
    for (const part of profile.parts) {
      if (!part.slots.some(({ slot }) => slot === part.otherSlot))
        complain(`${part.name}没有位置 ${part.otherSlot}`);
    }
  });

export interface FilingOrders {
  readonly byId: ReadonlyMap<string, FilingProfile>;
  /** ids of those the bureau brings */
  readonly ownIds: ReadonlySet<string>;
  readonly problems: readonly RefusedFile[];
}

/** One filing order from its text. Errors: `invalid-input` with file, line and cause. */
export const parseProfile = (name: string, text: string): FilingProfile =>
  profileOf({ kind: orders.kind, name, text });

const profileOf = (file: DataFile): FilingProfile => readData(file, profileFile);

export const orders: DataKind<FilingProfile> = {
  kind: '归档顺序',
  names: /\.yaml$/,
  read: profileOf,
  ids: ({ id }) => [id],
};

/** Every filing order (`*.yaml`), by id; a file with an error disables itself and is named. */
export async function readFilingOrders(folders: DataFolders): Promise<FilingOrders> {
  const { shipped, own, ownIds, problems } = await readDataOver('filing-orders', folders, orders);
  return { byId: new Map([...shipped, ...own].map((profile) => [profile.id, profile])), ownIds, problems };
}

function twice<T>(values: readonly T[]): T[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
