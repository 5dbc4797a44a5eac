import {
  type FilingProfile,
  findEntry,
  isReceipt,
  type PartRule,
  type PlacedItem,
  type SlotRule,
  type UncountedItem,
} from './filing-order.ts';

/**
 * All items in the order they are bound: 正卷 then 副卷, slot by slot as the profile prescribes.
 * A receipt directly follows the document it proves and a list the document it belongs to, wherever that stands;
 * a place given by hand wins inside its slot, and what has none is put in where the rules would put it.
 */
export function placeItems<I extends UncountedItem>(
  profile: FilingProfile,
  items: readonly I[],
): readonly PlacedItem<I>[] {
  const followed = followedDocuments(profile, items);
  const followers = new Map<string, I[]>();
  const heads: I[] = [];
  for (const item of items) {
    const id = followed.get(item.id);
    if (id === undefined) heads.push(item);
    else followers.set(id, [...(followers.get(id) ?? []), item]);
  }
  const slots = Map.groupBy(heads, (item) => slotOf(profile, item).slot.slot);
  return profile.parts.flatMap((part) =>
    part.slots.flatMap((slot) => {
      const here = slots.get(slot.slot) ?? [];
      return inManualOrder(inRuleOrder(profile, slot, here)).flatMap((head) =>
        withFollowers(head, followers).map((item) => ({
          item,
          part: part.part,
          slot: slot.slot,
          slotName: slot.name,
          headId: head.id,
        })),
      );
    }),
  );
}

/** The slot of an item standing alone: the clerk's choice, else the profile's, else the part's slot for other things. */
export function slotOf(profile: FilingProfile, item: UncountedItem): { part: PartRule; slot: SlotRule } {
  const all = profile.parts.flatMap((part) => part.slots.map((slot) => ({ part, slot })));
  const chosen = all.find(({ slot }) => slot.slot === item.slot);
  if (chosen !== undefined) return chosen;
  const found = findEntry(profile, item);
  if (found !== undefined) return found;
  const part =
    profile.parts.find(({ part: name }) => name === (item.part ?? 'principal')) ?? profile.parts[0];
  const other = all.find(({ slot }) => slot.slot === part?.otherSlot);
  if (other === undefined) throw new Error(`filing profile ${profile.id} has no slot for other things`);
  return other;
}

/** For each list and receipt that follows a document: the id of that document. */
function followedDocuments(
  profile: FilingProfile,
  items: readonly UncountedItem[],
): ReadonlyMap<string, string> {
  const ids = new Set(items.map(({ id }) => id));
  const links = new Map<string, string>();
  const unclaimed: UncountedItem[] = [];
  for (const item of items) {
    // What was put somewhere by hand stands on its own.
    if (item.manualKey !== undefined || item.slot !== undefined) continue;
    const target = item.servesDocumentId ?? item.belongsToId;
    if (target !== undefined && target !== item.id && ids.has(target)) links.set(item.id, target);
    else if (isReceipt(item)) unclaimed.push(item);
  }
  for (const receipt of [...unclaimed].sort(byDate)) {
    const target = latestUnproven(profile, items, links, receipt);
    if (target !== undefined) links.set(receipt.id, target.id);
  }
  for (const id of [...links.keys()]) if (leadsInCircle(id, links)) links.delete(id);
  return links;
}

/** A receipt that names no document follows the last document served by its day that has no receipt yet. */
function latestUnproven(
  profile: FilingProfile,
  items: readonly UncountedItem[],
  links: ReadonlyMap<string, string>,
  receipt: UncountedItem,
): UncountedItem | undefined {
  const receipts = new Set(items.filter(isReceipt).map(({ id }) => id));
  const proven = new Set([...links].filter(([id]) => receipts.has(id)).map(([, target]) => target));
  return items
    .filter((item) => findEntry(profile, item)?.entry.served === true && !proven.has(item.id))
    .filter((item) => item.date !== undefined && receipt.date !== undefined && item.date <= receipt.date)
    .sort(byDate)
    .at(-1);
}

function leadsInCircle(start: string, links: ReadonlyMap<string, string>): boolean {
  let at = links.get(start);
  for (let steps = 0; at !== undefined && steps <= links.size; steps += 1) {
    if (at === start) return true;
    at = links.get(at);
  }
  return false;
}

function inRuleOrder<I extends UncountedItem>(
  profile: FilingProfile,
  slot: SlotRule,
  items: readonly I[],
): I[] {
  const rank = (item: I): number => {
    const found = findEntry(profile, item);
    const index = found?.slot.slot === slot.slot ? slot.entries.indexOf(found.entry) : -1;
    return index === -1 ? slot.entries.length : index;
  };
  return [...items].sort((a, b) =>
    slot.order === 'listed' ? rank(a) - rank(b) || byDate(a, b) : byDate(a, b) || rank(a) - rank(b),
  );
}

/** Items with a place given by hand in that order; each other one behind its predecessor by the rules. */
function inManualOrder<I extends UncountedItem>(ruled: readonly I[]): readonly I[] {
  const result = ruled
    .filter(({ manualKey }) => manualKey !== undefined)
    .sort((a, b) => compareText(a.manualKey ?? '', b.manualKey ?? ''));
  if (result.length === 0) return ruled;
  ruled.forEach((item, index) => {
    if (item.manualKey !== undefined) return;
    const predecessor = ruled[index - 1];
    result.splice(predecessor === undefined ? 0 : result.indexOf(predecessor) + 1, 0, item);
  });
  return result;
}

/** A document, then its lists, then its receipts, each with what follows them in turn. */
function withFollowers<I extends UncountedItem>(item: I, followers: ReadonlyMap<string, readonly I[]>): I[] {
  const own = [...(followers.get(item.id) ?? [])].sort(
    (a, b) => Number(isReceipt(a)) - Number(isReceipt(b)) || byDate(a, b),
  );
  return [item, ...own.flatMap((follower) => withFollowers(follower, followers))];
}

/** Undated things last, of one day those of an unknown hour; equal ones keep the order they were given in. */
function byDate(a: UncountedItem, b: UncountedItem): number {
  return compareText(a.date ?? '9999', b.date ?? '9999') || compareText(a.time ?? '99', b.time ?? '99');
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
