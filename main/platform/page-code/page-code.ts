import { encode } from 'uqr';
import type { PageCode } from '#shared/domain/documents/page/tree.ts';

/** A text as a QR code (ISO/IEC 18004) that may lose 15 % of itself, without its quiet zone. The same text gives the same code. */
export function pageCode(text: string): PageCode {
  const { size, data } = encode(text, { ecc: 'M', border: 0 });
  return { modules: size, bars: data.flatMap((row, at) => barsOf(row, at)) };
}

function barsOf(row: readonly boolean[], at: number): PageCode['bars'] {
  const bars: [number, number, number][] = [];
  row.forEach((dark, column) => {
    if (!dark) return;
    const last = bars.at(-1);
    if (last !== undefined && last[0] + last[2] === column) last[2] += 1;
    else bars.push([column, at, 1]);
  });
  return bars;
}
