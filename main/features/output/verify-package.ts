import * as z from 'zod';
import type { packageReportSchema } from '#shared/contract/volumes.ts';
import { verifyBagInWorker } from '../../platform/bagit/bags-in-worker.ts';
import { type BagReport, isIntact } from '../../platform/bagit/verify-bag.ts';
import type { JobDefinition } from '../jobs/jobs.ts';

export const verifyInput = z.object({ dir: z.string() });

/** Job `verify-package`: re-reads a package; its result is `packageReportSchema`. */
export function verifyPackageJob(): JobDefinition<z.output<typeof verifyInput>> {
  return {
    kind: 'verify-package',
    lane: 'volume',
    input: verifyInput,
    resumable: false,
    async run({ input, signal, report }) {
      report({ step: '重读移交包', unit: 'files', current: 0, total: 0 });
      const found = await verifyBagInWorker(input.dir, {
        signal,
        onProgress: ({ checked, total }) => report({ current: checked, total }),
      });
      const result: z.output<typeof packageReportSchema> = {
        checked: found.checked,
        damaged: [...found.damaged],
        missing: [...found.missing],
        foreign: [...found.foreign],
        problems: [...found.problems],
        system: [...found.system],
        notes: [...found.notes],
      };
      return { summary: packageSentence(found), attention: !isIntact(found), result };
    },
  };
}

const SHOWN = 3;

/** One sentence that names what is wrong, or says that nothing is. */
export function packageSentence(report: BagReport): string {
  const named = (paths: readonly string[]): string =>
    paths.slice(0, SHOWN).join('、') + (paths.length > SHOWN ? '等' : '');
  const faults = [
    ...(report.damaged.length > 0 ? [`${report.damaged.length}个文件损坏（${named(report.damaged)}）`] : []),
    ...(report.missing.length > 0 ? [`${report.missing.length}个文件缺失（${named(report.missing)}）`] : []),
    ...(report.foreign.length > 0
      ? [`${report.foreign.length}个文件不在清单里（${named(report.foreign)}）`]
      : []),
    ...report.problems.slice(0, SHOWN).map((problem) => problem.replace(/。$/, '')),
  ];
  const found =
    faults.length === 0
      ? `已重读${report.checked}个文件，与清单完全一致。`
      : `已重读${report.checked}个文件：${faults.join('；')}。`;
  const aside = [
    ...(report.system.length > 0
      ? [
          `另有操作系统自己生成的文件${report.system.length}个（${named(report.system)}），不属于移交包，可以删除。`,
        ]
      : []),
    ...report.notes,
  ];
  return [found, ...aside].join('');
}
