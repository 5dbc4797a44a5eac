import type { Command } from 'commander';
import * as z from 'zod';
import { valuesSchema } from '#shared/contract/documents.ts';
import { archiveCommand, type CliIo } from '../command-kit.ts';
import { readJson } from '../read-json.ts';
import { ofTemplate } from './template-option.ts';

/** `{common, rows}`; how many rows and what stands in them is for the core to say. */
const batchFile = z.strictObject({
  common: valuesSchema.default({}),
  rows: z.array(z.record(z.string(), z.string())),
});

/** 成批填写: `document batch`, a draft for each row of a file. */
export function documentBatchCommand(document: Command, io: CliIo): void {
  archiveCommand(
    document
      .command('batch')
      .description('成批填写：一行建一份草稿，有一行不合就一份也不建')
      .requiredOption('--case <编号>', '案件编号或者案号')
      .requiredOption('--template <序号>', '文书序号')
      .requiredOption(
        '--from <文件>',
        'JSON：{"common": 各份相同的栏目, "rows": [逐份不同的栏目]}，金额以分计，日期如 2026-03-05',
      ),
    io,
    ofTemplate.extend({ case: z.string(), from: z.string() }),
    async ({ client, findCase }, options) => {
      const { common, rows } = await readJson(options.from, batchFile);
      const { id: caseId } = await findCase(options.case);
      const made = await client.documents.createBatch({
        caseId,
        templateNumber: options.template,
        common,
        rows,
      });
      return {
        value: {
          documents: made.map(({ id, title, subject, missing }) => ({
            documentId: id,
            title,
            subject,
            missing,
          })),
        },
        lines: [
          `已建${made.length.toString()}份草稿。`,
          ...made.map(({ id, title, subject = '' }) => `${id}  ${title}  ${subject}`.trimEnd()),
        ],
      };
    },
  );
}
