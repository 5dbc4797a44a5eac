import { Readable } from 'node:stream';
import { ProblemError } from '#shared/lib/problem.ts';
import { type AssetSource, bytesAsset } from '../../rpc/assets.ts';
import { os } from '../../rpc/os.ts';
import type { Consultations } from './consultations.ts';

export function consultationsHandlers(consultations: () => Consultations) {
  const { consultations: on } = os;
  return {
    ofCase: on.ofCase.handler(({ input }) => consultations().ofCase(input.caseId, input.before)),
    ofPerson: on.ofPerson.handler(({ input }) => consultations().ofPerson(input.personId, input.before)),
    declare: on.declare.handler(async ({ input, context }) => {
      await consultations().declare(context.actor, input.caseId, input.purpose);
      return {};
    }),
  };
}

const NAME = /^([0-9a-zA-Z-]{1,64})\.pdf$/;

/** `consultations/case/<id>.pdf`, `consultations/person/<id>.pdf`: 调阅登记表 */
export const consultationAssets =
  (consultations: () => Consultations): AssetSource =>
  async ([of, name = '', ...more]) => {
    const id = more.length > 0 ? undefined : NAME.exec(name)?.[1];
    if (id === undefined || (of !== 'case' && of !== 'person')) return undefined;
    try {
      const { bytes, fileName } = await (of === 'case'
        ? consultations().sheetOfCase(id)
        : consultations().sheetOfPerson(id));
      return bytesAsset(bytes, 'application/pdf', (part) => Readable.from([part]), fileName);
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'not-found') return undefined;
      throw error;
    }
  };
