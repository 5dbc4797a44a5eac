/**
 * How much of all processor time spent during a piece of work this very thread has spent, 0 to 1: near 1 for work on the
 * loop, little for work that other threads do, however busy the machine is.
 */
export async function ownShare<T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly share: number }> {
  const [all, own] = [process.cpuUsage(), process.threadCpuUsage()];
  const result = await work();
  const [allSpent, ownSpent] = [process.cpuUsage(all), process.threadCpuUsage(own)];
  return { result, share: (ownSpent.user + ownSpent.system) / (allSpent.user + allSpent.system) };
}
