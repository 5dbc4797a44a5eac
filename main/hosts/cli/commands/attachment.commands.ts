import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import * as z from 'zod';
import { isoDate } from '#shared/contract/kit.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { archiveCommand, type CliIo } from '../command-kit.ts';
import type { Desk } from '../desk.ts';

const added = z.object({
  case: z.string(),
  file: z.string(),
  kind: z.enum(['scan', 'photo'], '--kind 应为 scan（扫描件）或者 photo（照片）。'),
  slot: z.string().default(''),
  material: z.string().default(''),
  title: z.string().default(''),
  date: isoDate.optional(),
  document: z.string().optional(),
  reason: z.string().optional(),
});
type Added = z.infer<typeof added>;

interface Taken {
  readonly attachmentId: string;
  readonly pages: number;
  readonly mime: string;
}

async function addToCase({ client, findCase, upload }: Desk, options: Added): Promise<Taken> {
  const { id: caseId } = await findCase(options.case);
  const file = resolve(options.file);
  const { sha256 } = await upload(file);
  const { slot, material, title, kind, date } = options;
  const attachment = await client.volumes.addAttachment({
    caseId,
    upload: sha256,
    name: basename(file),
    kind,
    slot,
    material,
    title,
    ...(date === undefined ? {} : { date }),
  });
  return { attachmentId: attachment.id, pages: attachment.pages, mime: attachment.mime };
}

/** The signed paper of an issued document, scanned. */
async function addToDocument(
  { client, findCase, upload }: Desk,
  documentId: string,
  options: Added,
): Promise<Taken> {
  const { id: caseId } = await findCase(options.case);
  const before = await client.documents.get({ documentId });
  if (before.caseId !== caseId)
    throw new ProblemError('invalid-input', `文书“${before.title}”不属于这个案件，没有添加。`, {
      documentId,
    });
  const file = resolve(options.file);
  const { sha256 } = await upload(file);
  const { signedScan } = await client.documents.attachSignedScan({
    documentId,
    upload: sha256,
    name: basename(file),
    ...(options.reason === undefined ? {} : { reason: options.reason }),
  });
  const scan = (await client.documents.history({ documentId })).scans.at(-1);
  if (signedScan === undefined || scan === undefined)
    throw new ProblemError('not-found', '签字扫描件没有存上，请重试。', { documentId });
  return { attachmentId: scan.id, pages: signedScan.pages, mime: signedScan.mime };
}

/** Papers of a case that the program did not make: `attachment add`, `list`. */
export function attachmentCommands(program: Command, io: CliIo): void {
  const attachment = program.command('attachment').description('扫描件和照片');

  archiveCommand(
    attachment
      .command('add')
      .description('把扫描件或者照片装入案卷；写了 --document 的是该文书的签字扫描件')
      .requiredOption('--case <编号>', '案件编号或者案号')
      .requiredOption('--file <文件>', 'PDF 或者图片')
      .requiredOption('--kind <类别>', 'scan（扫描件）或者 photo（照片）')
      .option('--slot <位置>', '归档位置，见 volume 的归档顺序；默认按材料种类')
      .option('--material <种类>', '材料种类')
      .option('--title <题名>', '卷内文件目录上的题名；默认为文件名')
      .option('--date <日期>', '材料的日期，例如2026-03-05')
      .option('--document <编号>', '这是该文书的签字扫描件')
      .option('--reason <理由>', '更换签字扫描件的理由'),
    io,
    added,
    async (desk, options) => {
      const taken = await (options.document === undefined
        ? addToCase(desk, options)
        : addToDocument(desk, options.document, options));
      return {
        value: taken,
        lines: [`已添加：${basename(options.file)}，共${String(taken.pages)}页（${taken.attachmentId}）。`],
      };
    },
  );

  archiveCommand(
    attachment
      .command('list')
      .description('列出一个案件的扫描件和照片')
      .requiredOption('--case <编号>', '案件编号或者案号'),
    io,
    z.object({ case: z.string() }),
    async ({ client, findCase }, options) => {
      const { id: caseId } = await findCase(options.case);
      const attachments = await client.volumes.attachments({ caseId });
      return {
        value: attachments.map(({ id: attachmentId, ...one }) => ({ attachmentId, ...one })),
        lines: attachments.map(({ id, title, pages, date }) =>
          `${id}  ${title}  ${String(pages)}页  ${date ?? ''}`.trimEnd(),
        ),
      };
    },
  );
}
