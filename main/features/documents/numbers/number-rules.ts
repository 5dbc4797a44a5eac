import type { Actor } from '#shared/contract/session.ts';
import { documentNumber } from '#shared/domain/documents/document-number.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { requireUnmoved } from '#shared/domain/documents/number-start.ts';
import type { DocumentContext } from '../context/document-context.ts';
import { refuseDrawn, refuseTaken, seriesOf, startOf } from './draw-number.ts';

export interface NumberStart {
  readonly kind: string;
  readonly year: number;
  readonly first: number;
  /** the number the register was shown to go on at */
  readonly next: number;
  readonly reason: string;
}

/** 起始号 of a register begun on paper. Errors: `blocked-by-rule` once the program has drawn a number of it. */
export async function setNumberStart(
  { archive }: DocumentContext,
  actor: Actor,
  { kind, year, first, next: shown, reason }: NumberStart,
): Promise<void> {
  await archive.act(actor, async (tx) => {
    const { begun, next } = await seriesOf(tx, kind, year);
    if (begun)
      throw new ProblemError(
        'blocked-by-rule',
        `“${kind}”${year.toString()}年已经由程序取过号，不能再改起始号。在纸上或者其他平台用过的号，请逐个登记，取号时会跳过。`,
      );
    requireUnmoved(`“${kind}”${year.toString()}年的文号`, next, shown);
    const before = await startOf(tx, kind, year);
    const row = { first, reason, set_at: archive.clock.now(), set_by: actor.name };
    await tx
      .insertInto('number_starts')
      .values({ kind, year, ...row })
      .onConflict((conflict) => conflict.columns(['kind', 'year']).doUpdateSet(row))
      .execute();
    return {
      value: undefined,
      act: {
        act: 'documents.number-start',
        sentence: `“${kind}”${year.toString()}年的文号从${first.toString()}号起${before === undefined ? '' : `（原为${before.first.toString()}号）`}：${reason}`,
        details: { kind, year, first, reason },
      },
    };
  });
}

export interface UsedNumber {
  readonly kind: string;
  readonly year: number;
  readonly sequence: number;
  readonly title: string;
  readonly reason: string;
}

/** A number used on a paper that is not in this archive. Errors: `conflict` when it is taken. */
export async function noteNumber(
  { archive, settings }: DocumentContext,
  actor: Actor,
  { kind, year, sequence, title, reason }: UsedNumber,
): Promise<void> {
  const { abbreviation } = await settings.bureau();
  const number = documentNumber(abbreviation, kind, year, sequence);
  await archive.act(actor, async (tx) => {
    await refuseTaken(tx, number);
    await refuseDrawn(tx, kind, year, sequence);
    await tx
      .insertInto('numbers_elsewhere')
      .values({
        number,
        kind,
        year,
        sequence,
        document_id: null,
        title,
        reason,
        noted_at: archive.clock.now(),
        noted_by: actor.name,
      })
      .execute();
    return {
      value: undefined,
      act: {
        act: 'documents.number-noted',
        sentence: `登记在别处使用的文号${number}${title === '' ? '' : `（${title}）`}：${reason}`,
        details: { number, kind, year, sequence, title, reason },
      },
    };
  });
}

/** Takes such a note back, as long as it is no number of a document in this archive. */
export async function takeBackNumber(
  { archive }: DocumentContext,
  actor: Actor,
  number: string,
): Promise<void> {
  await archive.act(actor, async (tx) => {
    const noted = await tx
      .selectFrom('numbers_elsewhere')
      .select(['document_id', 'reason'])
      .where('number', '=', number)
      .executeTakeFirst();
    if (noted === undefined)
      throw new ProblemError('not-found', `登记簿里没有在别处使用的文号“${number}”，请刷新后再看。`);
    if (noted.document_id !== null)
      throw new ProblemError('blocked-by-rule', `文号“${number}”是本档案库中一份文书的文号，不能撤销。`);
    await tx.deleteFrom('numbers_elsewhere').where('number', '=', number).execute();
    return {
      value: undefined,
      act: {
        act: 'documents.number-taken-back',
        sentence: `撤销在别处使用的文号${number}的登记（原登记理由：${noted.reason}）`,
        details: { number },
      },
    };
  });
}
