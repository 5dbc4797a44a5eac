import type { Lane } from '#shared/domain/procedure/stages/lane.ts';
import { lanesOver } from '#shared/domain/procedure/stages/lanes-over.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { DataKind, RefusedFile } from './data-folder.ts';
import { type OwnData, readOwnData } from './own-data.ts';
import {
  type ReadLanes,
  readLanes,
  readLanesText,
  refuseOverlaps,
  refuseUnknownLanes,
} from './procedure-lanes.ts';

export interface LanesInForce {
  readonly lanes: readonly Lane[];
  /** those of the bureau */
  readonly own: ReadonlySet<Lane>;
  readonly problems: readonly RefusedFile[];
}

const KIND = '本局程序';

export const ownLanes: DataKind<ReadLanes> = {
  kind: KIND,
  names: /^.*\.yaml$/,
  read: (file) => ({ file: file.name, lanes: readLanesText(file) }),
};

/**
 * 办案程序 in force: on the days an edition of the bureau is in force it takes the place of the program's way of that id,
 * whole. A file that does not go with the ways that are there (two editions on one day, a step done in no known way,
 * another name for the way of a procedure) is named and disables itself. Errors: `invalid-input` for the program's own.
 * @param shipped `resources/procedure`
 */
export async function readLanesInForce({
  shipped,
  own,
}: {
  readonly shipped: string;
  readonly own: OwnData;
}): Promise<LanesInForce> {
  const program = await readLanes(shipped);
  const { entries, problems } = readOwnData(own, ownLanes);
  const refused: RefusedFile[] = [];
  const fitting: ReadLanes[] = [];
  for (const entry of entries)
    try {
      refuseForeignNames(entry, program);
      refuseOverlaps([...fitting, entry]);
      refuseUnknownLanes([{ file: '', lanes: program }, ...fitting, entry]);
      fitting.push(entry);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      refused.push({ file: entry.file, message: error.message, taken: true });
    }
  const lanes = fitting.flatMap((one) => one.lanes);
  return { lanes: lanesOver(program, lanes), own: new Set(lanes), problems: [...problems, ...refused] };
}

/** What the program refers to by its id stays under it: 简易程序 is `summary` in every edition. */
function refuseForeignNames({ file, lanes }: ReadLanes, program: readonly Lane[]): void {
  for (const { id, name, procedure } of lanes) {
    const same = program.find((one) => procedure !== undefined && one.procedure === procedure);
    if (same !== undefined && same.id !== id)
      throw new ProblemError(
        'invalid-input',
        `${KIND}文件“${file}”：程序“${name}”的id应是“${same.id}”，和程序自带的一致，不是“${id}”。`,
        { file, id },
      );
    const other = program.find((one) => one.id === id && one.procedure !== procedure);
    if (other !== undefined)
      throw new ProblemError(
        'invalid-input',
        `${KIND}文件“${file}”：“${id}”是程序自带的${other.name}，${other.procedure === undefined ? '不能写明适用的程序（procedure）' : '应写明适用的程序（procedure）'}。`,
        { file, id },
      );
  }
}
