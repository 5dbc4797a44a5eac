import type { Command } from 'commander';
import { notYet } from './not-yet.ts';

export function procedureCommands(program: Command): void {
  const deadline = program.command('deadline').description('期限');
  notYet(deadline.command('compute').description('计算期限（尚未提供）'), '期限计算');
  notYet(program.command('workdays').description('计算工作日（尚未提供）'), '工作日计算');
}
