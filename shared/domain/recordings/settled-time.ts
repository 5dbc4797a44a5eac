import { minuteText } from './device-time.ts';
import { secondText, type TimeSource } from './recording-time.ts';

/** What a person may take for the true time: the one recorded, the one that was doubted, another. */
export const settledWays = ['believed', 'stated', 'typed'] as const;

/** A time of recording that a person decided; instants with +08:00. */
export interface SettledTime {
  readonly how: (typeof settledWays)[number];
  /** what it was recorded as before anybody decided */
  readonly before?: string | undefined;
  readonly beforeSource: TimeSource;
  /** the other value, where there was a doubt */
  readonly stated?: string | undefined;
  readonly reason: string;
  /** who decided, and when */
  readonly by: string;
  readonly at: string;
}

/** Where a time is from, as it stands in brackets behind it. */
export const timeSourceWords: Readonly<Record<TimeSource, string>> = {
  name: '记录仪文件名',
  container: '文件内部时间',
  exif: '照片内部时间',
  file: '文件修改时间',
  person: '办案人员核定',
  none: '',
};

/** Both values, who decided, when and why: one sentence for the list, the player and the paper. */
export function settledSentence({ how, before, beforeSource, stated, reason, by, at }: SettledTime): string {
  const first =
    before === undefined ? '原来时间不明' : `原记录${secondText(before)}（${timeSourceWords[beforeSource]}）`;
  const second = stated === undefined || stated === before ? '' : `，另有${secondText(stated)}`;
  const kept = how === 'believed' ? '，维持原记录' : '';
  return `${first}${second}；${by}于${minuteText(at)}核定${kept}${reason === '' ? '' : `，理由：${reason}`}。`;
}
