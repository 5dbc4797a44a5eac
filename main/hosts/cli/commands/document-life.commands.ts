import type { Command } from 'commander';
import * as z from 'zod';
import { valuesSchema } from '#shared/contract/documents.ts';
import { isoDate } from '#shared/contract/kit.ts';
import { archiveCommand, type CliIo } from '../command-kit.ts';
import { readJson } from '../read-json.ts';
import { ofTemplate } from './template-option.ts';

const ofDocument = z.object({ document: z.string() });

/** A document from draft to void: `document draft`, `finalise`, `void`. */
export function documentLifeCommands(document: Command, io: CliIo): void {
  archiveCommand(
    document
      .command('draft')
      .description('起草一份文书，存入案件')
      .requiredOption('--case <编号>', '案件编号或者案号')
      .requiredOption('--template <序号>', '文书序号')
      .option('--values <文件>', '文书自身的内容（JSON，格式见 template schema）')
      .option('--serves <编号>', '送达回证：所送达的文书的编号'),
    io,
    ofTemplate.extend({ case: z.string(), values: z.string().optional(), serves: z.string().optional() }),
    async ({ client, findCase }, options) => {
      const own = options.values === undefined ? undefined : await readJson(options.values, valuesSchema);
      const { id: caseId } = await findCase(options.case);
      const draft = await client.documents.create({
        caseId,
        templateNumber: options.template,
        ...(options.serves === undefined ? {} : { servesDocumentId: options.serves }),
      });
      const documentId = draft.id;
      if (own !== undefined) {
        try {
          await client.documents.save({ documentId, revision: draft.revision, own });
        } catch (error) {
          // What was asked for is a draft with these values or none.
          await client.documents.remove({ documentId, revision: draft.revision });
          throw error;
        }
      }
      const { title, missingFields } = await client.documents.get({ documentId });
      const open = missingFields.map(({ label }) => label);
      return {
        value: { documentId },
        lines: [
          `已起草：${title}（${documentId}），${open.length === 0 ? '各项已填齐' : `还差${open.join('、')}`}。`,
        ],
      };
    },
  );

  archiveCommand(
    document
      .command('finalise')
      .description('定稿：固定内容，编文号，PDF 存入档案库')
      .requiredOption('--document <编号>', '文书编号，见 document list')
      .option('--date <日期>', '签署日期，例如2026-03-05；文书本身印有日期的不用写')
      .option('--despite <理由>', '有问题仍要定稿的理由'),
    io,
    ofDocument.extend({ date: isoDate.optional(), despite: z.string().optional() }),
    async ({ client }, { document: documentId, date, despite }) => {
      const { revision } = await client.documents.get({ documentId });
      const issued = await client.documents.finalise({
        documentId,
        revision,
        ...(date === undefined ? {} : { date }),
        ...(despite === undefined ? {} : { despite }),
      });
      const { id, documentNumber, sha256, pages, title } = issued;
      return {
        // A 补正 takes the place of the document it corrects, and its id.
        value: { documentId: id, ...(documentNumber === undefined ? {} : { documentNumber }), sha256, pages },
        lines: [`已定稿：${title}${documentNumber ?? ''}，共${String(pages)}页（${id}）。`],
      };
    },
  );

  archiveCommand(
    document
      .command('void')
      .description('作废一份定稿的文书；文号不再使用')
      .requiredOption('--document <编号>', '文书编号，见 document list')
      .requiredOption('--reason <理由>', '作废理由'),
    io,
    ofDocument.extend({ reason: z.string() }),
    async ({ client }, { document: documentId, reason }) => {
      const { title, documentNumber, voidReason } = await client.documents.void({ documentId, reason });
      return {
        value: { documentId, ...(documentNumber === undefined ? {} : { documentNumber }), voidReason },
        lines: [`已作废：${title}${documentNumber ?? ''}。`],
      };
    },
  );
}
