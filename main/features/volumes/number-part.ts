import { createHash } from 'node:crypto';
import type { Gap } from '#shared/domain/volumes/missing.ts';
import type { PlacedItem, VolumePart } from '#shared/domain/volumes/filing-order.ts';
import {
  type NumberedPiece,
  type NumberingRules,
  numberPieces,
  splitVolumes,
} from '#shared/domain/volumes/page-numbers.ts';
import type { Bureau, Preferences } from '#shared/contract/settings.ts';
import type { ArrangedCase } from './arrange-case.ts';
import type { PlaceOf } from './index-lines.ts';

/** An item with its numbers in the bound volume it lies in. */
export interface NumberedItem {
  readonly placed: PlacedItem;
  readonly first: number | null;
  readonly last: number | null;
}

/** One part of a case, split where it grows too thick; each volume is numbered from 1. */
export interface NumberedPart {
  readonly part: VolumePart;
  readonly name: string;
  readonly volumes: readonly (readonly NumberedItem[])[];
  /** Numbered pages of all volumes. */
  readonly pages: number;
  readonly gaps: readonly Gap[];
}

export const numberingRules = ({ pageNumberPosition, duplex }: Preferences): NumberingRules => ({
  position: pageNumberPosition,
  duplex,
});

export function numberPart(arranged: ArrangedCase, part: VolumePart): NumberedPart {
  const here = arranged.placed
    .filter((one) => one.part === part)
    .map((placed) => ({ placed, headId: placed.headId, pages: placed.item.pages }));
  const rules = numberingRules(arranged.preferences);
  const volumes = splitVolumes(here).map((items) => {
    const numbered = numberPieces(
      items.map(({ placed, pages }) => ({ id: placed.item.id, role: 'body', pages })),
      rules,
    );
    return items.map(({ placed }, index) => withNumbers(placed, numbered[index]));
  });
  return {
    part,
    name: arranged.profile.parts.find((rule) => rule.part === part)?.name ?? '',
    volumes,
    pages: volumes.reduce((sum, items) => sum + lastNumber(items), 0),
    gaps: arranged.gaps.filter((gap) => gap.part === part),
  };
}

const withNumbers = (placed: PlacedItem, piece: NumberedPiece | undefined): NumberedItem => ({
  placed,
  first: piece?.first ?? null,
  last: piece?.last ?? null,
});

/** The highest number in a volume: how many pages it is said to have. */
export const lastNumber = (items: readonly NumberedItem[]): number =>
  items.reduce((highest, { last }) => Math.max(highest, last ?? 0), 0);

/**
 * Where pages stand, as someone reading `part` would be told: 第45页; 第2卷第45页 where the part has several volumes;
 * 副卷第3页 for the other part. Empty for an item that is in neither.
 */
export function placesIn(arranged: ArrangedCase, part: VolumePart): PlaceOf {
  const places = new Map<string, (page: number) => string>();
  for (const { part: one, name } of arranged.profile.parts) {
    const { volumes } = numberPart(arranged, one);
    const other = one === part ? '' : name;
    volumes.forEach((items, index) => {
      const volume = volumes.length > 1 ? `第${(index + 1).toString()}卷` : '';
      for (const { placed, first } of items)
        places.set(placed.item.id, (page) => `${other}${volume}第${((first ?? 1) + page - 1).toString()}页`);
    });
  }
  return (itemId, page) => places.get(itemId)?.(page) ?? '';
}

/** Raised when the look of assembled volumes changes, so that older ones count as outdated. */
const LOOK = 3;

/** Equal as long as assembling again would give the same pages, but for the day and the head of the audit chain. */
export function fingerprintOf(arranged: ArrangedCase, numbered: NumberedPart, bureau: Bureau): string {
  const { theCase, profile, preferences, sources } = arranged;
  const inputs = {
    look: LOOK,
    profile: profile.id,
    rules: numberingRules(preferences),
    bureau: [bureau.name, bureau.fondsName, bureau.fondsNumber],
    case: [theCase.title, theCase.caseNumber, theCase.handlingUnit, theCase.filedOn, theCase.closedOn],
    facts: theCase.facts,
    edition: theCase.edition,
    recordings: arranged.recordings.length,
    cited: citedPlaces(arranged, numbered.part),
    gaps: numbered.gaps.map(({ name }) => name),
    items: numbered.volumes.map((items) =>
      items.map(({ placed: { item, slotName, headId } }) => [
        item,
        slotName,
        headId,
        sources.get(item.id)?.fingerprint,
      ]),
    ),
  };
  return createHash('sha256').update(JSON.stringify(inputs)).digest('hex');
}

/** The sheet of recordings tells where it is cited, be it in the other part. */
function citedPlaces(arranged: ArrangedCase, part: VolumePart): readonly string[] {
  const placeOf = placesIn(arranged, part);
  return arranged.citing.flatMap(({ id, citations }) => citations.map(({ page }) => placeOf(id, page)));
}
