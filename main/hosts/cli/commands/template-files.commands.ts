import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import * as z from 'zod';
import { ProblemError } from '#shared/lib/problem.ts';
import { archiveCommand, type CliIo } from '../command-kit.ts';
import { saveBytes } from '../save-bytes.ts';

const numbered = z.object({
  template: z.coerce.number('--template 应为文书序号，例如 45。').int('--template 应为文书序号，例如 45。'),
  edition: z.string().optional(),
});

/** The bureau's own templates: `template export`, `import`, `restore`. */
export function templateFileCommands(template: Command, io: CliIo): void {
  archiveCommand(
    template
      .command('export')
      .description('导出一个文书模板，作为本局修改的起点')
      .requiredOption('--template <序号>', '文书序号')
      .option('--edition <版本>', '文书格式版本（默认：最新）')
      .option('--official', '官方模板，即使本局已有自己的')
      .requiredOption('--out <文件>', '生成的文件（YAML）'),
    io,
    numbered.extend({ official: z.boolean().default(false), out: z.string() }),
    ({ app }, options) => {
      const { text } = app.workplace().templates.text(options.template, options.edition, options.official);
      return saveBytes(Buffer.from(text), resolve(options.out));
    },
    { archive: 'any' },
  );

  archiveCommand(
    template
      .command('import')
      .description('采用本局的文书模板，代替同一序号的官方模板')
      .requiredOption('--from <文件>', '模板文件（YAML）')
      .option('--edition <版本>', '文书格式版本（默认：最新）'),
    io,
    z.object({ from: z.string(), edition: z.string().optional() }),
    async ({ client }, { from, edition }) => {
      const text = await readFile(from, 'utf8').catch((error: unknown) => {
        throw new ProblemError('invalid-input', `文件“${from}”读不到，请检查路径。`, { file: from }, error);
      });
      const { templates, editions } = await client.templates.files({});
      const of = edition ?? editions.at(-1);
      const made = await client.templates.importVariant({
        name: basename(from),
        text,
        begun: Object.fromEntries(
          templates
            .filter((one) => one.edition === of)
            .map(({ number, revision }) => [number.toString(), revision]),
        ),
        ...(edition === undefined ? {} : { edition }),
      });
      return { value: made, lines: [`已采用本局的第${String(made.number)}号《${made.name}》。`] };
    },
  );

  archiveCommand(
    template
      .command('restore')
      .description('停用本局的文书模板，恢复官方模板')
      .requiredOption('--template <序号>', '文书序号')
      .option('--edition <版本>', '文书格式版本（默认：最新）'),
    io,
    numbered,
    async ({ client }, { template: number, edition }) => {
      const { templates, editions } = await client.templates.files({});
      const wanted = edition ?? editions.at(-1);
      const file = templates.find((one) => one.number === number && one.edition === wanted)?.ownFile;
      if (file === undefined)
        throw new ProblemError('not-found', `本局没有第${String(number)}号文书的模板，用的就是官方模板。`);
      await client.templates.remove({ file });
      return { value: { file }, lines: [`已恢复第${String(number)}号文书的官方模板。`] };
    },
  );
}
