import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import * as z from 'zod';
import { assembledSchema, exportResultSchema } from '#shared/contract/volumes.ts';
import { archiveCommand, type CliIo } from '../command-kit.ts';
import { notYet } from './not-yet.ts';
import { saveFile } from '../../common/save-file.ts';

const inCase = z.object({ case: z.string() });
const intoFolder = inCase.extend({ out: z.string() });

export function volumeCommands(program: Command, io: CliIo): void {
  const volume = program.command('volume').description('案卷');

  archiveCommand(
    volume
      .command('assemble')
      .description('组卷：封面、卷内文件目录、全部文书、备考表，一个PDF')
      .requiredOption('--case <编号>', '案件编号或者案号')
      .requiredOption('--out <文件夹>', 'PDF放在此文件夹'),
    io,
    intoFolder,
    async ({ asset: assetAt, client, findCase, finish }, options) => {
      const { id: caseId } = await findCase(options.case);
      const made = assembledSchema.parse(await finish(await client.volumes.assemble({ caseId })));
      const asset = await assetAt(made.asset);
      const pdf = join(resolve(options.out), asset.fileName ?? `${caseId}.pdf`);
      await saveFile(asset.open(0, asset.bytes - 1), pdf, made.sha256);
      return {
        value: { pdf, pages: made.pages, items: made.items },
        lines: [
          `已组卷：${pdf}，共${String(made.pages)}页，写入后已重读，核对无误。`,
          ...made.items.map(({ title, number, firstPage, lastPage }) =>
            `${String(firstPage)}-${String(lastPage)}  ${title}  ${number ?? ''}`.trimEnd(),
          ),
        ],
      };
    },
  );

  archiveCommand(
    volume
      .command('export')
      .description('导出可独立核验的案卷包（BagIt）')
      .requiredOption('--case <编号>', '案件编号或者案号')
      .requiredOption('--out <文件夹>', '案卷包放在此文件夹的新子文件夹中'),
    io,
    intoFolder,
    async ({ client, outFolder, findCase, finish }, options) => {
      const { id: caseId } = await findCase(options.case);
      const { folderId } = await outFolder(options.out);
      const { dir, files, bytes } = exportResultSchema.parse(
        await finish(await client.output.exportPackage({ caseId, folderId })),
      );
      return {
        value: { dir, files, bytes },
        lines: [
          `已导出到“${dir}”，共${String(files)}个文件、${String(bytes)}字节，写入后已逐个重读，核对无误。`,
        ],
      };
    },
  );

  notYet(volume.command('check').description('案卷评查（尚未提供）'), '案卷评查');
}
