import { extname, resolve } from 'node:path';
import type { Command } from 'commander';
import * as z from 'zod';
import { valuesSchema } from '#shared/contract/documents.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { neededAsset, saveAsset } from '../common/save-asset.ts';
import { archiveCommand, type CliIo } from './command-kit.ts';
import type { Desk } from './desk.ts';
import { readJson } from './read-json.ts';
import { saveSvgPages } from './save-svg-pages.ts';
import { valuesJsonSchema } from './values-schema.ts';

const templateNumber = z.coerce
  .number('--template 应为文书序号，例如 45。')
  .int('--template 应为文书序号，例如 45。');
const ofTemplate = z.object({ template: templateNumber });

type Format = 'pdf' | 'docx' | 'svg';

function formatOf(file: string): Format {
  const extension = extname(file).toLowerCase();
  if (extension === '.pdf' || extension === '.docx' || extension === '.svg') {
    return extension === '.pdf' ? 'pdf' : extension === '.docx' ? 'docx' : 'svg';
  }
  throw new ProblemError('invalid-input', `“${file}”应以 .pdf、.docx 或者 .svg 结尾。`);
}

const written = (files: readonly string[]) => ({
  value: { files },
  lines: files.map((file) => `已生成：${file}`),
});

type Preview = Awaited<ReturnType<Desk['client']['documents']['blankPreview']>>;

export function documentCommands(program: Command, io: CliIo): void {
  const template = program.command('template').description('文书模板');

  archiveCommand(
    template.command('list').description('列出文书模板'),
    io,
    z.object({}),
    async ({ client }) => {
      const templates = await client.documents.templates({});
      return {
        value: templates.map(({ number, id, name, edition }) => ({ number, id, name, edition })),
        lines: templates.map(({ number, name, edition }) => `${String(number)}  ${name}  ${edition}`),
      };
    },
    { archive: 'any' },
  );

  archiveCommand(
    template
      .command('schema')
      .description('输出一种文书的数据格式（JSON Schema）')
      .requiredOption('--template <序号>', '文书序号'),
    io,
    ofTemplate,
    async ({ client }, options) => {
      const schema = valuesJsonSchema(await client.documents.template({ number: options.template }));
      return { value: schema, lines: [JSON.stringify(schema, null, 2)] };
    },
    { archive: 'any' },
  );

  const document = program.command('document').description('文书');

  archiveCommand(
    document
      .command('blank')
      .description('生成空白文书，供现场填写')
      .requiredOption('--template <序号>', '文书序号')
      .requiredOption('--out <文件>', '生成的文件：.pdf、.docx 或者 .svg'),
    io,
    ofTemplate.extend({ out: z.string() }),
    async ({ app, client }, { template: number, out }) => {
      const file = resolve(out);
      const format = formatOf(file);
      if (format === 'svg') {
        const { pages } = await client.documents.blankPreview({ templateNumber: number });
        return written(await saveSvgPages(pages, file));
      }
      await saveAsset(await neededAsset(app, `blank/${String(number)}.${format}`), file);
      return written([file]);
    },
    { archive: 'any' },
  );

  archiveCommand(
    document
      .command('render')
      .description('用案件信息生成一份文书，不存入案件')
      .requiredOption('--case <编号>', '案件编号或者案号')
      .requiredOption('--template <序号>', '文书序号')
      .option('--values <文件>', '文书自身的内容（JSON，格式见 template schema）')
      .requiredOption('--out <文件>', '生成的文件：.pdf、.docx 或者 .svg'),
    io,
    ofTemplate.extend({ case: z.string(), values: z.string().optional(), out: z.string() }),
    async ({ app, client, findCase }, options) => {
      const file = resolve(options.out);
      const format = formatOf(file);
      const own = options.values === undefined ? {} : await readJson(options.values, valuesSchema);
      const { id: caseId } = await findCase(options.case);
      const draft = await client.documents.create({ caseId, templateNumber: options.template });
      try {
        const { id: documentId } = await client.documents.save({
          documentId: draft.id,
          revision: draft.revision,
          own: { ...draft.own, ...own },
        });
        if (format !== 'svg') {
          await saveAsset(await neededAsset(app, `documents/${documentId}.${format}`), file);
          return written([file]);
        }
        const pages: string[] = [];
        for (let preview: Preview | undefined; preview === undefined || pages.length < preview.total;) {
          preview = await client.documents.preview({ documentId, own, from: pages.length + 1, count: 20 });
          pages.push(...preview.pages);
        }
        return written(await saveSvgPages(pages, file));
      } finally {
        await client.documents.remove({ documentId: draft.id });
      }
    },
  );
}
