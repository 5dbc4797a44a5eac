import type { Attachment, Material, VolumeItem, VolumePlan } from '#shared/contract/volumes.ts';
import type { FormField } from '#shared/lib/form-fields.ts';
import type { AttachmentChange } from './attachment-fields.tsx';

/** One piece of a volume as it is stored: in the catalogue and, where it is a scan or photo, itself. */
export interface StoredItem {
  readonly item: VolumeItem;
  readonly attachment: Attachment | undefined;
}

/** What stands in the window of one piece. */
export type ItemForm = AttachmentChange & {
  readonly title: string;
  readonly remark: string;
  readonly slot: string;
};

const attachmentEntries = ['material', 'date', 'purpose', 'place', 'photographer'] as const;
const catalogueEntries = ['title', 'remark', 'slot'] as const;

export function formOf({ item: { title, remark, slot }, attachment }: StoredItem): ItemForm {
  const { material = '', date = '', purpose = '', place = '', photographer = '' } = attachment ?? {};
  return { title, remark, slot, material, date, purpose, place, photographer };
}

/** The entries in the clerk's words; those of a scan or photo only where there is one. */
export function itemFields(
  { slots }: Pick<VolumePlan, 'slots'>,
  materials: readonly Material[],
): readonly FormField<ItemForm>[] {
  return [
    { path: ['title'], label: '题名', words: ({ title }) => title.trim() },
    { path: ['remark'], label: '备注', words: ({ remark }) => remark.trim() },
    {
      path: ['material'],
      label: '种类',
      words: ({ material }) => materials.find(({ id }) => id === material)?.name ?? material,
    },
    { path: ['date'], label: '日期', words: ({ date }) => date },
    { path: ['purpose'], label: '证明对象', words: ({ purpose }) => purpose.trim() },
    { path: ['place'], label: '拍摄地点', words: ({ place }) => place.trim() },
    { path: ['photographer'], label: '拍摄人', words: ({ photographer }) => photographer.trim() },
    {
      path: ['slot'],
      label: '位置',
      words: ({ slot }) => slots.find((one) => one.slot === slot)?.name ?? slot,
    },
  ];
}

/** `form` with one entry as somebody else has it. */
export const withTheirs = (form: ItemForm, theirs: ItemForm, path: readonly string[]): ItemForm => ({
  ...form,
  ...Object.fromEntries(Object.entries(theirs).filter(([name]) => name === path[0])),
});

/** The entries that say something else than before. */
function changedIn<K extends keyof ItemForm>(
  entries: readonly K[],
  was: ItemForm,
  now: ItemForm,
): Partial<Record<K, string>> {
  const changed: Partial<Record<K, string>> = {};
  for (const name of entries) if (now[name].trim() !== was[name]) changed[name] = now[name].trim();
  return changed;
}

/** What has to be told of the scan or photo; undefined when nothing was changed. */
export function editOf(stored: StoredItem, form: ItemForm) {
  const { attachment } = stored;
  if (attachment === undefined) return undefined;
  const changed = changedIn(attachmentEntries, formOf(stored), form);
  if (Object.keys(changed).length === 0) return undefined;
  return { attachmentId: attachment.id, revision: attachment.revision, ...changed };
}

/** What has to be told of its line in the catalogue; undefined when nothing was changed. */
export function describeOf(stored: StoredItem, form: ItemForm) {
  const changed = changedIn(catalogueEntries, formOf(stored), form);
  if (Object.keys(changed).length === 0) return undefined;
  return { itemId: stored.item.id, revision: stored.item.revision, ...changed };
}
