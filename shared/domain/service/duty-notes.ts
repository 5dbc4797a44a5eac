import { chineseDate } from '../../lib/date.ts';
import type { ServiceDuty } from './register.ts';

/** What is to be said of a service, with the article. */
export interface DutyNote {
  readonly sentence: string;
  readonly article: string;
  /** what has to be done about it, as far as it is a receipt that is lacking */
  readonly lacks?: 'receipt' | undefined;
}

/** 《行政处罚决定书》（濮市监处罚〔2026〕9号）, and to whom where that is not the party. */
export function dutyName({ title, documentNumber, version, recipient, other }: ServiceDuty): string {
  const which = version > 1 ? `第${version.toString()}版` : '';
  return `《${title}》${documentNumber === undefined ? '' : `（${documentNumber}）`}${which}${other === undefined ? '' : `向${other.role}${recipient}`}`;
}

/** What a service lacks, or where its proofs speak against each other; nothing where all is in order. */
export function dutyNotes(duty: ServiceDuty): readonly DutyNote[] {
  return [...stateNotes(duty), ...differingNotes(duty), ...repeatedNotes(duty), ...methodNotes(duty)];
}

function stateNotes(duty: ServiceDuty): readonly DutyNote[] {
  const { state, late, due, article, attempts } = duty;
  const name = dutyName(duty);
  const limit =
    due === undefined ? '' : late ? `，送达的期限${chineseDate(due)}已过` : `，${chineseDate(due)}以前送达`;
  const tried =
    attempts.length === 0
      ? ''
      : `（送过${attempts.length.toString()}次；最近一次：${attempts.at(-1)?.result ?? ''}）`;
  switch (state) {
    case 'unserved':
      return [
        announcedNote(duty) ?? { sentence: `${name}还没有送达${tried}${limit}。`, article, lacks: 'receipt' },
      ];
    case 'anew':
      return [
        announcedNote(duty) ?? {
          sentence: `${name}还没有送达：现有的送达回证是${duty.correctedOn === undefined ? '' : chineseDate(duty.correctedOn)}补正以前的，补正后的应当另行送达${limit}。`,
          article: '程序规定第八十二条',
          lacks: 'receipt',
        },
      ];
    case 'drafting':
      return late ? [{ sentence: `${name}的送达回证还没有定稿${limit}。`, article }] : [];
    case 'undated':
      return [
        {
          sentence: `${name}的送达回证没有注明送达日期，不能确定何时送达。`,
          article: '程序规定第八十二条',
        },
      ];
    case 'announced':
      return [];
    case 'served':
      return late && due !== undefined
        ? [{ sentence: `${name}应当在${chineseDate(due)}以前送达，送达得迟了。`, article }]
        : [];
  }
}

/** A 送达公告 alone proves nothing: where and when it was published stands in a receipt. */
function announcedNote(duty: ServiceDuty): DutyNote | undefined {
  const { announcement } = duty;
  if (announcement === undefined) return undefined;
  const { on, until } = announcement;
  const then = until === undefined ? '' : `${chineseDate(on)}发布的，${chineseDate(until)}已经期满。`;
  return {
    sentence: `${dutyName(duty)}已制作送达公告，还没有送达回证：${then}请起草送达方式为“公告送达”的送达回证，写明发布日期、原因和经过。`,
    article: '程序规定第八十二条第五项',
    lacks: 'receipt',
  };
}

/** Two handings over, each with its receipt: the first served it, if both are true. */
function repeatedNotes(duty: ServiceDuty): readonly DutyNote[] {
  const { differing, on, receipts } = duty;
  const days = [
    ...new Set(receipts.flatMap(({ draft, current, day }) => (draft || !current ? [] : (day ?? [])))),
  ].sort();
  if (differing.length > 0 || on === undefined || days.length < 2) return [];
  return [
    {
      sentence: `${dutyName(duty)}有${days.map(chineseDate).join('、')}的送达凭证，按最先的${chineseDate(on)}计算期限。确实送达了两次的，不必改动；其中一份写错日期的，改正或者作废。`,
      article: '程序规定第八十二条',
    },
  ];
}

/** Nobody but the clerk knows which of them is true: the later day counts meanwhile, which harms no period of the party. */
function differingNotes(duty: ServiceDuty): readonly DutyNote[] {
  const { differing, on } = duty;
  if (differing.length === 0 || on === undefined) return [];
  const days = [...differing, on].map(chineseDate).join('、');
  return [
    {
      sentence: `${dutyName(duty)}的送达凭证有不同的日期（${days}）。核实以前按较晚的${chineseDate(on)}计算期限；核实后改正材料的日期，作废或者移出错误的一份。`,
      article: '程序规定第八十二条',
    },
  ];
}

/** 公告送达 is what is left when nothing else could be done. */
function methodNotes(duty: ServiceDuty): readonly DutyNote[] {
  const { receipts, attempts } = duty;
  if (!receipts.some(({ method }) => method === '公告送达') || attempts.length > 0) return [];
  return [
    {
      sentence: `${dutyName(duty)}公告送达，但没有登记以前的送达经过。受送达人下落不明或者其他方式无法送达的才能公告，原因和经过应当载明。`,
      article: '程序规定第八十二条第五项',
    },
  ];
}
