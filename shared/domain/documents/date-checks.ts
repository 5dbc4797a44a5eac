import { addWeekdays } from '../cases/due-dates.ts';
import { addDays, chineseDate, daysBetween, type IsoDate, isIsoDate } from '../../lib/date.ts';
import { timeSpans } from './date-spans.ts';
import { datedBy } from './document-date.ts';
import type { Field, Template, Values } from './template.ts';

/** A limit of procedure, as `resources/limits/document-dates.yaml` writes it. */
export interface DateLimit {
  readonly amount: number;
  readonly unit: 'workday' | 'day' | 'hour';
  /** what may be added with approval */
  readonly extension?: number | undefined;
  readonly article: string;
  readonly basis: 'law' | 'practice';
}

export interface DateLimits {
  readonly filing: DateLimit;
  readonly decision: DateLimit;
  readonly defence: DateLimit;
  readonly measure: DateLimit;
  readonly review: DateLimit;
  readonly preservation: DateLimit;
  readonly service: DateLimit;
  readonly hearingNotice: DateLimit;
  readonly recordLength: DateLimit;
}

/** What the dates of a document are held against; what is not known is not checked. */
export interface DateFacts {
  readonly clueOn?: IsoDate | undefined;
  readonly filedOn?: IsoDate | undefined;
  readonly noticeOn?: IsoDate | undefined;
  readonly noticeServedOn?: IsoDate | undefined;
  readonly measureOn?: IsoDate | undefined;
  readonly preservationOn?: IsoDate | undefined;
  readonly decisionOn?: IsoDate | undefined;
  /** for a 送达回证: the document it serves */
  readonly served?:
    | { readonly templateNumber: number; readonly title: string; readonly date?: IsoDate | undefined }
    | undefined;
  readonly officers: readonly {
    readonly name: string;
    readonly certificateNumber: string;
    readonly validUntil: IsoDate;
  }[];
  readonly limits: DateLimits;
}

/**
 * What a date of a document brings up. `refusal`: cannot be true whatever the case, the document is not issued with it.
 * `warning`: the article may be broken, but extensions, excluded days or other law may explain it; the clerk decides.
 */
export interface DateRemark {
  readonly field: string;
  readonly level: 'warning' | 'refusal';
  /** which rule speaks; where the checks across documents have the same rule, by the same name */
  readonly rule: string;
  readonly sentence: string;
}

const FILING = 7;
const RELEASE_OF_EVIDENCE = 20;
const MEASURE = 21;
const MEASURE_EXTENSION = 22;
const REVIEW = 36;
const HEARING_NOTICE = 39;
const DECISIONS: readonly number[] = [45, 46];
const PROOF_OF_SERVICE = 50;

/** Only Saturdays and Sundays are known not to be workdays. */
const WEEKENDS_ONLY = '（只扣除周六、周日，未计法定节假日和调休）';

interface Checked {
  readonly template: Template;
  readonly values: Values;
  readonly facts: DateFacts;
  readonly today: IsoDate;
  /** the day the document bears and its field */
  readonly born: ReturnType<typeof datedBy>;
}

type Rule = (checked: Checked) => readonly DateRemark[];

/** Everything the dates of one document bring up, in the order of the rules. `today` in Asia/Shanghai. */
export function dateRemarks(
  template: Template,
  values: Values,
  facts: DateFacts,
  today: IsoDate,
): readonly DateRemark[] {
  const checked: Checked = { template, values, facts, today, born: datedBy(template, values) };
  return rules.flatMap((rule) => rule(checked));
}

const warning = (rule: string, field: string, sentence: string): DateRemark => ({
  field,
  level: 'warning',
  rule,
  sentence,
});

/** Days and points of time that lie in the past once the document is signed, by what their label says. */
const DONE =
  /落款日期|签署日期|签名日期|签收日期|登记日期|核查日期|经办日期|审核日期|(送达|取证|处理|送审|退卷|开始|结束)时间/;

function doneDates({ template, values }: Checked): readonly { field: Field; date: IsoDate }[] {
  return template.fields.flatMap((field) => {
    if (field.type !== 'date' && field.type !== 'datetime') return [];
    if (field.from !== 'document.date' && !DONE.test(field.label)) return [];
    const value = values[field.id];
    const date = typeof value === 'string' ? value.slice(0, 10) : '';
    return isIsoDate(date) ? [{ field, date }] : [];
  });
}

/** An end before its beginning cannot be; a very long or empty span is looked at again. */
const spans: Rule = ({ template, values, facts: { limits } }) =>
  timeSpans(template, values).flatMap(({ start, end, minutes }): DateRemark[] => {
    if (minutes < 0) {
      const sentence = `“${end.label}”早于“${start.label}”，请改正其中一个。`;
      return [{ field: end.id, level: 'refusal', rule: 'ends-before-start', sentence }];
    }
    if (start.type !== 'datetime') return [];
    if (minutes === 0) {
      return [warning('span-empty', end.id, `“${end.label}”与“${start.label}”相同，请核对。`)];
    }
    if (minutes <= limits.recordLength.amount * 60) return [];
    const hours = `${Math.floor(minutes / 60).toString()} 小时 ${(minutes % 60).toString()} 分`;
    const sentence = `历时 ${hours}，请核对开始、结束的日期和时间；中间有间断的，在笔录中写明。`;
    return [warning('span-length', end.id, sentence)];
  });

/** What is signed or done cannot lie ahead. */
const future: Rule = (checked) =>
  doneDates(checked)
    .filter(({ date }) => date > checked.today)
    .map(({ field, date }) =>
      warning(
        'future',
        field.id,
        `“${field.label}”${chineseDate(date)}晚于今天（${chineseDate(checked.today)}），请核对。`,
      ),
    );

const beforeClue: Rule = (checked) => {
  const { clueOn } = checked.facts;
  if (clueOn === undefined) return [];
  return doneDates(checked)
    .filter(({ date }) => date < clueOn)
    .map(({ field, date }) =>
      warning(
        'before-clue',
        field.id,
        `“${field.label}”${chineseDate(date)}早于发现线索、收到材料之日（${chineseDate(clueOn)}），请核对本栏或者案件的线索日期。`,
      ),
    );
};

/** 程序规定第十八条 */
const filing: Rule = ({ template, facts: { clueOn, limits }, born }) => {
  if (template.number !== FILING || clueOn === undefined || born === undefined) return [];
  const { amount, extension = 0, article } = limits.filing;
  const due = addWeekdays(clueOn, amount);
  if (born.day <= due) return [];
  const longest = addWeekdays(clueOn, amount + extension);
  const further =
    born.day <= longest
      ? `经部门负责人批准可以延长${extension.toString()}个工作日；没有延长审批的，请补正或者说明。`
      : `延长${extension.toString()}个工作日后到${chineseDate(longest)}也已超过；只有检测、检验、检疫、鉴定和权利人辨认、鉴别的时间可以扣除。`;
  return [
    warning(
      'filing-late',
      born.field.id,
      `自${chineseDate(clueOn)}发现线索、收到材料起，${amount.toString()}个工作日到${chineseDate(due)}届满${WEEKENDS_ONLY}。${further}（${article}）`,
    ),
  ];
};

/** 程序规定第六十四条 */
const decision: Rule = ({ template, facts: { filedOn, limits }, born }) => {
  if (!DECISIONS.includes(template.number) || filedOn === undefined || born === undefined) return [];
  const { amount, extension = 0, article } = limits.decision;
  const due = addDays(filedOn, amount);
  if (born.day < filedOn) {
    return [
      warning(
        'before-filing',
        born.field.id,
        `决定日期${chineseDate(born.day)}早于立案日期（${chineseDate(filedOn)}），请核对。`,
      ),
    ];
  }
  if (born.day <= due) return [];
  return [
    warning(
      'decision-late',
      born.field.id,
      `自${chineseDate(filedOn)}立案起，${amount.toString()}日到${chineseDate(due)}届满。请核对是否已经批准延长（${extension.toString()}日，再延长须集体讨论），或者有中止、听证、公告、检测鉴定等不计入的时间。（${article}）`,
    ),
  ];
};

/** 程序规定第五十七条: five workdays from the service of the notice; waived in writing it need not be waited for. */
const defence: Rule = ({ template, facts: { noticeOn, noticeServedOn, limits }, born }) => {
  const from = noticeServedOn ?? noticeOn;
  if (!DECISIONS.includes(template.number) || from === undefined || born === undefined) return [];
  const { amount, article } = limits.defence;
  const until = addWeekdays(from, amount);
  if (born.day > until) return [];
  const since =
    noticeServedOn === undefined
      ? `告知书还没有送达回证，按告知书日期${chineseDate(from)}计算`
      : `告知书于${chineseDate(from)}送达`;
  return [
    warning(
      'defence-period',
      born.field.id,
      `${since}，陈述、申辩和要求听证的期限到${chineseDate(until)}届满${WEEKENDS_ONLY}。届满前不得作出决定，当事人书面表示放弃的除外。（${article}）`,
    ),
  ];
};

/** 程序规定第三十八条: the period of a measure, and an extension decided in time. */
const measure: Rule = ({ template, values, facts: { measureOn, limits }, born }) => {
  if (template.number !== MEASURE && template.number !== MEASURE_EXTENSION) return [];
  const { amount, extension = 0, article } = limits.measure;
  const most = template.number === MEASURE ? amount : extension;
  const remarks: DateRemark[] = template.fields.flatMap((field) => {
    const days = values[field.id];
    if (field.type !== 'number' || !field.label.includes('期限') || typeof days !== 'number') return [];
    if (days <= most) return [];
    const what = template.number === MEASURE ? '查封、扣押的期限' : '延长的期限';
    return [
      warning(
        'measure-period',
        field.id,
        `${what}不得超过${most.toString()}日，现填${days.toString()}日；法律、行政法规另有规定的，请在依据中写明。（${article}）`,
      ),
    ];
  });
  if (template.number === MEASURE_EXTENSION && measureOn !== undefined && born !== undefined) {
    const end = addDays(measureOn, amount);
    if (born.day > end) {
      remarks.push(
        warning(
          'measure-extension-late',
          born.field.id,
          `行政强制措施自${chineseDate(measureOn)}起${amount.toString()}日，到${chineseDate(end)}届满，延长应当在届满前决定；有检测、鉴定时间的请核对扣除。（${article}）`,
        ),
      );
    }
  }
  return remarks;
};

/** 程序规定第三十五条 */
const preservation: Rule = ({ template, facts: { preservationOn, limits }, born }) => {
  if (template.number !== RELEASE_OF_EVIDENCE || preservationOn === undefined || born === undefined)
    return [];
  const { amount, article } = limits.preservation;
  const due = addWeekdays(preservationOn, amount);
  if (born.day <= due) return [];
  return [
    warning(
      'preservation-late',
      born.field.id,
      `先行登记保存的证据自${chineseDate(preservationOn)}起应当在${amount.toString()}个工作日内处理，到${chineseDate(due)}届满${WEEKENDS_ONLY}，逾期自动解除。（${article}）`,
    ),
  ];
};

/** 听证办法第二十条: the notice is served seven workdays before the hearing. */
const hearing: Rule = ({ template, values, facts: { limits }, born }) => {
  if (template.number !== HEARING_NOTICE || born === undefined) return [];
  const { amount, article } = limits.hearingNotice;
  return template.fields.flatMap((field) => {
    const value = values[field.id];
    if (field.id === born.field.id || !field.label.includes('听证') || typeof value !== 'string') return [];
    const day = value.slice(0, 10);
    const earliest = addDays(addWeekdays(born.day, amount), 1);
    if ((field.type !== 'date' && field.type !== 'datetime') || !isIsoDate(day) || day >= earliest) return [];
    return [
      warning(
        'hearing-early',
        field.id,
        `听证通知书应当在举行听证的${amount.toString()}个工作日前送达；${chineseDate(born.day)}当日送达的，听证最早在${chineseDate(earliest)}${WEEKENDS_ONLY}。（${article}）`,
      ),
    ];
  });
};

/** 送达回证: not before the document it serves, a decision within seven workdays (程序规定第八十一条). */
const service: Rule = ({ template, facts: { served, limits }, born }) => {
  if (template.number !== PROOF_OF_SERVICE || served?.date === undefined || born === undefined) return [];
  if (born.day < served.date) {
    return [
      warning(
        'served-before-issued',
        born.field.id,
        `送达时间早于《${served.title}》的日期（${chineseDate(served.date)}），请核对。`,
      ),
    ];
  }
  const { amount, article } = limits.service;
  const due = addWeekdays(served.date, amount);
  if (!DECISIONS.includes(served.templateNumber) || born.day <= due) return [];
  return [
    warning(
      'service-late',
      born.field.id,
      `处罚决定书应当当场交付；当事人不在场的，应当在${amount.toString()}个工作日内送达，到${chineseDate(due)}届满${WEEKENDS_ONLY}。（${article}）`,
    ),
  ];
};

/** 程序规定第五十五条: the file comes back ten workdays after it was handed in. */
const review: Rule = ({ values, template, facts: { limits } }) => {
  const [from, to] = [values['submitted_on'], values['returned_on']];
  if (template.number !== REVIEW || typeof from !== 'string' || typeof to !== 'string') return [];
  if (!isIsoDate(from) || !isIsoDate(to)) return [];
  if (to < from) return [warning('review-order', 'returned_on', '退卷时间早于送审时间，请核对。')];
  const { amount, article } = limits.review;
  const due = addWeekdays(from, amount);
  if (to <= due) return [];
  return [
    warning(
      'review-late',
      'returned_on',
      `自接到审核材料起${amount.toString()}个工作日到${chineseDate(due)}届满${WEEKENDS_ONLY}；经部门负责人批准延长的，请附审批。（${article}）`,
    ),
  ];
};

/** Who signs later signs on the same day or after. */
const SIGNED_IN_ORDER = [
  'registered_on',
  'verified_on',
  'handled_on',
  'unit_head_on',
  'dept_head_on',
] as const;

const signatures: Rule = ({ template, values }) => {
  const signed = SIGNED_IN_ORDER.flatMap((id) => {
    const field = template.fields.find((one) => one.id === id);
    const date = values[id];
    return field !== undefined && typeof date === 'string' && isIsoDate(date) ? [{ field, date }] : [];
  });
  return signed.flatMap(({ field, date }, index) => {
    const before = signed[index - 1];
    if (before === undefined || date >= before.date) return [];
    return [
      warning(
        'signature-order',
        field.id,
        `“${field.label}”早于“${before.field.label}”（${chineseDate(before.date)}），请核对。`,
      ),
    ];
  });
};

/** 行政处罚法第四十二条: an officer named in the document held a valid certificate on its day. */
const certificates: Rule = ({ template, values, facts: { officers }, born }) => {
  if (born === undefined) return [];
  const named = new Set(
    template.fields.flatMap(({ id, type }) => {
      const value = values[id];
      if (typeof value !== 'string' || (type !== 'person' && type !== 'officer' && type !== 'text'))
        return [];
      return value.split(/[\n、]/).map((word) => word.trim());
    }),
  );
  return officers
    .filter(({ name, certificateNumber }) => named.has(name) || named.has(certificateNumber))
    .filter(({ validUntil }) => validUntil < born.day)
    .map(({ name, validUntil }) =>
      warning(
        'certificate-expired',
        born.field.id,
        `${name}的执法证登记的有效期到${chineseDate(validUntil)}，早于本日期${daysBetween(validUntil, born.day).toString()}天。已经换证的请在“设置 · 执法人员”中更新，没有换证的请另选执法人员。（行政处罚法第四十二条）`,
      ),
    );
};

const rules: readonly Rule[] = [
  spans,
  future,
  beforeClue,
  filing,
  decision,
  defence,
  measure,
  preservation,
  hearing,
  service,
  review,
  signatures,
  certificates,
];
