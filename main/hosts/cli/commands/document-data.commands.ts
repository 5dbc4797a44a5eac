import { extname, resolve } from 'node:path';
import type { Command } from 'commander';
import * as z from 'zod';
import { lifeStateNames, lifeStateOf } from '#shared/domain/documents/life.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { archiveCommand, type CliIo } from '../command-kit.ts';
import { readJson } from '../read-json.ts';
import { saveBytes } from '../save-bytes.ts';

/** Documents of a case as files and as data: `document list`, `export`, `import`. */
export function documentDataCommands(document: Command, io: CliIo): void {
  archiveCommand(
    document
      .command('list')
      .description('列出一个案件的文书')
      .requiredOption('--case <编号>', '案件编号或者案号'),
    io,
    z.object({ case: z.string() }),
    async ({ client, findCase }, options) => {
      const { id: caseId } = await findCase(options.case);
      const documents = await client.documents.list({ caseId });
      return {
        value: documents,
        lines: documents.map((one) =>
          `${one.id}  ${lifeStateNames[lifeStateOf(one)]}  ${one.title}  ${one.documentNumber ?? ''}`.trimEnd(),
        ),
      };
    },
  );

  archiveCommand(
    document
      .command('export')
      .description('导出一份文书：PDF、DOCX，或者数据（JSON，格式见 template schema --whole）')
      .requiredOption('--document <编号>', '文书编号，见 document list')
      .requiredOption('--out <文件>', '生成的文件：.pdf、.docx 或者 .json'),
    io,
    z.object({ document: z.string(), out: z.string() }),
    async ({ app }, options) => {
      const file = resolve(options.out);
      const { documents } = app.workplace();
      const extension = extname(file).toLowerCase();
      if (extension === '.json') return saveBytes((await documents.dataFile(options.document)).bytes, file);
      if (extension !== '.pdf' && extension !== '.docx')
        throw new ProblemError('invalid-input', `“${file}”应以 .pdf、.docx 或者 .json 结尾。`);
      const format = extension === '.pdf' ? 'pdf' : 'docx';
      return saveBytes((await documents.file(options.document, format)).bytes, file);
    },
  );

  archiveCommand(
    document
      .command('import')
      .description('把导出的文书数据作为草稿放入案件')
      .requiredOption('--case <编号>', '案件编号或者案号')
      .requiredOption('--from <文件>', '文书数据（JSON）'),
    io,
    z.object({ case: z.string(), from: z.string() }),
    async ({ client, findCase }, options) => {
      const content = await readJson(options.from, z.unknown());
      const { id: caseId } = await findCase(options.case);
      const { id, title, missing } = await client.documents.importData({ caseId, content });
      const open = missing === 0 ? '各项已填齐' : `还差${missing.toString()}项`;
      return {
        value: { documentId: id, title, missing },
        lines: [`已导入为草稿：${title}（${id}），${open}。`],
      };
    },
  );
}
