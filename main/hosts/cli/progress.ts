import type { Job } from '#shared/contract/jobs.ts';

/** One line on a terminal that follows a running job and leaves nothing behind. */
export function terminalProgress(stream: NodeJS.WriteStream): (job: Job) => void {
  if (!stream.isTTY) return () => undefined;
  return (job) => {
    const running = job.state === 'running' || job.state === 'queued';
    const share = job.total > 0 ? ` ${String(Math.floor((100 * job.current) / job.total))}%` : '';
    stream.write(`\r\u001b[2K${running ? `${job.title}：${job.step}${share}` : ''}`);
  };
}
