import type * as z from 'zod';
import type { packageReportSchema } from '#shared/contract/volumes.ts';

export type PackageReport = z.output<typeof packageReportSchema>;

export interface Finding {
  readonly tone: 'verified' | 'alarm' | 'amber' | 'quiet';
  readonly sentence: string;
  readonly files: readonly string[];
}

/** What a check of a package found, as sentences; one green sentence when it is whole. */
export function packageFindings(report: PackageReport): readonly Finding[] {
  const { checked, damaged, missing, foreign, problems, system, notes } = report;
  const found: readonly Finding[] = [
    {
      tone: 'alarm',
      sentence: `${damaged.length} 个文件与清单的校验值不符，可能被改动或者损坏。`,
      files: damaged,
    },
    { tone: 'alarm', sentence: `${missing.length} 个文件列在清单中，但包里没有。`, files: missing },
    { tone: 'amber', sentence: `${foreign.length} 个文件不在清单中，不属于这个移交包。`, files: foreign },
    ...problems.map((sentence): Finding => ({ tone: 'alarm', sentence, files: [] })),
  ];
  const real = found.filter(({ files, sentence }) => files.length > 0 || problems.includes(sentence));
  const verdict: readonly Finding[] =
    real.length > 0
      ? real
      : [
          {
            tone: 'verified',
            sentence: `✓ 核验通过：${checked} 个文件（含校验清单）全部与清单一致。`,
            files: [],
          },
        ];
  return [
    ...verdict,
    ...(system.length === 0
      ? []
      : [
          {
            tone: 'quiet' as const,
            sentence: `${system.length} 个文件是操作系统自己生成的，不属于移交包，可以删除。`,
            files: system,
          },
        ]),
    ...notes.map((sentence): Finding => ({ tone: 'quiet', sentence, files: [] })),
  ];
}
