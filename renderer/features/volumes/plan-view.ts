import type { VolumeItem, VolumePlan } from '#shared/contract/volumes.ts';
import type { ScanFor } from '#shared/domain/volumes/missing.ts';

export type Missing = VolumePlan['missing'][number];
export type VolumePart = VolumePlan['part'];

export const partNames: Readonly<Record<VolumePart, string>> = { principal: '正卷', supplementary: '副卷' };

/** One place of the prescribed order with what lies there and what it lacks. */
export interface SlotView {
  readonly slot: string;
  readonly name: string;
  readonly items: readonly VolumeItem[];
  readonly missing: readonly Missing[];
}

/** Every slot of the plan in its order; empty ones too, so that scans have a place to fall into. */
export function slotsOf({
  slots,
  items,
  missing,
}: Pick<VolumePlan, 'slots' | 'items' | 'missing'>): readonly SlotView[] {
  const known = new Set(slots.map(({ slot }) => slot));
  const others = [...items, ...missing].filter(({ slot }) => !known.has(slot));
  const all = [
    ...slots,
    ...new Map(others.map((it) => [it.slot, { slot: it.slot, name: it.slotName }])).values(),
  ];
  return all.map(({ slot, name }) => ({
    slot,
    name,
    items: items.filter((item) => item.slot === slot),
    missing: orderMissing(missing.filter((gap) => gap.slot === slot)),
  }));
}

/** `3-5`, `3`; empty for a piece whose sides are all blank. */
export function pageText({
  firstPage,
  lastPage,
  pages,
}: Pick<VolumeItem, 'firstPage' | 'lastPage' | 'pages'>): string {
  if (pages === 0 || lastPage < firstPage || firstPage < 1) return '';
  return firstPage === lastPage ? String(firstPage) : `${firstPage}-${lastPage}`;
}

/** What is missing, what blocks first; the order of the file otherwise stays. */
export function orderMissing(missing: readonly Missing[]): readonly Missing[] {
  return [...missing.filter(({ blocking }) => blocking), ...missing.filter(({ blocking }) => !blocking)];
}

/** Where an item goes when it is moved by one place: in front of `beforeId`, or last; undefined at the end of its slot. */
export function stepTarget(
  items: readonly VolumeItem[],
  itemId: string,
  by: -1 | 1,
): { readonly beforeId?: string } | undefined {
  const slot = items.find(({ id }) => id === itemId)?.slot;
  const beside = items.filter((item) => item.slot === slot);
  const at = beside.findIndex(({ id }) => id === itemId);
  if (at === -1 || beside[at + by] === undefined) return undefined;
  const before = by === -1 ? beside[at - 1] : beside[at + 2];
  return before === undefined ? {} : { beforeId: before.id };
}

/** Is anything changed by dropping `itemId` in front of `beforeId` (or last) in `slot`? */
export function movesAnything(
  items: readonly VolumeItem[],
  itemId: string,
  slot: string,
  beforeId: string | undefined,
): boolean {
  const item = items.find(({ id }) => id === itemId);
  if (item === undefined || beforeId === itemId) return false;
  if (item.slot !== slot) return true;
  const beside = items.filter((it) => it.slot === slot);
  return beside[beside.indexOf(item) + 1]?.id !== beforeId;
}

/** What closes a gap: a document that can be drafted, one of the case to be finished, or paper to be scanned. */
export type GapAction =
  | { readonly kind: 'draft'; readonly templateNumber: number; readonly servesDocumentId?: string }
  | { readonly kind: 'open'; readonly documentId: string }
  | { readonly kind: 'scan'; readonly slot: string };

export function gapAction(gap: Missing): GapAction {
  const { slot, templateNumber, servesDocumentId, documentId } = gap;
  if (templateNumber !== undefined) {
    return { kind: 'draft', templateNumber, ...(servesDocumentId === undefined ? {} : { servesDocumentId }) };
  }
  return documentId === undefined ? { kind: 'scan', slot } : { kind: 'open', documentId };
}

/** What paper put into a slot is: what its only gap asks for, where it has one. */
export function scanForSlot({ missing }: Pick<VolumePlan, 'missing'>, slot: string): ScanFor {
  const [only, ...more] = missing.flatMap((gap) =>
    gap.slot === slot && gap.scan !== undefined ? [gap.scan] : [],
  );
  return only === undefined || more.length > 0 ? { material: '', slot } : only;
}

/** One line of the 卷内文件目录, every cell as text. */
export interface CatalogueLine {
  readonly id: string;
  readonly sequence: number;
  readonly documentNumber: string;
  readonly title: string;
  readonly date: string;
  readonly pages: string;
  readonly remark: string;
  readonly draft: boolean;
  /** The bound volume that begins with this line, where there are several. */
  readonly begins?: number;
}

/** The catalogue in the order of the plan; each bound volume counts from 1. */
export function catalogueOf({
  items,
  volumes,
}: Pick<VolumePlan, 'items' | 'volumes'>): readonly CatalogueLine[] {
  let sequence = 0;
  let volume: number | undefined;
  return items.map((item) => {
    const begins = item.volume !== volume;
    volume = item.volume;
    sequence = begins ? 1 : sequence + 1;
    return {
      id: item.id,
      sequence,
      documentNumber: item.documentNumber ?? '',
      title: item.title,
      date: item.date ?? '',
      pages: pageText(item),
      remark: item.remark,
      draft: item.draft,
      ...(begins && volumes > 1 ? { begins: item.volume } : {}),
    };
  });
}

/** `共 12 件 · 86 页 · 缺 3 件`, with the number of bound volumes where there are several. */
export function planText({ items, pages, missing, volumes }: VolumePlan): string {
  const parts = [`共 ${items.length} 件`, `${pages} 页`];
  if (volumes > 1) parts.push(`${volumes} 卷`);
  return [...parts, missing.length === 0 ? '不缺件' : `缺 ${missing.length} 件`].join(' · ');
}

/** The page of the assembled PDF an item begins on; unknown beyond the first bound volume. */
export function pdfPage(plan: VolumePlan, itemId: string | undefined): number | undefined {
  const item = plan.items.find(({ id }) => id === itemId);
  if (item === undefined || plan.assembled === undefined || item.volume !== 1 || item.firstPage < 1)
    return undefined;
  return plan.assembled.frontPages + item.firstPage;
}
