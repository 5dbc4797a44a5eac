import type { Material } from '#shared/contract/volumes.ts';

/** The kinds an attachment can be, under the slots they go to. */
export function materialOptions(materials: readonly Material[]) {
  return [...Map.groupBy(materials, ({ slot }) => slot).values()].map((kinds) => ({
    label: kinds[0]?.slotName ?? '',
    options: kinds.map(({ id, name }) => ({ value: id, label: name })),
  }));
}
