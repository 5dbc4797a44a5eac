import * as z from 'zod';
import { caseFacts, type CaseFactPath, isCaseFactPath } from '../domain/documents/template/case-facts.ts';
import { factUses } from '../domain/documents/contradictions/fact-users.ts';
import { severities } from '../domain/documents/contradictions/finding.ts';
import { anyText, id, isoInstant, nothing, command, query, sha256 } from './kit.ts';

/** One spot on paper a finding speaks of; `field` may be a cell, `goods[2].quantity`. */
export const placeSchema = z.object({
  documentId: id,
  document: z.string(),
  field: z.string(),
  label: z.string(),
  issued: z.boolean(),
});

/** 问题: what does not agree in the documents of a case, and what to do about it. */
export const findingSchema = z.object({
  /** the same at every look while its rule, its places and the values compared are the same */
  identity: sha256,
  rule: z.string(),
  severity: z.enum(severities),
  sentence: z.string(),
  article: z.string().optional(),
  places: z.array(placeSchema),
});
export type DocumentFinding = z.infer<typeof findingSchema>;

/**
 * 已核对，无须更改: a finding somebody looked at and left as it is, or, when blocking, in spite of which a document was
 * issued with a reason; it returns when its values change.
 */
export const setAsideFindingSchema = findingSchema.extend({
  reason: z.string(),
  at: isoInstant,
  by: z.string(),
});
export type SetAsideFinding = z.infer<typeof setAsideFindingSchema>;

/** Why a finding needs no change: a line, not empty. */
export const reasonSchema = anyText
  .trim()
  .min(1, '请写明理由，例如“定稿以后才变更住所，文书无须更改”。')
  .max(200, '理由最多200字。');

/** Where an issued document still says what the case said when it was issued. */
export const driftSchema = z.object({
  documentId: id,
  document: z.string(),
  differences: z.array(
    z.object({ field: z.string(), label: z.string(), fixed: z.string(), now: z.string() }),
  ),
});

const factPath = z.custom<CaseFactPath>(
  (path) => typeof path === 'string' && isCaseFactPath(path),
  '没有这个案件要素。',
);

/** Documents that print a fact of the case, and whether they follow when it changes. */
export const factUserSchema = z.object({
  documentId: id,
  document: z.string(),
  use: z.enum(factUses),
  fields: z.array(z.string()),
  /** for what is issued: its words are not what the case says now */
  differs: z.boolean(),
});
export type FactUserRow = z.infer<typeof factUserSchema>;

/** Part of `documents`: one fact, every document. */
export const documentChecks = {
  /**
   * What does not agree in a case, blocking first, without what was set aside. A draft that would bear the day it is issued has no day yet, except the
   * one named by `issuing`: that is looked at as if it were issued today.
   */
  check: query('documents.read')
    .input(z.object({ caseId: id, issuing: id.optional() }))
    .output(z.object({ findings: z.array(findingSchema), setAside: z.array(setAsideFindingSchema) })),
  /**
   * 已核对，无须更改. `issuing` as in the check that showed the finding. Errors: `blocked-by-rule` for what must be
   * mended, `conflict` when there is no such finding (any more) or it is set aside already.
   */
  setAsideFinding: command('documents.edit')
    .input(z.object({ caseId: id, identity: sha256, reason: reasonSchema, issuing: id.optional() }))
    .output(nothing),
  /** Takes that back: the finding counts again. Errors: `conflict` when it is not set aside, `blocked-by-rule`. */
  takeBackFinding: command('documents.edit')
    .input(z.object({ caseId: id, identity: sha256 }))
    .output(nothing),
  /** Issued documents that the case has moved on from. */
  drift: query('documents.read')
    .input(z.object({ caseId: id }))
    .output(z.array(driftSchema)),
  /** The page of a document, from 1, on which a field stands; absent where it prints nothing. */
  fieldPage: query('documents.read')
    .input(z.object({ documentId: id, field: anyText.max(200) }))
    .output(z.object({ page: z.number().int().optional() })),
  /** Who prints these facts of a case. */
  factUsers: query('documents.read')
    .input(z.object({ caseId: id, facts: z.array(factPath).max(Object.keys(caseFacts).length) }))
    .output(z.array(factUserSchema)),
};
