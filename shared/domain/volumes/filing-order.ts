import { type DocumentKind, isOfKind, kindOf, sameForm } from '../procedure/timeline/document-kind.ts';

/** 正卷 may be shown to the party, 副卷 is internal: 市场监督管理行政处罚程序规定第七十八条. */
export type VolumePart = 'principal' | 'supplementary';

/** What makes a document necessary besides `always`; the case says which hold. */
export const caseConditions = ['hearing', 'goods', 'fine', 'deliberation'] as const;
export type CaseCondition = (typeof caseConditions)[number];
export type Need = 'always' | 'if-any' | CaseCondition;

/** One kind of material a slot takes: a document of one of the templates, or material named by the clerk. */
export interface EntryRule {
  readonly name: string;
  /** ids of templates, of whatever edition */
  readonly templates: readonly string[];
  /** Kinds of scans and photos, as `party-identity`. */
  readonly materials: readonly string[];
  readonly need: Need;
  /** Handed to the party, so its 送达回证 belongs behind it. */
  readonly served: boolean;
}

/** One place in the prescribed order. `listed`: as the entries stand, then by date; `date`: by date alone. */
export interface SlotRule {
  readonly slot: string;
  readonly name: string;
  readonly need: Need;
  readonly order: 'listed' | 'date';
  readonly entries: readonly EntryRule[];
}

/** 正卷 or 副卷: its slots in order, and the slot for what no rule knows. */
export interface PartRule {
  readonly part: VolumePart;
  readonly name: string;
  readonly slots: readonly SlotRule[];
  readonly otherSlot: string;
}

/** A filing order as a bureau may set it: data in `resources/filing-order`. */
export interface FilingProfile {
  readonly id: string;
  readonly name: string;
  /** Where the order is laid down. */
  readonly basis: string;
  readonly parts: readonly PartRule[];
}

/** 送达回证, the proof of service. */
export const RECEIPT: DocumentKind = 'service_receipt';

/** What is still to be done about a finalised document: a 补正 that nobody has served, a signed scan that lacks pages. */
export type OpenPoint =
  { readonly kind: 'unserved'; readonly version: number } | { readonly kind: 'scan-short' };

/** Kind of an attachment that is a paper of a form, filled in outside the program: `form-penalty_notice`. */
export const formKind = (templateId: string): string => `${FORM}${kindOf(templateId) ?? templateId}`;

const FORM = 'form-';

/** The form a paper of that kind is of; undefined for other papers. */
export const templateOfPaper = (material: string): string | undefined =>
  material.startsWith(FORM) ? material.slice(FORM.length) : undefined;

/** Kind of an attachment for an entry that names neither a form nor a material, in a bureau's own order. */
export const entryKind = ({ name }: Pick<EntryRule, 'name'>): string => `entry-${name}`;

/** 件: one piece of a case file, its pages not counted: of a draft that takes setting it. */
export interface UncountedItem {
  readonly id: string;
  readonly source: 'document' | 'attachment' | 'recordings';
  readonly title: string;
  readonly templateId?: string;
  /** Kind of an attachment, looked up in the profile. */
  readonly material?: string;
  readonly documentNumber?: string;
  /** 责任者 */
  readonly author?: string;
  readonly date?: string;
  /** When on that day it was made, `09:30:00`: orders papers of one day. */
  readonly time?: string;
  /** Slot chosen by the clerk; without it the profile decides. */
  readonly slot?: string;
  /** Where the item goes when neither slot nor profile says. */
  readonly part?: VolumePart;
  /** The document this receipt proves the service of. */
  readonly servesDocumentId?: string;
  /** what a receipt proves the service of beside that */
  readonly alsoServes?: readonly string[];
  /** The document this list or enclosure belongs to. */
  readonly belongsToId?: string;
  /** Place given by hand, compared as text; see `binding-order.ts`. */
  readonly manualKey?: string;
  readonly draft?: boolean;
  readonly openPoints?: readonly OpenPoint[];
  readonly remark?: string;
  /** The paper has no title of its own: shown in 〔〕. */
  readonly titleMadeUp?: boolean;
  /** Sides without text or image, counted from 1. */
  readonly blankPages?: readonly number[];
}

/** The same with its pages, as it is bound. */
export interface VolumeItem extends UncountedItem {
  readonly pages: number;
}

/** An item in its place. `headId` is the item it directly follows as list or receipt, its own id when it stands alone. */
export interface PlacedItem<I extends UncountedItem = VolumeItem> {
  readonly item: I;
  readonly part: VolumePart;
  readonly slot: string;
  readonly slotName: string;
  readonly headId: string;
}

/** The forms handed to the party, by the ids of their templates: what has or will have a 送达回证. */
export const servedTemplates = (profile: FilingProfile): readonly string[] =>
  profile.parts.flatMap(({ slots }) =>
    slots.flatMap(({ entries }) => entries.flatMap(({ served, templates }) => (served ? templates : []))),
  );

/** Where a profile puts a template or material, with the entry that says so. */
export function findEntry(
  profile: FilingProfile,
  item: UncountedItem,
): { readonly part: PartRule; readonly slot: SlotRule; readonly entry: EntryRule } | undefined {
  for (const part of profile.parts) {
    for (const slot of part.slots) {
      const entry = slot.entries.find((rule) => fitsEntry(rule, item));
      if (entry !== undefined) return { part, slot, entry };
    }
  }
  return undefined;
}

/** True for material an entry speaks of. Attachments nobody has named are scans. */
export function fitsEntry(entry: EntryRule, item: UncountedItem): boolean {
  const { templates, materials } = entry;
  const { templateId } = item;
  if (templateId !== undefined) return templates.some((id) => sameForm(id, templateId));
  const material = item.material ?? (item.source === 'recordings' ? 'recordings' : 'scan');
  return (
    materials.includes(material) ||
    templates.some((id) => formKind(id) === material) ||
    entryKind(entry) === material
  );
}

/** A 送达回证: made here, or a paper that is said to be one. */
export const isReceipt = ({ templateId, material }: UncountedItem): boolean =>
  (templateId !== undefined && isOfKind(templateId, RECEIPT)) || material === formKind(RECEIPT);
