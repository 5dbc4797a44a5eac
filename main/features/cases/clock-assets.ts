import { Readable } from 'node:stream';
import { type ClockFilter, clockFilterSchema } from '#shared/contract/procedure.ts';
import { type AssetSource, bytesAsset } from '../../rpc/assets.ts';
import type { RunningClocks } from './running-clocks.ts';

const ENDING = '.ics';

function filterIn(name: string): ClockFilter | undefined {
  try {
    return clockFilterSchema.safeParse(JSON.parse(name)).data;
  } catch {
    return undefined;
  }
}

/** `clocks/{"scope":"week"}.ics`: the running limits of a choice for another calendar. */
export const clockAssets =
  (clocks: () => RunningClocks): AssetSource =>
  async (rest) => {
    // What was searched for may hold a stroke.
    const name = rest.join('/');
    const filter = name.endsWith(ENDING) ? filterIn(name.slice(0, -ENDING.length)) : undefined;
    if (filter === undefined) return undefined;
    const text = await clocks().calendarFile(filter);
    return bytesAsset(
      Buffer.from(text, 'utf8'),
      'text/calendar; charset=utf-8',
      (bytes) => Readable.from([bytes]),
      '案件期限.ics',
    );
  };
