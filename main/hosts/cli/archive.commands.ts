import { basename, dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import * as z from 'zod';
import { verifyReportSchema } from '#shared/contract/archive.ts';
import { setupInput } from '#shared/contract/setup.ts';
import { bureauRemarks } from '#shared/domain/documents/bureau-remarks.ts';
import { said } from './answer.ts';
import { archiveCommand, type CliIo, plainCommand } from './command-kit.ts';
import { archiveExample } from './examples.ts';
import { readJson } from './read-json.ts';

const copiedSchema = z.object({ dir: z.string(), files: z.number(), bytes: z.number() });

export function archiveCommands(program: Command, io: CliIo): void {
  const archive = program.command('archive').description('档案库');

  plainCommand(archive.command('example').description('输出建立档案库的完整示例'), io, z.object({}), () => ({
    value: archiveExample,
    lines: [JSON.stringify(archiveExample, null, 2)],
  }));

  archiveCommand(
    archive
      .command('create')
      .description('建立档案库')
      .requiredOption('--bureau <文件>', '机关和执法人员（JSON，见 archive example）'),
    io,
    z.object({ bureau: z.string(), archive: z.string() }),
    async ({ client, folder }, options) => {
      const setup = await readJson(options.bureau, setupInput);
      const dir = resolve(options.archive);
      await client.setup.create({
        ...setup,
        location: { folderId: folder(dirname(dir)).folderId, name: basename(dir) },
      });
      const warnings = bureauRemarks(setup.bureau).map(({ message }) => message);
      return {
        warnings,
        value: {
          archive: dir,
          bureau: setup.bureau.name,
          officers: setup.officers.length,
          ...said(warnings),
        },
        lines: [
          `已在“${dir}”建立${setup.bureau.name}的档案库，登记执法人员${String(setup.officers.length)}名。`,
        ],
      };
    },
    { archive: 'new' },
  );

  archiveCommand(
    archive.command('verify').description('重新读取并核验全部原始文件和操作记录链'),
    io,
    z.object({}),
    async ({ client, finish }) => {
      const report = verifyReportSchema.parse(await finish(await client.archive.verify({})));
      const named = [
        ...report.damaged.map((path) => `损坏：${path}`),
        ...report.missing.map((path) => `缺失：${path}`),
        ...report.foreign.map((path) => `来历不明：${path}`),
        ...report.unfinished.map((path) => `未完成（采集或者上传中断，还没有登记）：${path}`),
        ...(report.chain === 'broken' ? [`操作记录链在第${String(report.brokenAt ?? 0)}条断裂。`] : []),
      ];
      return {
        value: report,
        attention: named.length > 0,
        lines: [
          `已核验${String(report.checked)}个文件，${named.length === 0 ? '全部完好' : '发现以下问题'}。`,
          ...named,
        ],
      };
    },
  );

  archiveCommand(
    archive
      .command('backup')
      .description('备份档案库')
      .requiredOption('--out <文件夹>', '备份放在此文件夹的新子文件夹中'),
    io,
    z.object({ out: z.string() }),
    async ({ client, outFolder, finish }, { out }) => {
      const { folderId } = await outFolder(out);
      const copied = copiedSchema.parse(await finish(await client.archive.backup({ folderId })));
      return {
        value: copied,
        lines: [`已备份到“${copied.dir}”，共${String(copied.files)}个文件、${String(copied.bytes)}字节。`],
      };
    },
  );
}
