import { resolve } from 'node:path';
import type { Command } from 'commander';
import * as z from 'zod';
import { isIntact, verifyBag } from '#main/platform/bagit/verify-bag.ts';
import { type CliIo, plainCommand } from '../command-kit.ts';

/** What a package says of itself is all it takes to check it: no archive is opened. */
export function packageCommands(program: Command, io: CliIo): void {
  const pack = program.command('package').description('案卷包');
  plainCommand(
    pack
      .command('verify')
      .description('核验案卷包的每个文件，不需要档案库')
      .requiredOption('--package <文件夹>', '案卷包所在文件夹')
      .option('--archive <文件夹>', '不需要；写了也不打开'),
    io,
    z.object({ package: z.string() }),
    async (options) => {
      const report = await verifyBag(resolve(options.package));
      const intact = isIntact(report);
      return {
        value: report,
        attention: !intact,
        lines: [
          `已核验${String(report.checked)}个文件，${intact ? '全部完好' : '发现以下问题'}。`,
          ...report.damaged.map((path) => `损坏：${path}`),
          ...report.missing.map((path) => `缺失：${path}`),
          ...report.foreign.map((path) => `来历不明：${path}`),
          ...report.problems,
          ...report.system.map((path) => `操作系统自己生成，不属于案卷包：${path}`),
          ...report.notes,
        ],
      };
    },
  );
}
