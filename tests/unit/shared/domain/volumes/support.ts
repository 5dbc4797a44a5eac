import { formId } from '../../../../support/form-ids.ts';
import { readFilingOrders } from '#main/platform/rule-data/filing-orders.ts';
import type { FilingProfile, PlacedItem, VolumeItem } from '#shared/domain/volumes/filing-order.ts';
import { present } from '#shared/lib/assert.ts';

const { byId: profiles } = await readFilingOrders({
  shipped: new URL('../../../../../resources/filing-order', import.meta.url).pathname,
});

/** A filing order as it is shipped. */
export const profile = (id = 'SAMR-78'): FilingProfile => present(profiles.get(id), `profile ${id}`);

/** A document of a case; its id is its title unless another is given. */
export function aDocument(
  templateNumber: number,
  title: string,
  date?: string,
  more: Partial<VolumeItem> = {},
): VolumeItem {
  return {
    id: title,
    source: 'document',
    title,
    templateId: formId(templateNumber),
    pages: 1,
    ...(date === undefined ? {} : { date }),
    ...more,
  };
}

export const aScan = (title: string, more: Partial<VolumeItem> = {}): VolumeItem => ({
  id: title,
  source: 'attachment',
  title,
  pages: 1,
  ...more,
});

export const ids = (placed: readonly PlacedItem[]): string[] => placed.map(({ item }) => item.id);
