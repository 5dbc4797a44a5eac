import type { ImportReport } from '#shared/contract/intake.ts';
import { cardSentence, importSentence } from '#shared/domain/recordings/import-words.ts';

export type ImportedFile = ImportReport['files'][number];
export type Outcome = ImportedFile['outcome'];

export const outcomeNames: Readonly<Record<Outcome, string>> = {
  imported: '已核验',
  skipped: '已在库',
  restored: '已补好',
  failed: '未完成',
};

/** Why a file did not come in, or why it did not have to; and what is wrong with the recording itself. */
export function reasonsOf({ outcome, problem, warning }: ImportedFile): readonly string[] {
  const why = problem ?? (outcome === 'skipped' ? '内容相同的文件以前采集过，没有重复保存。' : undefined);
  return [why, warning].filter((reason) => reason !== undefined);
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
export function reportState(report: ImportReport): ReportState {
  const { imported, skipped, restored, failed, card, files } = report;
  const total = imported + skipped + restored + failed;
  if (total === 0) return { tone: 'amber', sentence: '这次采集还没有处理任何文件。' };
  if (failed > 0) {
    const places = numberText(files.flatMap((file, i) => (file.outcome === 'failed' ? [i + 1] : [])));
    return {
      tone: 'alarm',
      sentence: `${failed} 处没有采集成功（序号 ${places}），原因见下表。请保留存储卡，不要格式化，处理后再采集一次。${imported + skipped + restored > 0 ? importSentence({ ...report, failed: 0 }) : ''}`,
    };
  }
  if (card !== 'unchanged') {
    return {
      tone: 'amber',
      sentence: `${importSentence(report)}${cardSentence(card)}请保留存储卡。`,
    };
  }
  if (restored > 0) return { tone: 'amber', sentence: `${importSentence(report)}卡内文件未被改动。` };
  return {
    tone: 'verified',
    sentence:
      imported === total
        ? `${total} 个文件已全部入库并逐个核验，卡内文件未被改动。`
        : `${importSentence(report)}卡内文件未被改动。`,
  };
}

/** Places in the list: 2、5、9等12处. */
function numberText(numbers: readonly number[]): string {
  const shown = numbers.slice(0, 10).join('、');
  return numbers.length > 10 ? `${shown}等` : shown;
}
