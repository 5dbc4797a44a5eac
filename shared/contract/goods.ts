import * as z from 'zod';
import { goodsFaultRules } from '../domain/goods/faults.ts';
import { goneBy } from '../domain/goods/ledger.ts';
import { movementKinds } from '../domain/goods/movement.ts';
import { command, id, isoDate, isoInstant, line, nothing, query } from './kit.ts';
import { clockSchema } from './procedure.ts';

/** Millionths of a unit, see shared/domain/goods/quantity.ts. */
const quantity = z.number().int().nonnegative();
const some = quantity.positive('数量应当大于零。');

const name = z.object({ name: line, model: line, unit: line });
const movedLine = name.extend({ listId: id, quantity: some });

const itemSchema = name.extend({
  listId: id,
  key: z.string(),
  note: z.string(),
  quantity,
  /** false: it has no number and is moved as a whole; `written` is what stands there instead */
  counted: z.boolean(),
  written: z.string(),
  /** what documents order */
  released: quantity,
  confiscated: quantity,
  transferred: quantity,
  consented: quantity,
  /** where every part of it is: with what went, these are `quantity` */
  lots: z.array(z.object({ place: z.string(), keeper: z.string(), since: isoDate, quantity })),
  testing: quantity,
  gone: z.partialRecord(z.enum(goneBy), quantity),
});
export type GoodsItem = z.infer<typeof itemSchema>;

const listSchema = z.object({
  listId: id,
  number: z.string(),
  takenOn: isoDate,
  measures: z.array(
    z.object({
      documentId: id,
      documentNumber: z.string().optional(),
      words: z.string(),
      on: isoDate,
      /** while its limit runs */
      clock: clockSchema.optional(),
    }),
  ),
  items: z.array(itemSchema),
});

const movement = z.object({
  kind: z.enum(movementKinds),
  on: isoDate,
  lines: z.array(movedLine).min(1, '请填写是哪些物品、多少。').max(500, '一次最多登记500项，请分几次登记。'),
  place: line.default(''),
  keeper: line.default(''),
  /** out of which store; empty: as they were laid in */
  fromPlace: line.default(''),
  detail: line.default(''),
  documentId: id.optional(),
  attachmentId: id.optional(),
});

const movementSchema = movement.extend({
  id,
  /** what the document it happened by is called */
  documentName: z.string().optional(),
  toldAt: isoInstant,
  toldBy: z.string(),
});

export const goodsSchema = z.object({
  lists: z.array(listSchema),
  /** by day */
  movements: z.array(movementSchema),
  /** what a document has already and nobody told yet */
  proposals: z.array(
    z.object({
      kind: z.enum(movementKinds),
      on: isoDate,
      lines: z.array(movedLine),
      place: z.string(),
      keeper: z.string(),
      documentId: id,
      documentName: z.string(),
    }),
  ),
  faults: z.array(
    z.object({
      rule: z.enum(goodsFaultRules),
      weight: z.enum(['wrong', 'due', 'note']),
      sentence: z.string(),
      article: z.string(),
      documentIds: z.array(id),
    }),
  ),
  standing: z.object({ any: z.boolean(), left: z.boolean(), told: z.boolean() }),
  /** the form of a further list in the edition of the case */
  listTemplate: z.number().int().optional(),
});
export type GoodsView = z.infer<typeof goodsSchema>;
export type GoodsMove = z.infer<typeof movement>;

const ofCase = z.object({ caseId: id });

/** 财物台账: what is under measure in a case and where it is. */
export const goodsContract = {
  ofCase: query('cases.read').input(ofCase).output(goodsSchema),
  /**
   * Errors: `invalid-input` for a day or a thing that cannot be, `blocked-by-rule` where there is not as much,
   * `not-found` for a paper of another case.
   */
  move: command('cases.edit')
    .input(ofCase.extend(movement.shape))
    .output(z.object({ movementId: id })),
  /** Told in error; the reason stays in the record. `blocked-by-rule` while something later came from it. */
  withdraw: command('cases.edit')
    .input(ofCase.extend({ movementId: id, reason: line.trim().min(1, '请写明理由。') }))
    .output(nothing),
};
