import { chineseDate } from '../../../lib/date.ts';
import type { Values } from '../template/template.ts';
import type { Drafts } from './drafts.ts';
import { copied, factOf, type KnownCase, lastIssued, rowsIn, textOf } from './known-case.ts';

const TIMES = '一二三四五六七八九';

/** 被询问人: the party, or who speaks for it; a struck out number is none. */
function interviewee(known: KnownCase): Values {
  const isPerson = factOf(known, 'party.kind') === 'person';
  const name = factOf(known, isPerson ? 'party.name' : 'party.legalRepresentative').replace(/^\/$/, '');
  if (name === '') return {};
  const idNumber = factOf(known, 'party.idNumber').replace(/^\/$/, '');
  const before = known.issued.filter(
    (paper) => paper.kind === 'inquiry_record' && textOf(paper, 'interviewee') === name,
  );
  const isTrader = factOf(known, 'party.kind') === 'sole-trader';
  return {
    interviewee: name,
    interviewee_id_number: idNumber,
    gender: genderOf(idNumber),
    times: TIMES[before.length] ?? '',
    interviewee_phone: factOf(known, 'party.phone'),
    ...(isPerson
      ? { interviewee_address: factOf(known, 'party.domicile') }
      : { employer: factOf(known, 'party.name'), position: isTrader ? '经营者' : '法定代表人（负责人）' }),
    ...copied(before.at(-1), { position: 'position', interviewee_address: 'interviewee_address' }),
  };
}

/** The last but one figure of a 居民身份证 is odd for a man (GB 11643). */
function genderOf(idNumber: string): string {
  const figure = /^\d{16}(\d)[\dXx]$/.exec(idNumber)?.[1];
  return figure === undefined ? '' : Number(figure) % 2 === 1 ? '男' : '女';
}

/** 当事人基本情况 in one line. */
function partyInfo(known: KnownCase): string {
  const kind = factOf(known, 'party.kind');
  const head =
    kind === 'organization' ? '法定代表人（负责人）' : kind === 'sole-trader' ? '经营者' : undefined;
  const parts = [
    ['当事人', factOf(known, 'party.name')],
    ['主体资格证照名称', factOf(known, 'party.licenceName')],
    ['统一社会信用代码', factOf(known, 'party.creditCode')],
    ['住所（住址）', factOf(known, 'party.domicile')],
    ...(head === undefined ? [] : [[head, factOf(known, 'party.legalRepresentative')] as const]),
    ['身份证件号码', factOf(known, 'party.idNumber')],
    ['联系电话', factOf(known, 'party.phone')],
  ] as const;
  return `${parts
    .filter(([, text]) => text !== '' && text !== '/')
    .map(([label, text]) => `${label}：${text}`)
    .join('；')}。`;
}

/** What a report tells of the way, by the events of the case; the clerk writes the rest. */
const steps = {
  inspected: '对现场进行检查',
  evidence_preserved: '先行登记保存证据',
  measure_taken: '实施行政强制措施',
  measure_extended: '延长行政强制措施期限',
  measure_released: '解除行政强制措施',
  filed: '经部门负责人批准立案调查',
  inquired: '进行询问',
  evidence_taken: '提取证据',
  electronic_evidence_taken: '提取电子数据',
  sampled: '抽样取证',
  testing_entrusted: '委托检测、检验、检疫、鉴定',
  testing_result_told: '告知检测、检验、检疫、鉴定结果',
  case_suspended: '经批准中止调查',
  case_resumed: '恢复调查',
} as const satisfies Readonly<Record<string, string>>;

const isStep = (event: string): event is keyof typeof steps => Object.hasOwn(steps, event);

/** 案件来源、调查经过: the clue, then what happened day by day. */
function processOf(known: KnownCase): string {
  const clue = factOf(known, 'case.clueOn');
  const source = factOf(known, 'case.sourceText').replace(/[。；]$/, '');
  const told = known.timeline.flatMap(({ event, on }) =>
    isStep(event) ? [`${chineseDate(on)}，${steps[event]}。`] : [],
  );
  if (told.length === 0) return '';
  const first = clue === '' || source === '' ? '' : `${chineseDate(clue)}，${source}。`;
  return [first, ...new Set(told)].join('');
}

/** Of the records made in the field, and the report that sums them up. */
export const draftedEvidence: Drafts = {
  inquiry_record: interviewee,
  investigation_report: (known) => ({ party_info: partyInfo(known), process: processOf(known) }),
  testing_entrustment(known) {
    const sampling = lastIssued(known, 'sampling_record');
    const name = textOf(sampling, 'product_name');
    if (name === '') return {};
    const sample = {
      name,
      model: textOf(sampling, 'specification'),
      grade: textOf(sampling, 'grade'),
      batch: textOf(sampling, 'batch'),
      standard: textOf(sampling, 'standard'),
      quantity: textOf(sampling, 'sample_quantity'),
      items: '',
      note: '',
    };
    return { samples: [sample] };
  },
  testing_period_notice(known) {
    const entrusted = lastIssued(known, 'testing_entrustment');
    return {
      ...copied(lastIssued(known, 'compulsory_measure_decision'), {
        measures: 'measures',
        object_kind: 'object_kind',
      }),
      ...copied(entrusted, { work: 'work', test_to: 'due_date' }),
      test_from: entrusted?.date ?? '',
    };
  },
  testing_result_notice(known) {
    const entrusted = lastIssued(known, 'testing_entrustment');
    const goods = rowsIn(entrusted, 'samples').map(
      ({ name = '', model = '', batch = '', quantity = '' }) => ({
        content: [name, model, batch, quantity].filter((part) => part !== '').join('，'),
      }),
    );
    return { ...copied(entrusted, { work: 'work', test_body: 'addressee' }), goods };
  },
  service_receipt: (known) => ({
    service_place: textOf(lastIssued(known, 'service_address_confirmation'), 'service_address'),
    ...byAnnouncement(known),
  }),
};

/** 51 says why it had to be announced as its form prints it. */
const reasons: Readonly<Record<string, string>> = {
  下落不明: '受送达人下落不明。',
  其他方式无法送达: '采取其他送达方式无法送达。',
};

/** Of what a 送达公告 announced, all of it, the receipt says that, with the days the notice gives (程序规定第八十二条第五项). */
function byAnnouncement({ timeline, issued, serves }: KnownCase): Values {
  const about = serves.map((id) =>
    timeline.findLast(({ event, aboutId }) => event === 'announced' && aboutId === id),
  );
  const [first] = about;
  if (first === undefined || about.some((one) => one?.documentId !== first.documentId)) return {};
  const { on, until } = first;
  const notice = issued.find(({ id }) => id === first.documentId);
  const number = notice?.documentNumber === undefined ? '' : `（${notice.documentNumber}）`;
  const ended = until === undefined ? '' : `，${chineseDate(until)}期满视为送达`;
  return {
    service_method: '公告送达',
    published_on: on,
    publication_reason: reasons[textOf(notice, 'reason')] ?? '',
    remark: `《行政处罚文书送达公告》${number}${chineseDate(on)}发布${ended}。`,
  };
}
