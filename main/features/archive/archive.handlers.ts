import type { Actor } from '#shared/contract/session.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { os } from '../../rpc/os.ts';
import { listActs } from './chain/acts.repository.ts';
import type { Archive } from './archive.ts';
import { archiveStatus, type Holdings } from './care/archive-status.ts';
import { sumOriginals } from './originals/originals.repository.ts';
import { acceptRow } from './accept-row.ts';
import { confirmClock } from './decide.ts';
import { dropOwnFile, takeOwnFile } from './take-own-file.ts';
import { compareCode } from './checks/head-code.ts';
import { newBackupDir } from './care/backup-archive.ts';
import { requireElsewhere } from './care/restore-originals.ts';

/** Paths behind the folder ids a screen names. */
interface HandedFolders {
  path(folderId: string): string;
}

interface OpenArchive {
  readonly archive: Archive;
  readonly jobs: Jobs;
  /** How much the features after this one keep in it. */
  holdings(): Promise<Holdings>;
  /** A person's word that it is the archive in use. */
  adopt(actor: Actor, reason: string): Promise<{ said: string }>;
}

export function archiveHandlers(open: () => OpenArchive, folders: HandedFolders) {
  return {
    status: os.archive.status.handler(() => archiveStatus(open().archive)),
    holdings: os.archive.holdings.handler(async () => {
      const { archive, holdings } = open();
      return { ...(await holdings()), vaultBytes: (await sumOriginals(archive.db)).bytes };
    }),
    verify: os.archive.verify.handler(async ({ context, input }) => ({
      jobId: await open().jobs.start({
        kind: 'verify',
        title: '核验档案库',
        input,
        actor: context.actor,
      }),
    })),
    rebuild: os.archive.rebuild.handler(async ({ context }) => ({
      jobId: await open().jobs.start({
        kind: 'rebuild',
        title: '重新整理办理经过',
        input: {},
        actor: context.actor,
      }),
    })),
    adopt: os.archive.adopt.handler(({ input, context }) => open().adopt(context.actor, input.reason)),
    accept: os.archive.accept.handler(({ input, context }) =>
      acceptRow(open().archive, context.actor, input),
    ),
    takeFile: os.archive.takeFile.handler(async ({ input, context }) => {
      await takeOwnFile(open().archive, context.actor, input);
      return {};
    }),
    dropFile: os.archive.dropFile.handler(async ({ input, context }) => {
      await dropOwnFile(open().archive, context.actor, input);
      return {};
    }),
    confirmClock: os.archive.confirmClock.handler(({ input, context }) =>
      confirmClock(open().archive, context.actor, input.reason),
    ),
    compareCode: os.archive.compareCode.handler(({ input }) =>
      open().archive.read((db) => compareCode(db, input.code)),
    ),
    backup: os.archive.backup.handler(async ({ input, context }) => {
      const { archive, jobs } = open();
      const dir = newBackupDir(archive.dir, folders.path(input.folderId), archive.clock.now());
      return {
        jobId: await jobs.start({
          kind: 'backup',
          title: '备份档案库',
          input: { dir },
          actor: context.actor,
        }),
      };
    }),
    restore: os.archive.restore.handler(async ({ input, context }) => {
      const { archive, jobs } = open();
      const dir = folders.path(input.folderId);
      requireElsewhere(archive.dir, dir);
      return {
        jobId: await jobs.start({
          kind: 'restore',
          title: '恢复原件',
          input: { dir, ...(input.originals === undefined ? {} : { originals: input.originals }) },
          actor: context.actor,
        }),
      };
    }),
    acts: os.archive.acts.handler(({ input, context }) =>
      listActs(open().archive.db, { ...input, ownMatters: !context.readsCases }),
    ),
  };
}
