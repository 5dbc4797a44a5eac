import { resolve } from 'node:path';
import type { Command } from 'commander';
import * as z from 'zod';
import { amountWords } from '#shared/domain/goods/faults.ts';
import { goodsWords } from '#shared/domain/goods/listed-goods.ts';
import { yuan } from '#shared/domain/money/faults.ts';
import { owedNames } from '#shared/domain/money/payment.ts';
import { saveFile } from '../../common/save-file.ts';
import { archiveCommand, type CliIo } from '../command-kit.ts';

/** `goods show`, `goods labels`, `money show`: the registers of a case. */
export function registerCommands(program: Command, io: CliIo): void {
  const ofCase = (command: Command): Command => command.requiredOption('--case <编号>', '案件编号或者案号');
  const goods = program.command('goods').description('涉案财物台账');
  archiveCommand(
    ofCase(goods.command('show').description('列出查封、扣押、先行登记保存的财物和去向')),
    io,
    z.object({ case: z.string() }),
    async ({ client, findCase }, options) => {
      const { id: caseId } = await findCase(options.case);
      const value = await client.goods.ofCase({ caseId });
      const warnings = value.faults.map(({ sentence }) => sentence);
      return {
        value,
        warnings,
        lines: value.lists.flatMap(({ number, items }) => [
          `清单${number}`,
          ...items.map((item) => {
            const here = item.lots.reduce((sum, { quantity }) => sum + quantity, 0);
            return `  ${goodsWords(item)} ${amountWords(item, item.quantity)}，在库${amountWords(item, here)}，送检${amountWords(item, item.testing)}`;
          }),
        ]),
      };
    },
  );
  archiveCommand(
    ofCase(goods.command('labels').description('生成财物标签')).requiredOption(
      '--out <文件>',
      '写到哪个PDF文件',
    ),
    io,
    z.object({ case: z.string(), out: z.string() }),
    async ({ asset: assetAt, findCase }, options) => {
      const { id: caseId } = await findCase(options.case);
      const asset = await assetAt(`goods/${caseId}/labels.pdf`);
      const file = resolve(options.out);
      await saveFile(asset.open(0, asset.bytes - 1), file);
      return { value: { file, bytes: asset.bytes }, lines: [`已生成：${file}`] };
    },
  );
  archiveCommand(
    ofCase(
      program
        .command('money')
        .description('罚没款台账')
        .command('show')
        .description('列出应缴、已缴和加处罚款'),
    ),
    io,
    z.object({ case: z.string() }),
    async ({ client, findCase }, options) => {
      const { id: caseId } = await findCase(options.case);
      const value = await client.money.ofCase({ caseId });
      const warnings = value.faults.map(({ sentence }) => sentence);
      return {
        value,
        warnings,
        lines: value.sums.map(
          ({ of, owed, paid }) =>
            `${owedNames[of]}：应缴${owed === undefined ? '没有写明' : yuan(owed)}，已缴${yuan(paid)}`,
        ),
      };
    },
  );
}
