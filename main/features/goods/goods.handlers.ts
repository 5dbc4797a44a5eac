import { Readable } from 'node:stream';
import { ProblemError } from '#shared/lib/problem.ts';
import { type AssetSource, bytesAsset } from '../../rpc/assets.ts';
import { os } from '../../rpc/os.ts';
import type { Goods } from './goods.ts';

export function goodsHandlers(goods: () => Goods) {
  const { goods: on } = os;
  return {
    ofCase: on.ofCase.handler(({ input }) => goods().ofCase(input.caseId)),
    move: on.move.handler(async ({ input: { caseId, ...move }, context }) => ({
      movementId: await goods().move(context.actor, caseId, move),
    })),
    withdraw: on.withdraw.handler(async ({ input, context }) => {
      await goods().withdraw(context.actor, input.caseId, input.movementId, input.reason);
      return {};
    }),
  };
}

const PDF = 'application/pdf';

/** `goods/<case>/labels.pdf`, `goods/<case>/register.pdf` */
export const goodsAssets =
  (goods: () => Goods): AssetSource =>
  async ([caseId = '', name, ...more]) => {
    if (more.length > 0 || (name !== 'labels.pdf' && name !== 'register.pdf')) return undefined;
    try {
      const { bytes, fileName } = await (name === 'labels.pdf'
        ? goods().labels(caseId)
        : goods().sheet(caseId));
      return bytesAsset(bytes, PDF, (part) => Readable.from([part]), fileName);
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'not-found') return undefined;
      throw error;
    }
  };
