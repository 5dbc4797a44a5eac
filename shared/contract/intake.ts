import * as z from 'zod';
import { id, isoInstant, line, nothing, command, job, query, sha256, sm3, started } from './kit.ts';
import { folderSchema } from './host.ts';
import { timeSources } from '../domain/recordings/recording-time.ts';
import { settledWays } from '../domain/recordings/settled-time.ts';
import { cardStates } from '../domain/recordings/import-words.ts';

export const mediaKinds = ['video', 'audio', 'photo', 'log', 'sidecar', 'other'] as const;

/** Why the time of a recording is not a fact: what was stated and not believed, and a sentence with both values. */
export const timeDoubtSchema = z.object({ stated: isoInstant, sentence: z.string() });

export const cardFileSchema = z.object({
  /** Place in the scan; names the file in later calls. */
  index: z.number().int(),
  path: z.string(),
  kind: z.enum(mediaKinds),
  bytes: z.number(),
  recorder: z.string().optional(),
  officer: z.string().optional(),
  startedAt: isoInstant.optional(),
  timeDoubt: timeDoubtSchema.optional(),
  durationMs: z.number().optional(),
  /** Titles of a second lens, a second sound. */
  otherViews: z.array(z.string()).default([]),
  important: z.boolean(),
  /** Recordings joined from segments share a group. */
  group: z.number().int(),
  /** Address of a small picture, relative to the asset root; absent when none can be made. */
  thumbnail: z.string().optional(),
  /** Why the file needs a look, in Chinese. */
  warning: z.string().optional(),
  /** A file of this name and size came in before, last then. */
  seenAt: isoInstant.optional(),
});
export type CardFile = z.infer<typeof cardFileSchema>;

export const cardGroupSchema = z.object({
  group: z.number().int(),
  startedAt: isoInstant.optional(),
  endedAt: isoInstant.optional(),
  recorder: z.string().optional(),
  officer: z.string().optional(),
  officerId: id.optional(),
  officerName: z.string().optional(),
  gaps: z.array(z.object({ after: z.number().int(), seconds: z.number() })),
  suggestion: z.object({ caseId: id, title: z.string(), reason: z.string() }).optional(),
});

export const cardScanSchema = z.object({
  scanId: id,
  folder: folderSchema,
  profile: z.object({ id: z.string(), name: z.string() }),
  runnerUp: z.object({ id: z.string(), name: z.string() }).optional(),
  files: z.array(cardFileSchema),
  groups: z.array(cardGroupSchema),
  ignored: z.array(z.string()),
  /** Folders and files that could not be looked at, each with the reason: their content is unknown. */
  unread: z.array(z.object({ path: z.string(), what: z.enum(['folder', 'file']), problem: z.string() })),
  warnings: z.array(z.string()),
  bytes: z.number(),
});
export type CardScan = z.infer<typeof cardScanSchema>;

/** A second lens or a second sound of a file, beside its main ones. */
export const recordingViewSchema = z.object({
  /** `picture-2`, `sound-2` */
  id: z.string(),
  title: z.string(),
  /** Address of the copy that shows it; absent until it is made. */
  play: z.string().optional(),
});

/** imported 已核验 · skipped 已在库 · restored 库内副本已补好 · failed 未完成, with the problem. */
export const importedFileSchema = z.object({
  path: z.string(),
  outcome: z.enum(['imported', 'skipped', 'restored', 'failed']),
  bytes: z.number().optional(),
  sha256: sha256.optional(),
  sm3: sm3.optional(),
  recordingId: id.optional(),
  problem: z.string().optional(),
  /** What is wrong with the recording itself: empty, cut off, unreadable, its time in doubt. */
  warning: z.string().optional(),
});
export const importReportSchema = z.object({
  batchId: id,
  imported: z.number().int(),
  skipped: z.number().int(),
  /** Content the archive knew, whose copy in the vault was damaged or missing and was made good from the card. */
  restored: z.number().int(),
  /** Files that did not come in, and folders nobody could look into. */
  failed: z.number().int(),
  /** True when all of the card could be read and its listing was the same before and after. */
  cardUnchanged: z.boolean(),
  card: z.enum(cardStates),
  /** Files read from the card a second time and compared: in pieces, whole; `cached` of them perhaps from memory. */
  reread: z.object({ sample: z.number(), all: z.number(), cached: z.number() }),
  /** In the order of the card. */
  files: z.array(importedFileSchema),
});
export type ImportReport = z.infer<typeof importReportSchema>;

export const accessStates = ['original', 'queued', 'making', 'ready', 'failed', 'none'] as const;

export const timeSourceSchema = z.enum(timeSources);

/** A time somebody decided on, with what was recorded before. */
export const settledTimeSchema = z.object({
  how: z.enum(settledWays),
  before: isoInstant.optional(),
  beforeSource: timeSourceSchema,
  stated: isoInstant.optional(),
  reason: z.string(),
  by: z.string(),
  at: isoInstant,
});

const why = line.max(200, '理由过长，最多200字。');
/** One of the two values a doubt names, or the true one with a reason. */
export const timeChoiceSchema = z.discriminatedUnion('how', [
  z.object({ how: z.literal('believed'), reason: why.default('') }),
  z.object({ how: z.literal('stated'), reason: why.default('') }),
  z.object({
    how: z.literal('typed'),
    at: isoInstant,
    reason: why.trim().min(1, '请写明拍摄时间的依据。'),
  }),
]);
export type TimeChoice = z.infer<typeof timeChoiceSchema>;

export const recordingSchema = z.object({
  id,
  sha256,
  sm3,
  bytes: z.number(),
  name: z.string(),
  originalPath: z.string(),
  kind: z.enum(mediaKinds),
  mime: z.string(),
  startedAt: isoInstant.optional(),
  /** Where the time is from: the name, the container, the camera's EXIF, the file's own time. */
  timeSource: timeSourceSchema,
  /** Until somebody decides. */
  timeDoubt: timeDoubtSchema.optional(),
  timeSettled: settledTimeSchema.optional(),
  durationMs: z.number().optional(),
  recorder: z.string().optional(),
  officer: z.string().optional(),
  officerId: id.optional(),
  officerName: z.string().optional(),
  important: z.boolean(),
  caseId: id.optional(),
  caseTitle: z.string().optional(),
  /** 视频03: what the documents of its case call it. */
  evidenceLabel: z.string().optional(),
  batchId: id,
  importedAt: isoInstant,
  /** How it plays: the original itself, or a copy made for viewing. */
  access: z.enum(accessStates),
  /** Asset addresses, relative to the asset root. */
  play: z.string().optional(),
  otherViews: z.array(recordingViewSchema),
  poster: z.string().optional(),
  contactSheet: z.string().optional(),
  warning: z.string().optional(),
  /** 证明对象 in its case, printed on the 音像资料清单. */
  purpose: z.string().optional(),
});
export type RecordingRow = z.infer<typeof recordingSchema>;

export const intakeContract = {
  /** Cards the program has noticed: removable drives with recordings on them. */
  cards: query('cards.read').input(nothing).output(z.array(folderSchema)),
  scan: query('cards.read')
    .input(z.object({ folderId: id }))
    .output(cardScanSchema),
  /** Job `import`; its result is an importReport. Without `files` everything on the card comes in. */
  import: job('cards.import')
    .input(
      z.object({
        scanId: id,
        files: z.array(z.number().int()).optional(),
        /** Case for each group; groups not named stay unassigned. */
        assignments: z.array(z.object({ group: z.number().int(), caseId: id })).default([]),
        officerId: id.optional(),
      }),
    )
    .output(started),
  recordings: query('recordings.read')
    .input(
      z.object({ caseId: id.optional(), unassigned: z.boolean().default(false), batchId: id.optional() }),
    )
    .output(z.array(recordingSchema)),
  assign: command('recordings.edit')
    .input(z.object({ recordingIds: z.array(id).min(1), caseId: id.nullable() }))
    .output(nothing),
  /** 证明对象 of a recording in the case it belongs to; an empty text takes it back. */
  setPurpose: command('recordings.edit')
    .input(
      z.object({
        recordingId: id,
        purpose: line.max(200, '证明对象过长，最多200字。'),
        /** what it said when the writer began, empty for nothing */
        known: line,
      }),
    )
    .output(nothing),
  /** Decides when a recording was made; the sheet of frames is made again with that time. */
  settleTime: command('recordings.edit')
    .input(
      z.object({
        recordingId: id,
        choice: timeChoiceSchema,
        /** the time it had when the choice began; null for none */
        known: isoInstant.nullable(),
      }),
    )
    .output(nothing),
  /** Job `transcode`: makes the copy for viewing again. */
  makeAccessCopy: job('recordings.edit')
    .input(z.object({ recordingId: id }))
    .output(started),
  batches: query('recordings.read')
    .input(nothing)
    .output(
      z.array(
        z.object({
          batchId: id,
          /** The job that ran it, to follow it or to take it up again. */
          jobId: id.optional(),
          at: isoInstant,
          card: z.string(),
          actor: z.string(),
          imported: z.number(),
          skipped: z.number(),
          failed: z.number(),
          state: z.enum(['running', 'done', 'interrupted', 'cancelled', 'failed']),
        }),
      ),
    ),
  batch: query('recordings.read')
    .input(z.object({ batchId: id }))
    .output(importReportSchema),
};
