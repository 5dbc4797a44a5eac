import type { Stored, WatchedTable } from '../../../../platform/sqlite/watch-rows.ts';

export type Fields = Readonly<Record<string, Stored>>;

/** A table whose rows are bound to the chain of acts, and how a clerk speaks of them. */
export interface EvidenceTable extends WatchedTable {
  /** 文书, 录音录像 … */
  readonly noun: string;
  /** Columns a row is called by, the first that says something. */
  readonly called: readonly string[];
  /** Columns in the clerk's words; others are called by their own name. */
  readonly words: Readonly<Record<string, string>>;
  /** While this holds a row is being worked on: of it only these columns are bound. */
  readonly open?: { readonly while: (row: Fields) => boolean; readonly bound: readonly string[] };
  /** Columns of which only a hash is bound: what stands in them is to stand nowhere else. */
  readonly hidden?: readonly string[];
  /** True of what the program makes anew whatever stood there: it is written over also where it was changed by hand. */
  readonly madeAnew?: boolean;
  /**
   * A row changed by hand may be accepted as it is, by a person's word: what people correct in the program anyway.
   * Without this it never is. See docs/decisions/audit-chain.md.
   */
  readonly acceptable?: {
    /** Columns that say what the row is: changed, they are accepted by nobody. */
    readonly fixed: readonly string[];
    /** Also that it is gone. */
    readonly missing?: boolean;
  };
  /** Its rows are of whatever case a row of this table is of, which `by` names by its key: they move with it. */
  readonly follows?: { readonly table: string; readonly by: string };
  /** The rows a case stands on, as SQL over `t` with `?1` for the case; absent where no case needs them. */
  readonly ofCase?: string;
}

/** Rows that name a document, a recording, or their case itself. */
export const ofDocument = {
  caseOf: '(select d.case_id from documents d where d.id = t.document_id)',
  ofCase: 't.document_id in (select d.id from documents d where d.case_id = ?1)',
} as const;
export const ofRecording = {
  caseOf: '(select r.case_id from recordings r where r.id = t.recording_id)',
  ofCase: 't.recording_id in (select r.id from recordings r where r.case_id = ?1)',
  follows: { table: 'recordings', by: 'recording_id' },
} as const;
export const ofCase = { caseOf: 't.case_id', ofCase: 't.case_id = ?1' } as const;

export const who = { by: '登记人', at: '登记时间' } as const;

/** Of what somebody told and may have taken back. */
export const told = {
  told_at: who.at,
  told_by: who.by,
  withdrawn_at: '撤销时间',
  withdrawn_by: '撤销人',
  withdrawn_reason: '撤销理由',
} as const;
