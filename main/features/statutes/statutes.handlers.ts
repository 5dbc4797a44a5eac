import { os } from '../../rpc/os.ts';
import type { Statutes } from './statutes.ts';

export function statutesHandlers(statutes: () => Statutes) {
  return {
    list: os.statutes.list.handler(async () => {
      const { statutes: laws, problems } = await statutes().list();
      return { statutes: [...laws], problems: [...problems] };
    }),
  };
}
