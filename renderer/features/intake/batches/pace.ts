/** How far a job was at a moment: milliseconds since any beginning, bytes. */
export interface Sample {
  readonly at: number;
  readonly current: number;
}

const WINDOW_MS = 10_000;

/** The samples of the last ten seconds with `next`; begins again when the count runs backwards (taken up again). */
export function addSample(samples: readonly Sample[], next: Sample): readonly Sample[] {
  const last = samples.at(-1);
  if (last !== undefined && next.current < last.current) return [next];
  if (next.current === last?.current) return samples;
  return [...samples.filter(({ at }) => next.at - at <= WINDOW_MS), next];
}

/** Bytes per second; undefined until there is something to measure. */
export function speedOf(samples: readonly Sample[]): number | undefined {
  const [first] = samples;
  const last = samples.at(-1);
  if (first === undefined || last === undefined || last.at - first.at < 400) return undefined;
  return ((last.current - first.current) / (last.at - first.at)) * 1000;
}

/** `不到 1 分钟`, `约 3 分钟`, `约 1 小时 20 分`; undefined while nothing can be said. */
export function remainingText(left: number, speed: number | undefined): string | undefined {
  if (speed === undefined || speed <= 0) return undefined;
  const minutes = left / speed / 60;
  if (minutes < 1) return '不到 1 分钟';
  const whole = Math.ceil(minutes);
  if (whole < 60) return `约 ${whole} 分钟`;
  return whole % 60 === 0 ? `约 ${whole / 60} 小时` : `约 ${Math.floor(whole / 60)} 小时 ${whole % 60} 分`;
}
