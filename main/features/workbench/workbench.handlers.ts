import { os } from '../../rpc/os.ts';
import type { Workbench } from './workbench.ts';

export function workbenchHandlers(workbench: () => Workbench) {
  return {
    today: os.workbench.today.handler(({ context: { sitting } }) =>
      workbench().today(
        sitting.house === undefined
          ? { id: sitting.actor.id, department: sitting.department, roles: sitting.roles }
          : undefined,
      ),
    ),
  };
}
