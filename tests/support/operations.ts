import { getContractRouter, isContractProcedure } from '@orpc/contract';
import { contract } from '#shared/contract/contract.ts';
import { type OperationMeta, operationMetaSchema } from '#shared/contract/kit.ts';

/** One operation of the contract as it stands there. */
export interface ContractOperation {
  readonly path: readonly string[];
  readonly meta: OperationMeta;
}

/** Every operation there is, read from the contract itself: a new one is in every test that walks over them. */
export const operations: readonly ContractOperation[] = Object.entries(contract).flatMap(([place, named]) =>
  Object.keys(named).map((name) => {
    const path = [place, name];
    const procedure = getContractRouter(contract, path);
    if (!isContractProcedure(procedure)) throw new Error(`${path.join('.')} is no operation`);
    return { path, meta: operationMetaSchema.parse(procedure['~orpc'].meta) };
  }),
);
