/** 文书的状态: as a clerk sees it, finer than what is stored. */
export const lifeStates = ['draft', 'correcting', 'finalised', 'signed', 'filed', 'void'] as const;
export type LifeState = (typeof lifeStates)[number];

/** The state in a word. */
export const lifeStateNames: Readonly<Record<LifeState, string>> = {
  draft: '草稿',
  correcting: '补正草稿',
  finalised: '已定稿',
  signed: '已附签字件',
  filed: '已归卷',
  void: '已作废',
};

/** What the state of a document depends on. */
export interface DocumentLife {
  readonly state: 'draft' | 'finalised' | 'void';
  /** Present on a draft that corrects a finalised document. */
  readonly correction?: object | undefined;
  /** Present once the signed paper was scanned. */
  readonly signedScan?: object | undefined;
  /** Present once bound; `current` while what was bound is still what counts. */
  readonly filed?: { readonly current: boolean } | undefined;
}

/** 草稿、补正草稿 → 已定稿 → 已附签字件 → 已归卷; 已作废 whatever came before. */
export function lifeStateOf({ state, correction, signedScan, filed }: DocumentLife): LifeState {
  if (state === 'draft') return correction === undefined ? 'draft' : 'correcting';
  if (state === 'void') return 'void';
  if (filed?.current === true) return 'filed';
  return signedScan === undefined ? 'finalised' : 'signed';
}

/** True when a volume was bound with it and no longer shows what counts: it must be assembled anew. */
export const outdatesVolume = ({ state, filed }: DocumentLife): boolean =>
  filed !== undefined && (state === 'void' || !filed.current);

/**
 * Says that a scan has other than the printed number of pages, which is not wrong in itself (a signature page may be
 * scanned alone, an attachment with it); undefined when they agree.
 */
export function pagesDifference(printed: number | undefined, scanned: number): string | undefined {
  if (printed === undefined || printed === scanned) return undefined;
  return `签字扫描件有${scanned.toString()}页，定稿有${printed.toString()}页，请核对是否扫描齐全。`;
}
