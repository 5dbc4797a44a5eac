import { chineseDate, type IsoDate } from '../../lib/date.ts';
import { ProblemError } from '../../lib/problem.ts';
import type { ProcedureDocument } from '../procedure/timeline/procedure-entry.ts';
import { amountWords } from './faults.ts';
import { goodsKey, goodsWords } from './listed-goods.ts';
import { type GoodsMovement, movementRule } from './movement.ts';
import { type GoodsRegister, registerOf } from './register.ts';

/**
 * Whether a movement can have happened among what is known. Errors: `invalid-input` for a day to come, one before the
 * things were taken, a thing that is on no list, part of what cannot be divided; `blocked-by-rule` where there was not as
 * much, on its day or, by it, on a later one.
 */
export function refuseMovement(
  movement: GoodsMovement,
  { documents, before }: { readonly documents: readonly ProcedureDocument[]; readonly before: GoodsRegister },
  today: IsoDate,
): void {
  const { kind, on, lines } = movement;
  const { words } = movementRule(kind);
  if (on > today)
    throw new ProblemError(
      'invalid-input',
      `日期${chineseDate(on)}晚于今天（${chineseDate(today)}），请核对。`,
      {
        field: 'on',
      },
    );
  if (lines.length === 0)
    throw new ProblemError('invalid-input', `请填写${words}了哪些物品、多少。`, { field: 'lines' });
  for (const line of lines) {
    const list = before.lists.find(({ list: { documentId } }) => documentId === line.listId);
    const item = list?.items.find(({ key }) => key === goodsKey(line));
    if (list === undefined || item === undefined)
      throw new ProblemError('invalid-input', `“${goodsWords(line)}”不在本案的清单里，请刷新后再登记。`, {
        field: 'lines',
      });
    if (on < list.takenOn)
      throw new ProblemError(
        'invalid-input',
        `日期${chineseDate(on)}早于采取措施的日期（${chineseDate(list.takenOn)}），请核对。`,
        { field: 'on' },
      );
    if (!item.counted && line.quantity !== item.quantity)
      throw new ProblemError('invalid-input', `“${goodsWords(line)}”没有写数量，只能整项登记。`, {
        field: 'lines',
      });
  }
  const after = registerOf(documents, [...before.movements, movement]);
  const known = new Set(shortfallsOf(before).map(({ name }) => name));
  const short = shortfallsOf(after).find(({ name }) => !known.has(name));
  if (short === undefined) return;
  const { item, step, there } = short;
  const own = step.movementId === movement.id;
  throw new ProblemError(
    'blocked-by-rule',
    own
      ? `“${goodsWords(item)}”${chineseDate(on)}${step.fromPlace === '' ? '' : `在“${step.fromPlace}”`}只有${amountWords(item, there)}，不能登记${words}${amountWords(item, step.quantity)}。`
      : `这样登记以后，${chineseDate(step.on)}${step.kind === 'carried' ? '转入扣押' : movementRule(step.kind).words}的“${goodsWords(item)}”${amountWords(item, step.quantity)}就不够了，当时只剩${amountWords(item, there)}。请先核对后面的登记。`,
    { field: 'lines' },
  );
}

/** Whether what is known still adds up without a movement. Errors: `blocked-by-rule` naming the one that needs it. */
export function refuseWithdrawal(
  movementId: string,
  { documents, before }: { readonly documents: readonly ProcedureDocument[]; readonly before: GoodsRegister },
): void {
  const after = registerOf(
    documents,
    before.movements.filter(({ id }) => id !== movementId),
  );
  const known = new Set(shortfallsOf(before).map(({ name }) => name));
  const short = shortfallsOf(after).find(({ name }) => !known.has(name));
  if (short === undefined) return;
  const { item, step } = short;
  throw new ProblemError(
    'blocked-by-rule',
    `撤销以后，${chineseDate(step.on)}登记的${step.kind === 'carried' ? '转入扣押' : movementRule(step.kind).words}“${goodsWords(item)}”${amountWords(item, step.quantity)}就没有来处了。请先撤销那一笔。`,
  );
}

const shortfallsOf = ({ lists }: GoodsRegister) =>
  lists
    .flatMap(({ items }) => items)
    .flatMap((item) =>
      item.shortfalls.map(({ step, there }) => ({
        name: `${item.listId} ${item.key} ${step.movementId ?? step.kind} ${step.on}`,
        item,
        step,
        there,
      })),
    );
