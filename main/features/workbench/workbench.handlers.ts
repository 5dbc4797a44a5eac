import { os } from '../../rpc/os.ts';
import type { Workbench } from './workbench.ts';

export function workbenchHandlers(workbench: () => Workbench) {
  return { today: os.workbench.today.handler(() => workbench().today()) };
}
