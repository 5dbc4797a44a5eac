import * as z from 'zod';
import { anyText, command, id, isoInstant, job, line, nothing, query, sha256, started } from './kit.ts';

/** Something that is not as the chain of acts has it, in the clerk's words. */
export const findingSchema = z.object({
  /** `row`: a row of evidence; `act`, `chain`, `seal`: the record itself; `schema`: what the database is made of; `anchor`: what is known outside it. */
  what: z.enum(['row', 'act', 'chain', 'seal', 'schema', 'template', 'anchor']),
  /** What it is about: 文书“濮市监处罚〔2026〕1号”. */
  where: z.string(),
  sentence: z.string(),
  state: z.enum(['changed', 'missing', 'added']).optional(),
  table: z.string().optional(),
  key: z.string().optional(),
  fields: z.array(z.object({ field: z.string(), was: z.string(), is: z.string() })).optional(),
  caseId: z.string().optional(),
  /** The act that says otherwise. */
  sequence: z.number().optional(),
  /** Somebody with the right may accept it as it is. */
  acceptable: z.boolean().optional(),
});
export type Finding = z.infer<typeof findingSchema>;

/** A row changed outside the program that somebody accepted as it is. */
export const acceptedRowSchema = z.object({
  sentence: z.string(),
  reason: z.string(),
  at: isoInstant,
  by: z.string(),
  caseId: z.string().optional(),
});
export type AcceptedRow = z.infer<typeof acceptedRowSchema>;

export const verifyReportSchema = z.object({
  checked: z.number(),
  damaged: z.array(z.string()),
  missing: z.array(z.string()),
  foreign: z.array(z.string()),
  /** Whole by their content, but never entered: left by an import or upload that was cut off. */
  unfinished: z.array(z.string()).default([]),
  chain: z.enum(['intact', 'broken']),
  /** Sequence number of the first row of the chain that does not hold. */
  brokenAt: z.number().optional(),
  /** What does not agree with the chain, by name; the first of them where they are very many. */
  findings: z.array(findingSchema).default([]),
  /** All that does not agree, those included that are not named. */
  findingCount: z.number().default(0),
  /** Rows of evidence held against the chain. */
  rows: z.number().default(0),
  /** Acts read again; `since`: those before this one were found in order by an earlier full check. */
  acts: z.number().default(0),
  since: z.number().optional(),
  /** When that full check was. */
  fullAt: isoInstant.optional(),
  /** Cases of which what happened is kept otherwise than their documents say; derived, so `rebuild` mends it. */
  events: z.array(z.object({ caseId: id, caseNumber: z.string() })).default([]),
  /** What was changed outside the program and accepted since by somebody with the right; the newest first. */
  accepted: z.array(acceptedRowSchema).default([]),
});
export type VerifyReport = z.infer<typeof verifyReportSchema>;

/** Result of job `backup`. */
export const backupResultSchema = z.object({
  dir: z.string(),
  files: z.number(),
  bytes: z.number(),
  /** SHA-256 of originals that the archive itself no longer has in sound condition. */
  lost: z.array(z.string()),
});
export type BackupResult = z.infer<typeof backupResultSchema>;

/** Result of job `restore`: originals by their SHA-256. */
export const restoreResultSchema = z.object({
  /** Sound again, read back. */
  restored: z.array(z.string()),
  /** Still damaged or lost: the folder holds nothing with their content. */
  notFound: z.array(z.string()),
  /** How many needed nothing. */
  sound: z.number(),
});
export type RestoreResult = z.infer<typeof restoreResultSchema>;

/** A whole archive out of a backup, with what its verification found. */
export const restoredArchiveSchema = backupResultSchema.extend({ report: verifyReportSchema });
export type RestoredArchive = z.infer<typeof restoredArchiveSchema>;

export const actSchema = z.object({
  sequence: z.number(),
  at: isoInstant,
  actor: z.string(),
  act: z.string(),
  /** The act as a Chinese sentence. */
  sentence: z.string(),
  caseId: id.optional(),
  hash: z.string(),
});
export type Act = z.infer<typeof actSchema>;

/** A file of the bureau's rules in its archive: of the years of a calendar see `calendar.importYear`. */
export const ownFileSchema = z
  .object({
    folder: z.enum([
      'access',
      'calendars',
      'limits',
      'filing-order',
      'recorder-profiles',
      'phrases',
      'statutes',
      'procedure',
    ]),
    file: anyText.regex(/^[^/\\]{1,200}$/, '应是文件夹里的文件名。'),
  })
  .refine(({ folder, file }) => folder !== 'calendars' || file === 'local.json', {
    path: ['file'],
    message: '这里只采用local.json；一年的放假安排查看以后再采用。',
  });
export type OwnFileName = z.infer<typeof ownFileSchema>;

export const archiveContract = {
  status: query('archive.read')
    .input(nothing)
    .output(
      z.object({
        dir: z.string(),
        schemaVersion: z.number(),
        /** It can be looked at, verified and exported, and nothing is saved. */
        writeProtected: z.boolean(),
        /** Why it waits for a person before it draws numbers, as a sentence; absent when it does not. */
        standing: z.object({ state: z.string(), sentence: z.string() }).optional(),
        /** The same of the machine's clock. */
        clockDoubt: z.string().optional(),
        /** What was found otherwise than it was left when the archive was opened, and hinders nothing; a sentence. */
        noticed: z.string().optional(),
        /** A sentence when others than its owner can read the archive's folder. */
        shared: z.string().optional(),
        lastVerifiedAt: isoInstant.optional(),
        lastVerifiedIntact: z.boolean().optional(),
        lastBackupAt: isoInstant.optional(),
      }),
    ),
  /** How much it holds. Counts all of it: for who asks for that, not for what every screen shows. */
  holdings: query('archive.read')
    .input(nothing)
    .output(
      z.object({
        cases: z.number(),
        documents: z.number(),
        recordings: z.number(),
        vaultBytes: z.number(),
      }),
    ),
  /** Job `verify`; its result is a verifyReport. `full`: acts are read again from the first one. */
  verify: job('archive.verify')
    .input(z.object({ full: z.boolean().default(false) }))
    .output(started),
  /** Job `rebuild`: what happened in each case anew from its documents; its result is {cases}. */
  rebuild: job('archive.verify').input(nothing).output(started),
  /** A person's word that this archive is the one in use; an act. Errors: `conflict` when nothing was asked. */
  adopt: command('archive.decide')
    .input(z.object({ reason: line.trim().min(1, '请写明理由。') }))
    .output(z.object({ said: z.string() })),
  /** A person's word that the machine's clock is right; an act. Errors: `conflict` when nothing was asked. */
  confirmClock: command('archive.decide')
    .input(z.object({ reason: line.trim().min(1, '请写明理由。') }))
    .output(z.object({ said: z.string() })),
  /**
   * A person's word that a row changed outside the program stands as it is; an act. Errors: `conflict` when it is as the
   * chain has it, `blocked-by-rule` for what nobody may accept.
   */
  accept: command('archive.decide')
    .input(z.object({ table: line, key: line, reason: line.trim().min(1, '请写明理由。') }))
    .output(z.object({ said: z.string() })),
  /**
   * Takes in a file that was put into the archive's folder by hand, with where it comes from. Rights count from the next
   * opening on. Errors: `not-found`, `invalid-input`.
   */
  takeFile: command('settings.edit')
    .input(ownFileSchema.safeExtend({ source: line.trim().min(1, '请写明来源。') }))
    .output(nothing),
  /** It counts no more: the program's own does again. Errors: `not-found`. */
  dropFile: command('settings.edit').input(ownFileSchema).output(nothing),
  /** Compares a code of a 备考表, typed or scanned, with the record. */
  compareCode: query('cases.read')
    .input(z.object({ code: line }))
    .output(z.object({ holds: z.boolean(), said: z.string() })),
  /** Job `backup` into a new folder inside the chosen one; its result is a backupResult. */
  backup: job('archive.backup')
    .input(z.object({ folderId: id }))
    .output(started),
  /**
   * Job `restore`: damaged or lost originals by their content out of a backup, a package or a card; its result is a
   * restoreResult. All originals are looked at unless some are named.
   */
  restore: job('archive.restore')
    .input(z.object({ folderId: id, originals: z.array(sha256).optional() }))
    .output(started),
  /** Newest first. */
  acts: query('acts.read')
    .input(
      z.object({
        caseId: id.optional(),
        before: z.number().optional(),
        limit: z.number().int().min(1).max(500).default(100),
      }),
    )
    .output(z.array(actSchema)),
};
