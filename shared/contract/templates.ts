import * as z from 'zod';
import { templateSummarySchema } from './documents.ts';
import { anyText, begunFrom, line, nothing, command, query } from './kit.ts';

/** The templates in force, of every edition, and the files that were refused. */
export const templateFilesSchema = z.object({
  /** The oldest first; new cases begin with the last. */
  editions: z.array(z.string()),
  templates: z.array(
    z.object({
      number: z.number().int(),
      id: z.string(),
      name: z.string(),
      edition: z.string(),
      /** There is an official template of this number. */
      replaces: z.boolean(),
      /** The bureau's own file that is in force. */
      ownFile: z.string().optional(),
      /** How often that file was exchanged; whoever puts another in its place names it. */
      revision: begunFrom,
    }),
  ),
  problems: z.array(
    z.object({
      file: z.string(),
      message: z.string(),
      /** Among the bureau's own files: may be removed. */
      own: z.boolean(),
    }),
  ),
});
export type TemplateFiles = z.infer<typeof templateFilesSchema>;

export const templatesContract = {
  files: query('reference.read').input(nothing).output(templateFilesSchema),
  /** A file of the bureau over the official template of its number; `template-invalid` names file, line and cause; `conflict` for who comes second. */
  importVariant: command('templates.edit')
    .input(
      z.object({
        name: line.min(1),
        text: anyText.max(1_000_000, '模板文件过大，最多一百万字。'),
        edition: line.optional(),
        /** The revision of each own template as it was seen, by number; what has none is at 0. */
        begun: z.record(anyText, begunFrom),
      }),
    )
    .output(templateSummarySchema),
  /** Takes a file of the bureau out; the official template is in force again, the file stays in the vault. */
  remove: command('templates.edit')
    .input(z.object({ file: anyText }))
    .output(nothing),
};
