import type { Command } from 'commander';
import * as z from 'zod';
import { importReportSchema } from '#shared/contract/intake.ts';
import {
  cardSentence,
  comparedSentence,
  importSentence,
  seenSentence,
} from '#shared/domain/recordings/import-words.ts';
import { archiveCommand, type CliIo } from '../command-kit.ts';

const OUTCOMES = { imported: '已入库', skipped: '已在库', restored: '已补好', failed: '未完成' } as const;

export function cardCommands(program: Command, io: CliIo): void {
  const card = program.command('card').description('执法记录仪存储卡');

  archiveCommand(
    card
      .command('scan')
      .description('查看存储卡上的文件')
      .requiredOption('--card <文件夹>', '存储卡所在文件夹'),
    io,
    z.object({ card: z.string() }),
    async ({ client, folder }, options) => {
      const scan = await client.intake.scan({ folderId: folder(options.card).folderId });
      const files = scan.files.map(
        ({ path, kind, officer, recorder, startedAt, timeDoubt, important, warning }) => ({
          path,
          kind,
          ...(officer === undefined ? {} : { officer }),
          ...(recorder === undefined ? {} : { recorder }),
          ...(startedAt === undefined ? {} : { startedAt }),
          ...(timeDoubt === undefined ? {} : { timeDoubt: timeDoubt.sentence }),
          ...(important ? { important } : {}),
          ...(warning === undefined ? {} : { warning }),
        }),
      );
      const seen = scan.files.flatMap(({ seenAt }) => seenAt ?? []).sort();
      const before = seenSentence(files.length, seen.length, seen.at(-1));
      return {
        value: {
          profile: scan.profile.id,
          files,
          warnings: scan.warnings,
          seen: seen.length,
          unread: scan.unread,
        },
        attention: scan.unread.length > 0,
        lines: [
          `${scan.profile.name}，${String(files.length)}个文件。`,
          ...(before === undefined ? [] : [before]),
          ...scan.warnings,
          ...scan.unread.map(({ path, problem }) => `未完成  ${path}  ${problem}`),
          ...files.map(({ path, kind, startedAt, timeDoubt, warning }) =>
            [
              path,
              kind,
              startedAt ?? '',
              timeDoubt === undefined ? '' : `时间存疑：${timeDoubt}`,
              warning ?? '',
            ]
              .filter((part) => part !== '')
              .join('  '),
          ),
        ],
      };
    },
  );

  archiveCommand(
    card
      .command('import')
      .description('采集存储卡：复制、核验、入库，不改动存储卡')
      .requiredOption('--card <文件夹>', '存储卡所在文件夹')
      .option('--case <编号>', '全部归入此案件')
      .option('--officer <执法证号>', '佩戴记录仪的执法人员'),
    io,
    z.object({ card: z.string(), case: z.string().optional(), officer: z.string().optional() }),
    async ({ app, client, folder, findCase, finish }, options) => {
      const officerId =
        options.officer === undefined
          ? undefined
          : (await app.workplace().people.byCertificate(options.officer)).id;
      const caseId = options.case === undefined ? undefined : (await findCase(options.case)).id;
      const scan = await client.intake.scan({ folderId: folder(options.card).folderId });
      const started = await client.intake.import({
        scanId: scan.scanId,
        assignments: caseId === undefined ? [] : scan.groups.map(({ group }) => ({ group, caseId })),
        ...(officerId === undefined ? {} : { officerId }),
      });
      const report = importReportSchema.parse(await finish(started));
      const { imported, skipped, restored, failed, card, reread } = report;
      const files = report.files.map(({ path, outcome, sha256, sm3, problem, warning }) => ({
        path,
        outcome,
        ...(sha256 === undefined ? {} : { sha256 }),
        ...(sm3 === undefined ? {} : { sm3 }),
        ...(problem === undefined ? {} : { problem }),
        ...(warning === undefined ? {} : { warning }),
      }));
      return {
        value: { imported, skipped, restored, failed, card, reread, files },
        attention: failed > 0 || restored > 0 || !report.cardUnchanged,
        lines: [
          `入库${String(imported)}个，已在库${String(skipped)}个，已补好${String(restored)}个，未完成${String(failed)}个。`,
          importSentence(report),
          cardSentence(card),
          ...(imported > 0 ? [comparedSentence(reread)] : []),
          ...files.map(({ path, outcome, problem, warning }) =>
            [OUTCOMES[outcome], path, problem ?? '', warning ?? ''].filter((part) => part !== '').join('  '),
          ),
        ],
      };
    },
  );
}
