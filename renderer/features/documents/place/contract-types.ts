import type * as z from 'zod';
import type { templateSummarySchema } from '#shared/contract/documents.ts';
import type { Client } from '../../../bridge/client.ts';

export type TemplateSummary = z.infer<typeof templateSummarySchema>;

/** One line of the 文号 register. */
export type NumberEntry = Awaited<ReturnType<Client['documents']['numbers']>>[number];

/** A 字号 in one year. */
export type NumberSeries = Awaited<ReturnType<Client['documents']['numberSeries']>>[number];
