import type { Command, CommanderError } from 'commander';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Arguments:': '参数：',
};

const SENTENCES: Readonly<Record<string, (named: string) => string>> = {
  'commander.unknownCommand': (named) => `没有“${named}”这个命令，请用 --help 查看全部命令。`,
  'commander.unknownOption': (named) => `没有“${named}”这个选项，请用 --help 查看。`,
  'commander.optionMissingArgument': (named) => `选项“${named}”后面缺少内容。`,
  'commander.excessArguments': () => '多出了不认识的内容，请用 --help 查看用法。',
  'commander.invalidArgument': (named) => `选项“${named}”的内容不正确。`,
};

/** The command a command line means: the words before its first option. */
export function commandNamed(program: Command, args: readonly string[]): Command {
  const [word, ...rest] = args;
  const next = program.commands.find((one) => one.name() === word);
  return next === undefined ? program : commandNamed(next, rest);
}

/** Every option the command cannot do without and was not given: nobody wants to learn of them one by one. */
const missingOptions = (command: Command): readonly string[] =>
  command.options
    .filter((option) => option.mandatory && command.getOptionValue(option.attributeName()) === undefined)
    .map(({ flags }) => `“${flags}”`);

/** What commander found wrong with the line for `command`, as a Chinese sentence. */
export function usageProblem({ code, message }: CommanderError, command: Command): string {
  if (code === 'commander.missingMandatoryOptionValue')
    return `缺少必需的选项${missingOptions(command).join('、')}。`;
  // A group alone: what may follow it is named at once.
  if (code === 'commander.help' && command.commands.length > 0)
    return `“${fullName(command)}”后面要写明命令：${command.commands.map((one) => one.name()).join('、')}。`;
  // Commander puts what it means between quotes.
  const named = /'([^']+)'/.exec(message)?.[1] ?? '';
  return SENTENCES[code]?.(named) ?? '命令不完整或者不正确，请用 --help 查看用法。';
}

const fullName = (command: Command): string =>
  command.parent === null ? command.name() : `${fullName(command.parent)} ${command.name()}`;

/** Makes a command, and those added to it later, print their help in Chinese. */
export function speakChinese(command: Command): Command {
  return command
    .helpOption('-h, --help', '显示帮助')
    .helpCommand(false)
    .configureHelp({
      styleTitle: (title) => TITLES[title] ?? title,
      commandUsage: (shown) => `${fullName(shown)} ${shown.commands.length > 0 ? '<命令>' : '[选项]'}`,
      subcommandTerm: (shown) => shown.name(),
    });
}
