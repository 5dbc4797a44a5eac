import * as z from 'zod';
import { caseFacts, type CaseFactPath, isCaseFactPath } from '../domain/documents/case-facts.ts';
import { factUses } from '../domain/documents/contradictions/fact-users.ts';
import { severities } from '../domain/documents/contradictions/finding.ts';
import { id, operation } from './kit.ts';

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
  rule: z.string(),
  severity: z.enum(severities),
  sentence: z.string(),
  article: z.string().optional(),
  places: z.array(placeSchema),
});
export type DocumentFinding = z.infer<typeof findingSchema>;

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
   * All findings of a case, blocking first. A draft that would bear the day it is issued has no day yet, except the
   * one named by `issuing`: that is looked at as if it were issued today.
   */
  check: operation
    .input(z.object({ caseId: id, issuing: id.optional() }))
    .output(z.object({ findings: z.array(findingSchema) })),
  /** Issued documents that the case has moved on from. */
  drift: operation.input(z.object({ caseId: id })).output(z.array(driftSchema)),
  /** The page of a document, from 1, on which a field stands; absent where it prints nothing. */
  fieldPage: operation
    .input(z.object({ documentId: id, field: z.string().max(200) }))
    .output(z.object({ page: z.number().int().optional() })),
  /** Who prints these facts of a case. */
  factUsers: operation
    .input(z.object({ caseId: id, facts: z.array(factPath).max(Object.keys(caseFacts).length) }))
    .output(z.array(factUserSchema)),
};
