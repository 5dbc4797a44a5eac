import type { ImportReport } from '#shared/contract/intake.ts';

export type ImportedFile = ImportReport['files'][number];
export type Outcome = ImportedFile['outcome'];

export const outcomeNames: Readonly<Record<Outcome, string>> = {
  imported: '已核验',
  skipped: '已在库',
  failed: '未完成',
};

const rank: Readonly<Record<Outcome, number>> = { failed: 0, imported: 1, skipped: 2 };

/** What needs a look stands first; the order of the card otherwise stays. */
export function orderReport(files: readonly ImportedFile[]): readonly ImportedFile[] {
  return [...files].sort((a, b) => rank[a.outcome] - rank[b.outcome]);
}

/** Why a file did not come in, or why it did not have to. */
export function reasonOf({ outcome, problem }: ImportedFile): string {
  if (problem !== undefined) return problem;
  return outcome === 'skipped' ? '内容相同的文件以前采集过，没有重复保存。' : '';
}

/** Ends of a checksum, enough to compare with the eye. */
export const shortHash = (hash: string): string => `${hash.slice(0, 8)}…${hash.slice(-8)}`;

/** In groups of eight, as it is compared on paper. */
export const spacedHash = (hash: string): string => hash.replace(/(.{8})(?=.)/g, '$1 ');

export interface ReportState {
  readonly tone: 'verified' | 'amber' | 'alarm';
  readonly sentence: string;
}

/** The one sentence at the head of the report. */
export function reportState({ imported, skipped, failed, cardUnchanged }: ImportReport): ReportState {
  const total = imported + skipped + failed;
  if (total === 0) return { tone: 'amber', sentence: '这次采集还没有处理任何文件。' };
  if (failed > 0) {
    return {
      tone: 'alarm',
      sentence: `${failed} 个文件没有采集成功，原因见下表。请保留存储卡，不要格式化，处理后再采集一次。`,
    };
  }
  if (!cardUnchanged) {
    return {
      tone: 'amber',
      sentence: '采集前后卡内文件清单不一致，或者尚未采完。请保留存储卡，再采集一次。',
    };
  }
  return {
    tone: 'verified',
    sentence: `${total} 个文件已全部入库并逐个核验，卡内文件未被改动。`,
  };
}
