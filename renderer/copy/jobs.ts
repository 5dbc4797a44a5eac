import type { Job, JobState } from '#shared/contract/jobs.ts';
import { formatBytes } from './format.ts';

export const jobStateNames: Readonly<Record<JobState, string>> = {
  queued: '等待',
  running: '进行中',
  done: '完成',
  failed: '未完成',
  cancelled: '已取消',
  interrupted: '已中断',
};

const unitNames = { files: '个文件', pages: '页', items: '项' } as const;

/** `1.2 GB / 3.0 GB`, `12 / 38 个文件`; empty while the size is unknown or the percentage says it all. */
export function jobAmount({ current, total, unit }: Pick<Job, 'current' | 'total' | 'unit'>): string {
  if (total <= 0 || unit === 'percent') return '';
  if (unit === 'bytes') return `${formatBytes(current)} / ${formatBytes(total)}`;
  return `${Math.floor(current)} / ${Math.floor(total)} ${unitNames[unit]}`;
}
