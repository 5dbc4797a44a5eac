import { present } from '#shared/lib/assert.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { RightOfWay } from '../workers/right-of-way.ts';
import type { LaneJob, LaneOptions, LaneResult, LaneTask } from './lane-job.ts';
import { startTeam, type Lane, type Team } from './lane-team.ts';

/** Threads that read and write, each working on one file; others run SM3 over what they read. */
export interface LanePool {
  /** Jobs beyond the number of lanes wait in order. Rejects with a ProblemError; `cancelled` when the signal fires. */
  run(job: LaneJob, options?: LaneOptions): Promise<LaneResult>;
  readonly lanes: number;
  close(): Promise<void>;
}

interface Task extends LaneTask {
  /** called when the task leaves the queue for a lane */
  readonly begin: () => void;
}

/** @param behind who goes first */
export function createLanePool(size: number, { behind }: { readonly behind?: RightOfWay } = {}): LanePool {
  const waiting: Task[] = [];
  const teams: Team[] = [];
  let idle: readonly Lane[] = [];
  let busy = 0;
  let closed = false;

  const next = (): void => {
    const task = waiting[0];
    if (task === undefined) return;
    idle = idle.filter((lane) => lane.isAlive());
    const lane = idle.at(-1) ?? (busy < size ? open() : undefined);
    if (lane === undefined) return;
    idle = idle.filter((other) => other !== lane);
    waiting.shift();
    task.begin();
    busy += 1;
    void lane.work(task).then((alive) => {
      busy -= 1;
      if (alive) idle = [...idle, lane];
      next();
    });
  };
  /** Where every lane there is has work. */
  const open = (): Lane => {
    for (const team of teams) {
      const lane = team.open();
      if (lane !== undefined) return lane;
    }
    const team = startTeam(size, behind);
    teams.push(team);
    return present(team.open(), 'a new team has room');
  };

  return {
    lanes: size,
    run: (job, options = {}) =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(new ProblemError('not-available', '档案已关闭，操作没有进行。'));
          return;
        }
        if (options.signal?.aborted === true) {
          reject(cancelledProblem());
          return;
        }
        const leave = (): void => {
          waiting.splice(waiting.indexOf(task), 1);
          reject(cancelledProblem());
        };
        const begin = (): void => options.signal?.removeEventListener('abort', leave);
        const task: Task = { ...options, job, resolve, reject, begin };
        options.signal?.addEventListener('abort', leave, { once: true });
        waiting.push(task);
        next();
      }),
    close: async () => {
      closed = true;
      for (const task of waiting.splice(0)) task.reject(cancelledProblem());
      await Promise.all(teams.splice(0).map((team) => team.end()));
    },
  };
}

const cancelledProblem = (): ProblemError => new ProblemError('cancelled', '已取消，没有留下不完整的文件。');
