import type { Command } from 'commander';
import { calendarCommands } from './calendar.commands.ts';
import type { CliIo } from '../command-kit.ts';
import { deadlineCommands } from './deadline.commands.ts';
import { registerCommands } from './register.commands.ts';
import { rulesCommands } from './rules.commands.ts';
import { wayCommands } from './way.commands.ts';

/** Limits, working days, and the data they are counted by. */
export function procedureCommands(program: Command, io: CliIo): void {
  deadlineCommands(program, io);
  calendarCommands(program, io);
  rulesCommands(program, io);
  wayCommands(program, io);
  registerCommands(program, io);
}
