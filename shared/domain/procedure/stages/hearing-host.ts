import type { Values } from '../../documents/template/template.ts';
import { type Holders } from './desks.ts';
import type { ProcedureEvent } from '../events/procedure-event.ts';
import type { Timeline } from '../timeline/procedure-entry.ts';

/** Somebody who sits here. */
export interface NamedPerson {
  readonly id: string;
  readonly name: string;
}

interface Paper {
  readonly id: string;
  readonly values: Values;
}

const naming: readonly ProcedureEvent[] = ['hearing_host_named', 'hearing_notified', 'hearing_held'];

/** Where an approval speaks of whom it names. */
const APPROVAL_FIELDS = ['matter', 'matter_reason', 'unit_head_opinion', 'dept_head_opinion', 'remark'];

/**
 * Who was named host of a hearing, as the last paper of its run says that names one: 听证通知书 and 听证笔录 have a field
 * for him, the approval names him in a sentence. Undefined where none does, where the name is nobody's who sits here or
 * that of several, and where he may not host: he handles or handled the case, or was taken off it (听证办法第四条、第十一条).
 *
 * @param people who is active
 */
export function hearingHost(
  scope: Timeline,
  documents: readonly Paper[],
  people: readonly NamedPerson[],
  { officers, formerly, recused }: Holders,
): string | undefined {
  const kept = new Set([...officers.map(({ id }) => id), ...formerly, ...recused]);
  for (const { event, documentId } of scope.toReversed()) {
    if (!naming.includes(event)) continue;
    const paper = documents.find(({ id }) => id === documentId);
    const name = paper === undefined ? undefined : nameIn(paper, people);
    if (name === undefined) continue;
    const [found, ...others] = people.filter((one) => tidy(one.name) === name);
    return found === undefined || others.length > 0 || kept.has(found.id) ? undefined : found.id;
  }
  return undefined;
}

const tidy = (name: string): string => name.replace(/\s/gu, '');

const textOf = (value: Values[string] | undefined): string => (typeof value === 'string' ? value : '');

function nameIn({ values }: Paper, people: readonly NamedPerson[]): string | undefined {
  const host = tidy(textOf(values['host']));
  if (host !== '') return host;
  const text = APPROVAL_FIELDS.map((field) => tidy(textOf(values[field]))).join('。');
  const names = [...new Set(people.map((one) => tidy(one.name)))].filter((one) => one !== '');
  const named = names.filter((one) => saysHost(text, one));
  return named.length === 1 ? named[0] : undefined;
}

/** 指定张三同志为本案听证主持人, 听证主持人：张三, 由张三主持听证; of two names beside one another neither. */
function saysHost(text: string, name: string): boolean {
  const who = name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  return new RegExp(
    `(?<=^|指定|确定|决定|由|请|[，。；：,;:])${who}(?:同志)?(?:为|任|担任|作为)(?:本案|该案|本次)?的?(?:听证)?主持人` +
      `|主持人(?:为|是|由|：|:)?${who}(?:同志)?(?=$|[，。；、,;]|担任)` +
      `|由${who}(?:同志)?主持`,
    'u',
  ).test(text);
}
