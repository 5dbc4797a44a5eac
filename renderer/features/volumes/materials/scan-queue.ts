import type { Material } from '#shared/contract/volumes.ts';
import { formKind, RECEIPT } from '#shared/domain/volumes/filing-order.ts';
import type { ScanFor } from '#shared/domain/volumes/missing.ts';
import { dateOf, proposedKind, proposedTitle } from '#shared/domain/volumes/scan-names.ts';
import { isPageFileName, PAGE_FILES } from '#shared/domain/volumes/page-files.ts';

/** A file on its way into the case. */
export interface QueuedScan {
  readonly key: string;
  readonly file: File;
  readonly title: string;
  /** The title as it was proposed: another kind proposes another as long as nobody typed one. */
  readonly proposed: string;
  /** a day, nothing (''), or a text that is no day yet */
  readonly date: string;
  /** What it is or where it goes, see `placeOf`. */
  readonly choice: string;
  /** `unfit`: by its name no kind of file a volume can hold; trying again is of no use. */
  readonly state: 'waiting' | 'sending' | 'done' | 'refused' | 'unfit';
  /** The refusal of the core, or what came in; empty before. */
  readonly sentence: string;
}

export type QueueAct =
  | {
      readonly kind: 'add';
      readonly files: readonly File[];
      readonly choice: string;
      /** what papers of this choice are called, where it is a kind */
      readonly kindName?: string | undefined;
      /** Where nobody has chosen, a name that says what the paper is (缴款凭证.jpg) chooses one of these. */
      readonly kinds?: readonly Pick<Material, 'id' | 'name'>[] | undefined;
    }
  | {
      readonly kind: 'change';
      readonly key: string;
      readonly to: Partial<Pick<QueuedScan, 'title' | 'date'>>;
    }
  | {
      readonly kind: 'choose';
      /** absent: all that wait */
      readonly key?: string;
      readonly choice: string;
      readonly kindName?: string | undefined;
    }
  | { readonly kind: 'drop'; readonly key: string }
  | { readonly kind: 'sending' | 'retry'; readonly key: string }
  | { readonly kind: 'done' | 'refused'; readonly key: string; readonly sentence: string };

const SLOT = 'slot:';
const SERVES = 'serves:';

/** The choice that says only where a piece goes, not what it is. */
export const slotChoice = (slot: string): string => SLOT + slot;

/** The choice that stands for what a gap asks for. */
export function choiceOf({ material, slot, servesDocumentId, servesVersion }: ScanFor): string {
  const version = servesVersion === undefined ? '' : `@${servesVersion.toString()}`;
  if (servesDocumentId !== undefined) return SERVES + servesDocumentId + version;
  return material === '' ? slotChoice(slot) : material;
}

/**
 * What the core is told: a material, which has its place, the receipt of a document, or a place alone; nothing
 * leaves it to the order.
 */
export function placeOf(choice: string): ScanFor {
  if (choice.startsWith(SLOT)) return { material: '', slot: choice.slice(SLOT.length) };
  if (!choice.startsWith(SERVES)) return { material: choice, slot: '' };
  const [servesDocumentId, version] = choice.slice(SERVES.length).split('@');
  return {
    material: formKind(RECEIPT),
    slot: '',
    servesDocumentId,
    ...(version === undefined ? {} : { servesVersion: Number(version) }),
  };
}

export function reduceQueue(queue: readonly QueuedScan[], act: QueueAct): readonly QueuedScan[] {
  switch (act.kind) {
    case 'add': {
      const known = new Set(queue.map(({ key }) => key));
      const fresh = act.files.filter((file) => !known.has(keyOf(file)));
      return [...queue, ...fresh.map((file) => queued(file, ...meantBy(act, file)))];
    }
    case 'change':
      return update(queue, act.key, (it) => (isOpen(it) ? { ...it, ...act.to } : it));
    case 'choose':
      return queue.map((it) => {
        const meant = act.key === undefined ? it.state === 'waiting' : it.key === act.key && isOpen(it);
        return meant ? chosen(it, act.choice, act.kindName) : it;
      });
    case 'drop':
      return queue.filter(({ key, state }) => key !== act.key || state === 'sending');
    case 'sending':
      return update(queue, act.key, (it) => ({ ...it, state: 'sending', sentence: '' }));
    case 'retry':
      return update(queue, act.key, (it) => ({ ...it, state: 'waiting', sentence: '' }));
    case 'done':
    case 'refused':
      return update(queue, act.key, (it) => ({ ...it, state: act.kind, sentence: act.sentence }));
  }
}

function update(
  queue: readonly QueuedScan[],
  key: string,
  change: (it: QueuedScan) => QueuedScan,
): readonly QueuedScan[] {
  return queue.map((it) => (it.key === key ? change(it) : it));
}

const isOpen = ({ state }: QueuedScan): boolean => state === 'waiting' || state === 'refused';

function chosen(it: QueuedScan, choice: string, kindName: string | undefined): QueuedScan {
  const proposed = proposedTitle(it.file.name, kindName);
  return { ...it, choice, proposed, title: it.title === it.proposed ? proposed : it.title };
}

/** The same file dropped twice is meant once. */
const keyOf = (file: File): string => `${file.name}/${file.size}/${file.lastModified}`;

/** What a new file is taken for: what was chosen for all, else what its name says. */
function meantBy(
  { choice, kindName, kinds = [] }: Extract<QueueAct, { kind: 'add' }>,
  { name }: File,
): readonly [choice: string, kindName: string | undefined] {
  const said = choice === '' ? proposedKind(name, kinds) : undefined;
  return said === undefined ? [choice, kindName] : [said, kinds.find(({ id }) => id === said)?.name];
}

function queued(file: File, choice: string, kindName: string | undefined): QueuedScan {
  // By its name; what is inside, the core checks.
  const accepted = isPageFileName(file.name);
  return {
    key: keyOf(file),
    file,
    title: proposedTitle(file.name, kindName),
    proposed: proposedTitle(file.name, kindName),
    date: dateOf(file.name) ?? '',
    choice,
    ...(accepted
      ? { state: 'waiting', sentence: '' }
      : {
          state: 'unfit',
          sentence: `只能添加 ${PAGE_FILES}。请在原来的程序中打印成 PDF 后再添加。`,
        }),
  };
}

export function queueText(queue: readonly QueuedScan[]): string {
  const of = (state: QueuedScan['state']) => queue.filter((it) => it.state === state).length;
  const parts = [
    [of('waiting') + of('sending'), '个待加入'],
    [of('done'), '个已加入'],
    [of('refused') + of('unfit'), '个没有加入'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, text]) => `${count} ${text}`)
    .join('，');
}
