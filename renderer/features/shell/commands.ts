import { searched } from '#shared/lib/searched.ts';
import { places } from './places.ts';

/** Something the palette can do: a sentence, the keys one may type for it, and where it leads. */
export interface Command {
  readonly name: string;
  /** Pinyin initials, lower case. */
  readonly initials: string;
  readonly to: string;
  readonly hint?: string;
}

const placeInitials: Readonly<Record<(typeof places)[number]['path'], string>> = {
  '/workbench': 'gzt',
  '/cases': 'aj',
  '/intake': 'cj',
  '/documents': 'ws',
  '/volumes': 'zj',
  '/settings': 'sz',
};

export const commands: readonly Command[] = [
  { name: '新建案件', initials: 'xjaj', to: '/cases?new=1' },
  ...places.map(({ path, name }, i) => ({
    name,
    initials: placeInitials[path],
    to: path,
    hint: `Alt+${i + 1}`,
  })),
  { name: '期限（列表、月历）', initials: 'qxlbyl', to: '/workbench/clocks' },
  { name: '完整核验档案库', initials: 'wzhydak', to: '/settings?tab=archive' },
  { name: '备份档案库', initials: 'bfdak', to: '/settings?tab=archive' },
  { name: '操作记录', initials: 'czjl', to: '/settings?tab=acts' },
  { name: '人员', initials: 'ry', to: '/settings?tab=people' },
  { name: '权限', initials: 'qx', to: '/settings?tab=access' },
  { name: '办案程序', initials: 'bacx', to: '/settings?tab=ways' },
  { name: '机关信息', initials: 'jgxx', to: '/settings?tab=bureau' },
];

/** Commands that the typed text may mean: part of the name or of the initials; all of them for no text. */
export function findCommands(text: string): readonly Command[] {
  const wanted = searched(text).trim();
  return commands.filter(({ name, initials }) => name.includes(wanted) || initials.includes(wanted));
}
