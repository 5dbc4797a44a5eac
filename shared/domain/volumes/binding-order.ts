import { ProblemError } from '../../lib/problem.ts';
import type { PlacedItem } from './filing-order.ts';
import { keyBetween, spreadKeys } from './sort-key.ts';

/** Where a moved item goes: before or after another item, or to the end of a slot. */
export type MoveTarget =
  { readonly before: string } | { readonly after: string } | { readonly lastIn: string };

/** What has to be remembered of a move: the new key of an item and the slot it now belongs to. */
export interface PlaceByHand {
  readonly id: string;
  readonly manualKey: string;
  readonly slot: string;
}

/**
 * Moves one item. Only keys change; page numbers and the catalogue follow from the new order.
 * A document takes its lists and receipts along, and nothing can be put between them; a receipt moved by hand
 * leaves its document. An item put beside one of another slot joins that slot. The result is empty when it
 * already stands there. Throws `not-found` for an id that is not in the order.
 */
export function moveItem(
  placed: readonly PlacedItem[],
  itemId: string,
  target: MoveTarget,
): readonly PlaceByHand[] {
  const moved = find(placed, itemId);
  const slot =
    'lastIn' in target ? target.lastIn : find(placed, 'before' in target ? target.before : target.after).slot;
  const heads = placed.filter((one) => one.item.id === one.headId);
  const others = heads.filter((one) => one.slot === slot && one.item.id !== itemId);
  const at = positionAmong(others, placed, target, itemId);
  if (at === undefined) return [];
  const stands = heads.filter((one) => one.slot === slot).findIndex((one) => one.item.id === itemId);
  if (moved.slot === slot && moved.headId === itemId && stands === at) return [];
  const place = (one: PlacedItem, manualKey: string): PlaceByHand => ({ id: one.item.id, manualKey, slot });
  if (roomFor(others)) {
    return [place(moved, keyBetween(others[at - 1]?.item.manualKey, others[at]?.item.manualKey))];
  }
  // First move in this slot: its neighbours get keys too, so that the order they are seen in stays.
  const order = [...others.slice(0, at), moved, ...others.slice(at)];
  const keys = spreadKeys(order.length);
  return order.map((one, index) => place(one, keys[index] ?? ''));
}

/** True when all others have keys of their own; two may share one after the slot of an item was changed. */
function roomFor(others: readonly PlacedItem[]): boolean {
  return others.every(({ item }, index) => {
    const previous = others[index - 1]?.item.manualKey;
    return item.manualKey !== undefined && (previous === undefined || previous < item.manualKey);
  });
}

function find(placed: readonly PlacedItem[], id: string): PlacedItem {
  const found = placed.find(({ item }) => item.id === id);
  if (found === undefined)
    throw new ProblemError('not-found', '案卷里没有这份材料，可能刚被移走。请刷新后重试。', { id });
  return found;
}

/** Index among the other heads of the slot; undefined when the target is the moved item's own group. */
function positionAmong(
  others: readonly PlacedItem[],
  placed: readonly PlacedItem[],
  target: MoveTarget,
  itemId: string,
): number | undefined {
  if ('lastIn' in target) return others.length;
  const { headId } = find(placed, 'before' in target ? target.before : target.after);
  if (headId === itemId) return undefined;
  const index = others.findIndex((one) => one.item.id === headId);
  return 'before' in target ? index : index + 1;
}
