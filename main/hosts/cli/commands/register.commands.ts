import { resolve } from 'node:path';
import type { Command } from 'commander';
import * as z from 'zod';
import type { GoodsView } from '#shared/contract/goods.ts';
import type { MoneyView } from '#shared/contract/money.ts';
import { amountWords } from '#shared/domain/goods/faults.ts';
import { type GoneBy, goneBy } from '#shared/domain/goods/ledger.ts';
import { goodsWords } from '#shared/domain/goods/listed-goods.ts';
import { movementRule } from '#shared/domain/goods/movement.ts';
import { yuan } from '#shared/domain/money/faults.ts';
import { owedNames } from '#shared/domain/money/payment.ts';
import { chineseDate } from '#shared/lib/date.ts';
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
        lines:
          value.lists.length === 0
            ? ['本案没有查封、扣押、先行登记保存的财物。']
            : value.lists.flatMap(({ number, items }) => [`清单${number}`, ...items.map(itemLine)]),
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
        lines: moneyLines(value),
      };
    },
  );
}

/** 辣椒酱（210克/瓶） 12瓶，在库7瓶，送检2瓶，退还3瓶 */
function itemLine(item: GoodsView['lists'][number]['items'][number]): string {
  const here = item.lots.reduce((sum, { quantity }) => sum + quantity, 0);
  const parts = [
    ['在库', here] as const,
    ...(item.testing === 0 ? [] : [['送检', item.testing] as const]),
    ...goneBy.flatMap((kind) => {
      const quantity = item.gone[kind] ?? 0;
      return quantity === 0 ? [] : [[goneWords(kind), quantity] as const];
    }),
  ];
  return `  ${goodsWords(item)} ${[
    amountWords(item, item.quantity),
    ...parts.map(([where, quantity]) => `${where}${amountWords(item, quantity)}`),
  ].join('，')}`;
}

const goneWords = (kind: GoneBy): string => (kind === 'carried' ? '转入扣押' : movementRule(kind).words);

/** Each sum with what is open, and by when; before a decision nothing is owed. */
function moneyLines({ decision, dueOn, sums, settledOn }: MoneyView): readonly string[] {
  if (decision === undefined) return ['本案还没有定稿的处罚决定书，没有应缴的款项。'];
  return [
    ...sums.map(({ of, owed, paid, open }) =>
      owed === undefined
        ? `${owedNames[of]}：决定书没有写明数额，已缴${yuan(paid)}`
        : `${owedNames[of]}：应缴${yuan(owed)}，已缴${yuan(paid)}，未缴${yuan(open ?? 0)}`,
    ),
    ...(settledOn === undefined ? [] : [`已于${chineseDate(settledOn)}缴清。`]),
    ...(settledOn !== undefined || dueOn === undefined ? [] : [`缴纳期限：${chineseDate(dueOn)}`]),
  ];
}
