import type { Actor } from '#shared/contract/session.ts';
import { moveItem, type MoveTarget } from '#shared/domain/volumes/binding-order.ts';
import type { PlacedItem, VolumePart } from '#shared/domain/volumes/filing-order.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { requireRevision } from '#shared/lib/revision.ts';
import type { Tx } from '../../platform/sqlite/open.ts';
import { arrangeCase, type ArrangedCase, type ArrangeHelp } from './arrange-case.ts';
import { keptOf, type Placement, placementOf, savePlacement } from './volumes.repository.ts';

interface InPart {
  readonly caseId: string;
  readonly part: VolumePart;
}

/** An item, and the state of it somebody began from. */
interface Begun {
  readonly itemId: string;
  readonly revision: number;
}

/** Refuses to move or describe an item that somebody else moved or described meanwhile; the row's new revision. */
async function touch(
  { archive }: ArrangeHelp,
  tx: Tx,
  actor: Actor,
  { caseId, itemId, revision, title }: InPart & Begun & { readonly title: string },
): Promise<Pick<Placement, 'revision' | 'updated_at' | 'updated_by'>> {
  const kept = keptOf(await placementOf(tx, caseId, itemId));
  requireRevision(`《${title}》在卷内的位置和说明`, kept, revision);
  return { revision: revision + 1, updated_at: archive.clock.now(), updated_by: actor.name };
}

function find({ placed }: ArrangedCase, itemId: string): PlacedItem {
  const found = placed.find(({ item }) => item.id === itemId);
  if (found === undefined)
    throw new ProblemError('not-found', '案卷里没有这份材料，可能刚被移走。请刷新后重试。', { itemId });
  return found;
}

/** Puts an item before another one, or last in its slot. */
export async function moveInOrder(
  help: ArrangeHelp,
  actor: Actor,
  change: InPart & Begun & { readonly beforeId?: string | undefined },
): Promise<void> {
  const { caseId, itemId, beforeId } = change;
  const arranged = await arrangeCase(help, caseId);
  const { item, slot } = find(arranged, itemId);
  const target: MoveTarget = beforeId === undefined ? { lastIn: slot } : { before: beforeId };
  const changes = moveItem(arranged.placed, itemId, target);
  if (changes.length === 0) return;
  const place = beforeId === undefined ? '本项的最后' : `《${find(arranged, beforeId).item.title}》之前`;
  await help.archive.act(actor, async (tx) => {
    const touched = await touch(help, tx, actor, { ...change, title: item.title });
    for (const { id, manualKey, slot: into } of changes) {
      const moved = id === itemId ? ({ moved: 1, ...touched } as const) : {};
      await savePlacement(tx, caseId, id, { sort_key: manualKey, slot: into, ...moved });
    }
    return {
      value: undefined,
      act: {
        act: 'volumes.move',
        sentence: `调整卷内顺序：《${item.title}》移到${place}`,
        caseId,
        details: { changes },
      },
    };
  });
}

/**
 * Back to the prescribed order; titles and remarks given by hand stay. Errors: `conflict` when somebody else has moved or
 * described one of the items since the state `begun` names.
 */
export async function resetOrder(
  help: ArrangeHelp,
  actor: Actor,
  { caseId, part, begun }: InPart & { readonly begun: Readonly<Record<string, number>> },
): Promise<void> {
  const arranged = await arrangeCase(help, caseId);
  const items = arranged.placed.filter((one) => one.part === part).map(({ item }) => item);
  await help.archive.act(actor, async (tx) => {
    for (const { id, title } of items) {
      const before = await placementOf(tx, caseId, id);
      requireRevision(`《${title}》在卷内的位置和说明`, keptOf(before), begun[id] ?? 0);
      if (before === undefined) continue;
      const kept = {
        revision: before.revision + 1,
        updated_at: help.archive.clock.now(),
        updated_by: actor.name,
      };
      await savePlacement(tx, caseId, id, { sort_key: null, slot: null, moved: 0, ...kept });
    }
    return {
      value: undefined,
      act: {
        act: 'volumes.reset-order',
        sentence: `${arranged.profile.parts.find((rule) => rule.part === part)?.name ?? '案卷'}恢复规定的顺序`,
        caseId,
        details: { part },
      },
    };
  });
}

/** Title and remark in the catalogue, and the slot; an empty text takes back what was said. */
export async function describeItem(
  help: ArrangeHelp,
  actor: Actor,
  said: InPart &
    Begun & {
      readonly title?: string | undefined;
      readonly remark?: string | undefined;
      readonly slot?: string | undefined;
    },
): Promise<void> {
  const { caseId, itemId, title, remark, slot } = said;
  const arranged = await arrangeCase(help, caseId);
  const { item } = find(arranged, itemId);
  if (slot !== undefined) requireSlot(arranged, slot);
  const text = (value: string): string | null => (value.trim() === '' ? null : value.trim());
  const change = {
    ...(title === undefined ? {} : { title: text(title) }),
    ...(remark === undefined ? {} : { remark: text(remark) }),
    ...(slot === undefined
      ? {}
      : { slot: text(slot), sort_key: null, moved: slot === '' ? (0 as const) : (1 as const) }),
  };
  await help.archive.act(actor, async (tx) => {
    const touched = await touch(help, tx, actor, { ...said, title: item.title });
    await savePlacement(tx, caseId, itemId, { ...change, ...touched });
    return {
      value: undefined,
      act: {
        act: 'volumes.describe',
        sentence: `修改卷内材料《${item.title}》的说明`,
        caseId,
        details: { itemId, ...change },
      },
    };
  });
}

/** Errors: `invalid-input` for a slot the filing order does not have; empty means: by the rules. */
export function requireSlot({ profile }: Pick<ArrangedCase, 'profile'>, slot: string): void {
  if (slot === '' || profile.parts.some(({ slots }) => slots.some((rule) => rule.slot === slot))) return;
  throw new ProblemError('invalid-input', `归档顺序里没有“${slot}”这一项，请刷新后重新选择。`, { slot });
}
