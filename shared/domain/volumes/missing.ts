import { type DocumentKind, kindOf } from '../procedure/timeline/document-kind.ts';
import type { Timeline } from '../procedure/timeline/procedure-entry.ts';
import { doesServe } from '../procedure/timeline/service-entries.ts';
import { proofsOf } from '../procedure/timeline/service-of.ts';
import { caseConditionsOf } from './case-conditions.ts';
import { unreachable } from '../../lib/assert.ts';
import { ownKind } from './materials.ts';
import {
  type CaseCondition,
  type EntryRule,
  type FilingProfile,
  findEntry,
  fitsEntry,
  formKind,
  isReceipt,
  type Need,
  type OpenPoint,
  type PlacedItem,
  RECEIPT,
  type SlotRule,
  type UncountedItem,
  type VolumePart,
} from './filing-order.ts';

/** What the clerk can do about a gap. Every gap can also be marked as not applicable. */
export type GapAction =
  | { readonly kind: 'draft'; readonly templateId: string; readonly servesDocumentId?: string }
  | { readonly kind: 'finalise'; readonly itemId: string }
  | { readonly kind: 'rescan'; readonly itemId: string }
  | { readonly kind: 'add-scan'; readonly slot: string };

/** What a paper added for a gap is: its kind, else its slot; a receipt says what it proves the service of. */
export interface ScanFor {
  readonly material: string;
  readonly slot: string;
  readonly servesDocumentId?: string | undefined;
  readonly servesVersion?: number | undefined;
}

/** What is lacking shows without anything being counted. */
type Placed = PlacedItem<UncountedItem>;

/** Something the volume lacks. */
export interface Gap {
  /** Stable name, for marking the gap as not applicable. */
  readonly id: string;
  readonly part: VolumePart;
  readonly slot: string;
  readonly slotName: string;
  /** What is absent, as the remarks sheet names it. */
  readonly name: string;
  readonly sentence: string;
  /** Why it is needed: always, or by a condition of the case. Drafts and receipts are always needed. */
  readonly need: Need;
  readonly action: GapAction;
  /** Absent where no paper from outside can close the gap. */
  readonly scan?: ScanFor;
}

/**
 * Everything required and absent, in filing order: documents the profile asks for, a receipt for each document
 * handed to the party, and drafts that nobody has finalised yet.
 *
 * @param isOnWay whether the way of this case takes such a document at all: one not filed has no decision
 */
export function findGaps(
  profile: FilingProfile,
  placed: readonly Placed[],
  timeline: Timeline,
  notApplicable: readonly string[] = [],
  isOnWay: (kind: DocumentKind) => boolean = () => true,
): readonly Gap[] {
  const conditions = caseConditionsOf(timeline);
  const required = (need: Need): boolean => isRequired(need, conditions);
  const asked = ({ need, templates }: EntryRule): boolean =>
    required(need) && (need !== 'always' || isTaken(templates, isOnWay));
  const neededKinds = profile.parts.flatMap(({ slots }) =>
    slots.flatMap(({ entries }) => entries.filter(asked)),
  );
  const gaps = profile.parts.flatMap(({ part, name, slots }) =>
    slots.flatMap((slot) => {
      const here = placed.filter((one) => one.slot === slot.slot);
      const absent = slot.entries.filter(
        (entry) => asked(entry) && !placed.some(({ item }) => fitsEntry(entry, item)),
      );
      const filled = absent.length === 1 && here.some(({ item }) => isFreePaper(slot, item, neededKinds));
      const entries = filled ? [] : absent.map((entry) => entryGap(part, name, slot, entry));
      const empty =
        required(slot.need) && here.length === 0 && entries.length === 0 ? [slotGap(part, name, slot)] : [];
      return [...entries, ...empty, ...here.flatMap((one) => itemGaps(profile, placed, one, timeline))];
    }),
  );
  return gaps.filter(({ id }) => !notApplicable.includes(id));
}

/**
 * A paper the clerk has put into a slot is what the slot lacks, whatever it is called, unless it is said to be
 * something else that lies there or something else the file needs.
 */
function isFreePaper(slot: SlotRule, item: UncountedItem, needed: readonly EntryRule[]): boolean {
  if (item.source !== 'attachment' || item.slot !== slot.slot) return false;
  if (item.material === undefined) return true;
  return ![...slot.entries, ...needed].some((entry) => fitsEntry(entry, item));
}

/** What every file has, unless the way of this case does not take it; of a form the program does not know, always. */
function isTaken(templates: readonly string[], isOnWay: (kind: DocumentKind) => boolean): boolean {
  const kinds = templates.flatMap((template) => kindOf(template) ?? []);
  return kinds.length === 0 || kinds.some(isOnWay);
}

function isRequired(need: Need, conditions: readonly CaseCondition[]): boolean {
  switch (need) {
    case 'always':
      return true;
    case 'if-any':
      return false;
    case 'hearing':
    case 'goods':
    case 'fine':
    case 'deliberation':
      return conditions.includes(need);
    default:
      return unreachable(need);
  }
}

function entryGap(part: VolumePart, partName: string, slot: SlotRule, entry: EntryRule): Gap {
  const template = entry.templates[0];
  return {
    ...place(part, slot),
    id: `${slot.slot}:${entry.name}`,
    name: entry.name,
    sentence: `${partName}缺少${entry.name}。`,
    need: entry.need,
    action:
      template === undefined
        ? { kind: 'add-scan', slot: slot.slot }
        : { kind: 'draft', templateId: template },
    scan: { material: ownKind(entry), slot: '' },
  };
}

function slotGap(part: VolumePart, partName: string, slot: SlotRule): Gap {
  return {
    ...place(part, slot),
    id: slot.slot,
    name: slot.name,
    sentence: `${partName}的“${slot.name}”还是空的。`,
    need: slot.need,
    action: { kind: 'add-scan', slot: slot.slot },
    scan: { material: '', slot: slot.slot },
  };
}

function itemGaps(profile: FilingProfile, placed: readonly Placed[], one: Placed, timeline: Timeline): Gap[] {
  const { item } = one;
  const about = { part: one.part, slot: one.slot, slotName: one.slotName };
  const number = item.documentNumber === undefined ? '' : `（${item.documentNumber}）`;
  const gaps: Gap[] = [];
  if (item.draft === true) {
    gaps.push({
      ...about,
      id: `draft:${item.id}`,
      name: `《${item.title}》定稿`,
      sentence: `《${item.title}》还是草稿，定稿后才能装订。`,
      need: 'always',
      action: { kind: 'finalise', itemId: item.id },
    });
  }
  // A paper from outside may have its receipt in the same scan: nobody but the clerk knows.
  const served = item.source === 'document' && findEntry(profile, item)?.entry.served === true;
  if (served && !hasReceipt(placed, one)) {
    gaps.push({
      ...about,
      id: `receipt:${item.id}`,
      name: `《${item.title}》的送达回证`,
      sentence: `《${item.title}》${number}缺少送达回证。`,
      need: 'always',
      action: { kind: 'draft', templateId: RECEIPT, servesDocumentId: item.id },
      scan: { material: formKind(RECEIPT), slot: '', servesDocumentId: item.id },
    });
  }
  const undated = served ? undatedReceipt(placed, item, timeline) : undefined;
  if (undated !== undefined)
    gaps.push({
      ...about,
      id: `service-day:${item.id}`,
      name: `《${item.title}》的送达日期`,
      sentence: `《${item.title}》${number}的送达回证还没有注明送达日期，不能确定何时送达。`,
      need: 'if-any',
      action: { kind: 'finalise', itemId: undated.id },
    });
  for (const point of item.openPoints ?? []) gaps.push({ ...about, ...pointGap(item, number, point) });
  return gaps;
}

/** What is lacking of a document that lies in its place: proof that its version in force was served, pages of its scan. */
function pointGap(
  { id, title }: UncountedItem,
  number: string,
  point: OpenPoint,
): Omit<Gap, 'part' | 'slot' | 'slotName'> {
  if (point.kind === 'scan-short')
    return {
      id: `scan-short:${id}`,
      name: `《${title}》签字扫描件的缺页`,
      sentence: `《${title}》${number}的签字扫描件缺页。`,
      need: 'if-any',
      action: { kind: 'rescan', itemId: id },
    };
  const version = `第${point.version.toString()}版`;
  return {
    id: `receipt:${id}:${point.version.toString()}`,
    name: `《${title}》${version}的送达回证`,
    sentence: `《${title}》${number}${version}尚未送达。`,
    need: 'always',
    action: { kind: 'draft', templateId: RECEIPT, servesDocumentId: id },
    scan: {
      material: formKind(RECEIPT),
      slot: '',
      servesDocumentId: id,
      servesVersion: point.version,
    },
  };
}

/** The receipt of a document of which no receipt says on what day it was served (程序规定第八十二条). */
function undatedReceipt(
  placed: readonly Placed[],
  { id }: UncountedItem,
  timeline: Timeline,
): UncountedItem | undefined {
  const receipts = placed.filter(
    ({ item }) => isReceipt(item) && item.source === 'document' && doesServe(item, id),
  );
  if (receipts.some(({ item }) => item.draft === true) || proofsOf(timeline, id).length > 0) return undefined;
  return receipts.at(-1)?.item;
}

function hasReceipt(placed: readonly Placed[], { item }: Placed): boolean {
  return placed.some(
    (other) =>
      isReceipt(other.item) &&
      (other.item.servesDocumentId === undefined
        ? other.headId === item.id && other.item.id !== item.id
        : doesServe(other.item, item.id)),
  );
}

function place(part: VolumePart, slot: SlotRule): Pick<Gap, 'part' | 'slot' | 'slotName'> {
  return { part, slot: slot.slot, slotName: slot.name };
}
