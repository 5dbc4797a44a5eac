import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Case } from '#shared/contract/cases.ts';
import type { Folder } from '#shared/contract/host.ts';
import type { Job } from '#shared/contract/jobs.ts';
import type { RestoreEvent } from '#shared/contract/setup.ts';
import type { Actor } from '#shared/contract/session.ts';
import { tidyNumber } from '#shared/domain/cases/tidy-code.ts';
import { present } from '#shared/lib/assert.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { type App, createApp } from '#main/app.ts';
import { defaultConfigDir } from '#main/config.ts';
import { type Log, stderrLog } from '#main/platform/log.ts';
import type { Asset, Upload } from '#main/rpc/assets.ts';
import { type CoreClient, createCoreClient, thrown } from '../common/core-client.ts';
import { findResourcesRoot } from '../common/host-paths.ts';
import { neededAsset } from '../common/save-file.ts';
import { createSeatKeeper, type SeatKeeper } from '../common/seat-keeper.ts';

/** Who acts when nobody is named with --as. */
export const COMMAND_LINE: Actor = { id: 'command-line', name: '命令行', certificateNumber: '' };

/** One command's seat at an archive. */
export interface Desk {
  /** The PIN in the file that was named; undefined when none was. */
  pin(): Promise<string | undefined>;
  readonly app: App;
  readonly client: CoreClient;
  /** A path of the command line as the folder the contract speaks of. */
  folder(path: string): Folder;
  /** The same for a folder results go to: made when it is missing. */
  outFolder(path: string): Promise<Folder>;
  /** The case with this id or case number. */
  findCase(idOrNumber: string): Promise<Case>;
  /** The asset at an address; `not-found` when there is none. */
  asset(address: string): Promise<Asset>;
  /** A file of this machine, taken into the vault as an upload of the screen is. */
  upload(file: string): Promise<Upload>;
  /** Follows a restoration to its end. */
  followRestore(events: AsyncIterable<RestoreEvent>): Promise<Extract<RestoreEvent, { kind: 'done' }>>;
  /** Waits for a job; what it hands over. A job that failed or was cancelled throws its problem. */
  finish(job: { readonly jobId: string }): Promise<unknown>;
}

export interface DeskOptions {
  /** Absent: the archive this user has chosen. */
  readonly archive?: string | undefined;
  /** Login or 执法证号 of who acts. */
  readonly as?: string | undefined;
  /** File with the PIN of who acts. */
  readonly pinFile?: string | undefined;
  /** Shows the progress of long work. */
  readonly progress: (job: Job) => void;
  readonly log?: Log;
}

const notEnded = (): ProblemError => new ProblemError('cancelled', '作业没有做完，请重新运行。');

async function finishJob(app: App, jobId: string, progress: (job: Job) => void): Promise<unknown> {
  const { jobs } = app.workplace();
  const watching = new AbortController();
  const shown = (async () => {
    for await (const job of jobs.watch(watching.signal)) if (job.id === jobId) progress(job);
  })();
  try {
    const job = await jobs.ended(jobId);
    progress(job);
    if (job.state === 'done') return job.result;
    if (job.problem === undefined) throw notEnded();
    throw new ProblemError(job.problem.code, job.problem.message, job.problem.details);
  } finally {
    watching.abort();
    await shown;
  }
}

/** Errors: `invalid-input` for a file that cannot be read. */
async function uploadFile(app: App, seat: string, file: string): Promise<Upload> {
  let handle: FileHandle;
  try {
    // Opened here: an error of the stream itself would be taken for one of the vault.
    handle = await open(file, 'r');
  } catch (error) {
    throw new ProblemError('invalid-input', `文件“${file}”读不到，请检查路径和权限。`, { file }, error);
  }
  try {
    if (!(await handle.stat()).isFile())
      throw new ProblemError('invalid-input', `“${file}”不是文件，请写明文件的路径。`, { file });
    return await app.takeUpload(basename(file), seat, handle.createReadStream());
  } finally {
    await handle.close();
  }
}

/** The first line of a file with a PIN; blanks around it do not count. */
async function readPin(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new ProblemError('invalid-input', `文件“${file}”读不到，请检查路径和权限。`, { file }, error);
  });
  const [pin = ''] = text.replace(/^\uFEFF/, '').split('\n');
  if (pin.trim() === '') throw new ProblemError('invalid-input', `文件“${file}”里没有密码。`, { file });
  return pin.trim();
}

/** Who acts sits down: with the PIN, or by the name alone in an archive where nobody has one yet. */
async function sitDown(
  app: App,
  keeper: SeatKeeper,
  client: CoreClient,
  { as = '', pinFile }: DeskOptions,
): Promise<void> {
  const { accounts } = app.workplace();
  const person = await accounts.byLogin(tidyNumber(as));
  if (!(await accounts.pins.any())) {
    keeper.heard(['session', 'begin'], await app.seat((await accounts.seated(person.id)).actor));
    return;
  }
  if (pinFile === undefined)
    throw new ProblemError(
      'not-permitted',
      `请用 --pin-file 写明存有${person.name}的密码的文件：本档案库的人员已设定密码。`,
    );
  if (person.pin !== 'chosen')
    throw new ProblemError(
      'not-permitted',
      `${person.name}还没有自己的密码，请先在程序里进入一次并设定，再用命令行。`,
    );
  await client.session.begin({ accountId: person.id, pin: await readPin(pinFile) });
}

/**
 * Opens the archive for one command and closes it behind it.
 * @param mustExist false for the command that makes the archive
 */
export async function atDesk<T>(
  options: DeskOptions,
  work: (desk: Desk) => Promise<T>,
  { mustExist = true } = {},
): Promise<T> {
  const app = await createApp({
    resourcesRoot: findResourcesRoot(import.meta.dirname),
    configDir: defaultConfigDir(),
    ...(options.archive === undefined ? {} : { archiveDir: resolve(options.archive) }),
    capabilities: { host: 'cli' },
    resumeJobs: false,
    log: options.log ?? stderrLog,
  });
  try {
    const keeper = createSeatKeeper(await app.seat(COMMAND_LINE));
    const client = createCoreClient(app, keeper);
    // Throws the reason why the archive cannot be opened.
    if (mustExist) app.workplace();
    if (options.as !== undefined && mustExist) await sitDown(app, keeper, client, options);
    else if (options.as !== undefined && (await client.setup.state({})).state === 'ready')
      await sitDown(app, keeper, client, options);
    const seat = () => present(keeper.seat(), 'a command line always has a seat');
    return await work({
      pin: () => (options.pinFile === undefined ? Promise.resolve(undefined) : readPin(options.pinFile)),
      app,
      client,
      folder: (path) => app.folders.hand(resolve(path)),
      async outFolder(path) {
        try {
          await mkdir(path, { recursive: true });
        } catch (error) {
          throw new ProblemError(
            'not-permitted',
            `文件夹“${path}”建不了，请检查位置和权限。`,
            { path },
            error,
          );
        }
        return app.folders.hand(resolve(path));
      },
      async findCase(idOrNumber) {
        const { cases } = await client.cases.list({ text: idOrNumber });
        const numbered = cases.find(({ caseNumber }) => caseNumber === idOrNumber);
        return client.cases.get({ caseId: numbered?.id ?? idOrNumber });
      },
      asset: (address) => neededAsset(app, address, seat().view),
      upload: (file) => uploadFile(app, seat().token, file),
      async followRestore(events) {
        try {
          for await (const event of events) if (event.kind === 'done') return event;
        } catch (error) {
          throw thrown(error);
        }
        throw notEnded();
      },
      finish: ({ jobId }) => finishJob(app, jobId, options.progress),
    });
  } finally {
    await app.close();
  }
}
