import { PartFile } from '../write/part-file.ts';
import { runInWorker } from '../../workers/run-in-worker.ts';
import type { AssembledPdf, AssemblyProgress, AssemblyRequest } from './assemble-pdf.ts';

/** An assembly as it is sent to the thread that makes it, which asks for each item by its place. */
export type JoinJob = Omit<AssemblyRequest, 'signal' | 'onProgress' | 'inputs'> & {
  readonly inputs: readonly Omit<AssemblyRequest['inputs'][number], 'load'>[];
};

/** `assemblePdf` in a thread of its own: reading and writing hundreds of pages stops nobody. Errors: as there. */
export async function joinInWorker({
  signal,
  onProgress,
  inputs,
  ...rest
}: AssemblyRequest): Promise<AssembledPdf> {
  const job: JoinJob = {
    ...rest,
    inputs: inputs.map(({ id, title, section, marks, blankAfter = 0, links }) => ({
      ...{ id, title, marks, blankAfter, links },
      ...(section === undefined ? {} : { section }),
    })),
  };
  try {
    return await runInWorker<AssembledPdf, AssemblyProgress, number>('pdf-joiner', job, {
      signal,
      ...(onProgress === undefined ? {} : { onProgress }),
      tell: async (place) => {
        const input = inputs[place];
        if (input === undefined) throw new Error(`no item ${place.toString()} in the assembly`);
        return input.load();
      },
    });
  } catch (error) {
    await PartFile.clear(rest.target);
    throw error;
  }
}
