import { basename, dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import * as z from 'zod';
import {
  backupResultSchema,
  restoreResultSchema,
  type VerifyReport,
  verifyReportSchema,
} from '#shared/contract/archive.ts';
import { setupInput } from '#shared/contract/setup.ts';
import { readHeadCode } from '#shared/domain/archive/head-code.ts';
import { unreadWords } from '#shared/domain/archive/unread-words.ts';
import { bureauRemarks } from '#shared/domain/documents/bureau-remarks.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { said } from '../answer.ts';
import { archiveCommand, type CliIo, plainCommand } from '../command-kit.ts';
import { archiveExample } from './examples.ts';
import { slipLine } from './people.commands.ts';
import { readJson } from '../read-json.ts';

const rebuiltSchema = z.object({ cases: z.number() });

const namedFaults = (report: VerifyReport): readonly string[] => [
  ...report.damaged.map((path) => `损坏：${path}`),
  ...report.missing.map((path) => `缺失：${path}`),
  ...report.foreign.map((path) => `来历不明：${path}`),
  ...report.unfinished.map((path) => `未完成（采集或者上传中断，还没有登记）：${path}`),
  ...report.findings.map(({ sentence, acceptable, table, key }) =>
    acceptable === true && table !== undefined && key !== undefined
      ? `${sentence}（查明属实的：anjuan archive accept --table ${table} --key '${key}' --reason 理由）`
      : sentence,
  ),
  ...report.events.map(
    ({ caseNumber }) => `办理经过与文书不一致：${caseNumber}（anjuan archive rebuild 重新整理）`,
  ),
  ...(report.findingCount > report.findings.length
    ? [`另有${String(report.findingCount - report.findings.length)}处，没有一一列出。`]
    : []),
];

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
    async ({ client, folder, pin }, options) => {
      const setup = await readJson(options.bureau, setupInput);
      const firstPin = await pin();
      const dir = resolve(options.archive);
      const { slips } = await client.setup.create({
        ...setup,
        ...(firstPin === undefined ? {} : { firstPin }),
        location: { folderId: folder(dirname(dir)).folderId, name: basename(dir) },
      });
      const warnings = bureauRemarks(setup.bureau).map(({ message }) => message);
      return {
        warnings,
        value: {
          archive: dir,
          bureau: setup.bureau.name,
          officers: setup.officers.length,
          ...(slips.length === 0 ? {} : { slips }),
          ...said(warnings),
        },
        lines: [
          `已在“${dir}”建立${setup.bureau.name}的档案库，登记执法人员${String(setup.officers.length)}名。`,
          ...slips.map(slipLine),
        ],
      };
    },
    { archive: 'new' },
  );

  archiveCommand(
    archive
      .command('verify')
      .description('重新读取并核验全部原始文件、操作记录和登记的数据')
      .option('--full', '操作记录从第一条起全部重读（默认：上次完整核验以来的）'),
    io,
    z.object({ full: z.boolean().default(false) }),
    async ({ client, finish }, { full }) => {
      const report = verifyReportSchema.parse(await finish(await client.archive.verify({ full })));
      const named = namedFaults(report);
      const unread = unreadWords(report);
      const lost = report.damaged.length + report.missing.length > 0;
      return {
        value: report,
        attention: named.length > 0,
        lines: [
          `已核验${String(report.checked)}个文件，${named.length > 0 ? '发现以下问题' : unread === '' ? '全部完好' : '没有发现问题'}。`,
          ...named,
          ...(unread === '' ? [] : [unread]),
          ...report.accepted.map(
            ({ sentence, by, at, reason }) =>
              `已由${by}于${at.slice(0, 16).replace('T', ' ')}采用：${sentence}理由：${reason}`,
          ),
          ...(lost
            ? ['恢复原件：anjuan archive restore --from <备份、移交包或者存储卡> --archive <档案库>']
            : []),
        ],
      };
    },
  );

  archiveCommand(
    archive
      .command('restore')
      .description('恢复：没有档案库的，从备份恢复整个；已有档案库的，恢复其中损坏或者丢失的原件')
      .requiredOption('--from <文件夹>', '备份；只恢复原件的，移交包或者存储卡也可以'),
    io,
    z.object({ from: z.string(), archive: z.string() }),
    async ({ client, folder, outFolder, finish, followRestore }, { from, archive: place }) => {
      const { folderId } = folder(from);
      const dir = resolve(place);
      if ((await client.setup.state({})).state === 'ready') {
        const result = restoreResultSchema.parse(await finish(await client.archive.restore({ folderId })));
        const { restored, notFound, sound } = result;
        return {
          value: result,
          attention: notFound.length > 0,
          lines: [
            `恢复原件${String(restored.length)}个，已重读核对无误；${String(sound)}个原来就完好。`,
            ...restored.map((name) => `已恢复：${name}`),
            ...notFound.map((name) => `没有找到内容相同的文件：${name}`),
          ],
        };
      }
      const into = await outFolder(dirname(dir));
      const { restored } = await followRestore(
        await client.setup.restore({
          folderId,
          location: { folderId: into.folderId, name: basename(dir) },
        }),
      );
      const named = namedFaults(restored.report);
      return {
        value: restored,
        attention: named.length > 0,
        lines: [
          `已恢复到“${restored.dir}”，共${String(restored.files)}个文件、${String(restored.bytes)}字节，写入后已逐个重读。`,
          named.length === 0
            ? '恢复的档案库已完整核验，全部完好。'
            : '完整核验发现以下问题，请再从其他备份、移交包或者存储卡恢复：',
          ...named,
        ],
      };
    },
    { archive: 'new' },
  );

  archiveCommand(
    archive.command('rebuild').description('按文书和材料重新整理每个案件的办理经过和期限'),
    io,
    z.object({}),
    async ({ client, finish }) => {
      const { cases } = rebuiltSchema.parse(await finish(await client.archive.rebuild({})));
      return { value: { cases }, lines: [`已重新整理${String(cases)}个案件的办理经过。`] };
    },
  );

  archiveCommand(
    archive
      .command('adopt')
      .description('确认这就是正在使用的档案库（备份、恢复或者换过数据库之后），此后才能编号')
      .requiredOption('--reason <理由>', '为什么，例如：原硬盘已损坏'),
    io,
    z.object({ reason: z.string() }),
    async ({ client }, { reason }) => {
      const { said } = await client.archive.adopt({ reason });
      return { value: { said }, lines: [`${said}。`] };
    },
  );

  archiveCommand(
    archive
      .command('clock')
      .description('确认电脑时间无误（时间比上一次操作还早，或者远在其后）')
      .requiredOption('--reason <理由>', '为什么'),
    io,
    z.object({ reason: z.string() }),
    async ({ client }, { reason }) => {
      const { said } = await client.archive.confirmClock({ reason });
      return { value: { said }, lines: [`${said}。`] };
    },
  );

  archiveCommand(
    archive
      .command('accept')
      .description('采用一处在程序之外的改动（核验时指出、查明属实、可以采用的），记入操作记录')
      .requiredOption('--table <数据表>', '照 archive verify 给出的写')
      .requiredOption('--key <数据>', '照 archive verify 给出的写')
      .requiredOption('--reason <理由>', '为什么'),
    io,
    z.object({ table: z.string(), key: z.string(), reason: z.string() }),
    async ({ client }, { table, key, reason }) => {
      const { said } = await client.archive.accept({ table, key, reason });
      return { value: { said }, lines: [`${said}。`] };
    },
  );

  archiveCommand(
    archive
      .command('compare')
      .description('核对备考表上的案卷校验码')
      .requiredOption('--code <校验码>', '照备考表输入，或者扫描'),
    io,
    z.object({ code: z.string() }),
    async ({ client }, { code }) => {
      const result = await client.archive.compareCode({ code });
      // What is no code says nothing of the archive: it is typed again.
      if (readHeadCode(code) === undefined) throw new ProblemError('invalid-input', result.said, { code });
      return { value: result, attention: !result.holds, lines: [result.said] };
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
      const copied = backupResultSchema.parse(await finish(await client.archive.backup({ folderId })));
      const { dir, files, bytes, lost } = copied;
      return {
        value: copied,
        attention: lost.length > 0,
        lines: [
          `已备份到“${dir}”，共${String(files)}个文件、${String(bytes)}字节，写入后已逐个重读，核对无误。`,
          ...(lost.length === 0
            ? []
            : [`${String(lost.length)}个原件在档案库里已经丢失或者损坏，没有备份：`, ...lost]),
        ],
      };
    },
  );
}
