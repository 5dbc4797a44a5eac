import { extname, resolve } from 'node:path';
import type { Command } from 'commander';
import * as z from 'zod';
import { valuesSchema } from '#shared/contract/documents.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { archiveCommand, type CliIo } from '../command-kit.ts';
import { documentBatchCommand } from './document-batch.command.ts';
import { documentCheckCommands } from './document-check.commands.ts';
import { documentDataCommands } from './document-data.commands.ts';
import { documentLifeCommands } from './document-life.commands.ts';
import { readJson } from '../read-json.ts';
import { saveBytes } from '../save-bytes.ts';
import { ofTemplate } from './template-option.ts';
import { templateFileCommands } from './template-files.commands.ts';

const FORMATS = { '.pdf': 'pdf', '.docx': 'docx', '.svg': 'svg' } as const;
const isKnown = (extension: string): extension is keyof typeof FORMATS => Object.hasOwn(FORMATS, extension);

const isData = (file: string): boolean => extname(file).toLowerCase() === '.json';

function formatOf(file: string): (typeof FORMATS)[keyof typeof FORMATS] {
  const extension = extname(file).toLowerCase();
  if (isKnown(extension)) return FORMATS[extension];
  throw new ProblemError('invalid-input', `“${file}”应以 .pdf、.docx 或者 .svg 结尾。`);
}

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
      .requiredOption('--template <序号>', '文书序号')
      .option('--whole', '整份文书的数据格式，连同文号、日期、案号；默认只是各栏内容'),
    io,
    ofTemplate.extend({ whole: z.boolean().default(false) }),
    ({ app }, options) => {
      const { documents } = app.workplace();
      const schema = options.whole
        ? documents.documentSchema(options.template)
        : documents.valuesSchema(options.template);
      return Promise.resolve({ value: schema, lines: [JSON.stringify(schema, null, 2)] });
    },
    { archive: 'any' },
  );

  templateFileCommands(template, io);

  const document = program.command('document').description('文书');

  archiveCommand(
    document
      .command('blank')
      .description('生成空白文书，供现场填写')
      .requiredOption('--template <序号>', '文书序号')
      .requiredOption('--out <文件>', '生成的文件：.pdf、.docx 或者 .svg'),
    io,
    ofTemplate.extend({ out: z.string() }),
    async ({ app }, options) => {
      const file = resolve(options.out);
      const { bytes } = await app.workplace().documents.blank(options.template, formatOf(file));
      return saveBytes(bytes, file);
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
      .requiredOption('--out <文件>', '生成的文件：.pdf、.docx、.svg，或者 .json（数据）'),
    io,
    ofTemplate.extend({ case: z.string(), values: z.string().optional(), out: z.string() }),
    async ({ app, findCase }, options) => {
      const file = resolve(options.out);
      const format = isData(file) ? 'json' : formatOf(file);
      const own = options.values === undefined ? {} : await readJson(options.values, valuesSchema);
      const { id: caseId } = await findCase(options.case);
      const { documents } = app.workplace();
      if (format === 'json') {
        const data = await documents.renderData(caseId, options.template, own);
        return saveBytes(Buffer.from(`${JSON.stringify(data, undefined, 2)}\n`), file);
      }
      const { bytes } = await documents.render(caseId, options.template, format, own);
      const unprinted = await documents.unprinted(caseId, options.template, own);
      const { value, lines } = await saveBytes(bytes, file);
      return {
        value: { ...value, unprinted },
        lines,
        warnings: unprinted.map(({ sentence }) => sentence),
        attention: unprinted.length > 0,
      };
    },
  );

  documentCheckCommands(document, io);
  documentDataCommands(document, io);
  documentBatchCommand(document, io);
  documentLifeCommands(document, io);
}
