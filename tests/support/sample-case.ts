import type {
  CaseFacts,
  Field,
  FieldValue,
  Template,
  Values,
} from '#shared/domain/documents/template/template.ts';
import { columnsOf } from '#shared/domain/documents/values/check-values.ts';
import { partyFacts } from '#shared/domain/documents/facts/party-facts.ts';
import { fillFromCase } from '#shared/domain/documents/values/starting-values.ts';

/** The facts of one ordinary case of a city bureau, as the documents feature hands them to a template. */
export const sampleFacts: CaseFacts = {
  'bureau.name': '濮阳市市场监督管理局',
  'bureau.agency': '濮阳市',
  'bureau.abbreviation': '濮市监',
  'bureau.reconsiderationAuthority': '濮阳市人民政府',
  'bureau.courtName': '濮阳市华龙区人民法院',
  'bureau.court': '濮阳市华龙区',
  'bureau.contactPerson': '刘犇、陈镕',
  'bureau.contactPhone': '0393-6665001',
  'bureau.contactAddress': '濮阳市华龙区人民路中段158号',
  'bureau.bankName': '中国建设银行濮阳分行',
  'bureau.accountName': '濮阳市财政局罚没收入专户',
  'bureau.accountNumber': '41001503110050201234',
  'document.date': '2026-04-20',
  'case.title': '濮阳市华龙区昇翀食品商行销售超过保质期食品案',
  'case.matter': '濮阳市华龙区昇翀食品商行销售超过保质期食品',
  'case.cause': '涉嫌销售超过保质期的食品案',
  'case.number': '濮市监立〔2026〕12号',
  'case.clueOn': '2026-03-02',
  'case.filedOn': '2026-03-05',
  'case.closedOn': '2026-05-30',
  'case.sourceKind': '投诉、举报',
  'case.sourceText':
    '2026年3月2日，群众举报濮阳市华龙区昇翀食品商行销售超过保质期的饼干，详见举报内容（附后）。',
  'case.officers': '刘犇\n陈镕',
  'case.handlingUnit': '执法稽查支队一大队',
  ...partyFacts({
    kind: 'sole-trader',
    name: '濮阳市华龙区昇翀食品商行',
    licenceName: '营业执照',
    creditCode: '92410902MA9F000X8K',
    domicile: '河南省濮阳市华龙区中原路与大庆路交叉口向北200米路东',
    legalRepresentative: '喆玥堃',
    idNumber: '410902199001011234',
    idKind: 'other',
    phone: '13800000000',
    otherContact: '微信同号',
  }),
  'officer1.name': '刘犇',
  'officer1.certificateNumber': '16090012345',
  'officer1.department': '执法稽查支队',
  'officer2.name': '陈镕',
  'officer2.certificateNumber': '16090012346',
  'officer2.department': '执法稽查支队',
  'facts.suspectedAct': '销售超过保质期的食品',
  'facts.legalBasis': '《中华人民共和国食品安全法》第一百一十条第四项',
  'facts.inspectionSubject': '举报反映的食品销售情况',
  'facts.place': '濮阳市华龙区昇翀食品商行经营场所',
  'facts.process':
    '2026年3月2日，本局接到群众举报，称当事人销售超过保质期的饼干。2026年3月3日，本局执法人员对当事人的经营场所进行现场检查，当事人到场配合。\n2026年3月5日，经批准立案调查，并对当事人经营者进行了询问。',
  'facts.facts':
    '当事人于2026年1月10日从濮阳市某批发部购进“某某”牌苏打饼干40袋，进价每袋6元，售价每袋9元。该批饼干生产日期为2025年2月20日，保质期12个月。至检查当日，当事人销售超过保质期的饼干12袋，货值金额252元，违法所得36元。',
  'facts.evidence': [
    { item: '现场笔录1份、现场照片6张', proves: '检查当日货架上陈列待售的饼干已经超过保质期的事实。' },
    { item: '询问笔录2份', proves: '当事人购进、销售涉案饼干的数量、价格。' },
    { item: '进货票据复印件1份', proves: '涉案饼干的来源和进价。' },
  ],
  'facts.goods': [
    { name: '“某某”牌苏打饼干', model: '100克/袋', unit: '袋', quantity: '28', note: '批号20250220' },
    { name: '进货台账', model: '', unit: '本', quantity: '1', note: '' },
  ],
  'facts.listNumber': '濮市监清〔2026〕3号',
  'facts.measureKind': ['扣押'],
  'facts.qualification':
    '当事人销售超过保质期的食品，违反了《中华人民共和国食品安全法》第三十四条第十项的规定，构成销售超过保质期食品的违法行为。',
  'facts.discretion': '当事人违法所得较少，主动配合调查，及时下架，未造成危害后果，属于从轻处罚的情形。',
  'facts.proposedPenalty':
    '经查，当事人销售超过保质期的饼干12袋，违法所得36元。依据《中华人民共和国食品安全法》第一百二十四条第一款第五项的规定，拟作出如下处罚：\n1．没收违法所得36.00元；\n2．没收超过保质期的饼干28袋；\n3．罚款5000.00元。',
  'facts.violatedProvision': '《中华人民共和国食品安全法》第三十四条第十项',
  'facts.penaltyBasis': '《中华人民共和国食品安全法》第一百二十四条第一款第五项',
  'facts.penalties': [
    { content: '没收违法所得36.00元（大写：叁拾陆元整）；' },
    { content: '没收超过保质期的饼干28袋；' },
    { content: '罚款5000.00元（大写：伍仟元整）。' },
  ],
  'facts.noticeAndDefence':
    '本局于2026年4月8日依法向当事人送达了《行政处罚告知书》（濮市监罚告〔2026〕7号），当事人在法定期限内未提出陈述、申辩意见，也未要求听证。',
  'facts.decisionNumber': '濮市监处罚〔2026〕9号',
  'facts.announcedName': '《行政处罚决定书》',
  'facts.announcedNameWithNumber': '《行政处罚决定书》（濮市监处罚〔2026〕9号）',
  'facts.announcedOn': '2026-04-20',
  'volume.catalogue': Array.from({ length: 20 }, (_, index) => ({
    number: index % 3 === 0 ? `濮市监处罚〔2026〕${(index + 1).toString()}号` : '',
    title: index % 2 === 0 ? '行政处罚决定书及送达回证' : '现场笔录',
    date: '2026-04-20',
    pages: (index * 3 + 1).toString(),
    remark: '',
  })),
  'volume.items': 20,
  'volume.pages': 86,
  'volume.retention': '30年',
  'volume.archiveNumber': '20260009',
  'volume.remarks': '本卷文件齐全完整，无缺损、修改、补充、部分灭失情况。',
  'volume.archivist': '刘犇',
  'volume.checker': '陈镕',
  'volume.assembledOn': '2026-06-02',
};

const plausible = (field: Field): FieldValue | undefined => {
  switch (field.type) {
    case 'text':
    case 'longtext':
      return `${field.label}的内容`.slice(0, field.maxLength ?? 40);
    case 'person':
    case 'officer':
      return '张三';
    case 'date':
      return '2026-03-05';
    case 'datetime':
      return '2026-03-05T09:30';
    case 'time':
      return '10:05';
    case 'number':
      return 15;
    case 'money':
      return 500_000;
    case 'documentNumber':
      return `濮市监${(field.numbering ?? '').replace('市监', '')}〔2026〕9号`;
    case 'choice':
      return field.options?.at(-1)?.value;
    case 'multichoice':
      return (field.options ?? []).map((option) => option.value);
    case 'flag':
      return true;
    case 'dialogue':
      return (field.options ?? []).map(({ value }) => ({ speaker: value, text: `${field.label}的内容。` }));
    case 'rows':
    case 'qa':
      return Array.from({ length: 3 }, () =>
        Object.fromEntries(
          columnsOf(field).map((column) => [
            column.id,
            column.type === 'text' || column.type === 'longtext'
              ? `${column.label}的内容`
              : column.type === 'date'
                ? '2026-03-05'
                : '12',
          ]),
        ),
      );
  }
};

/** Every field of a template filled: from the sample case where it can be, else with something plausible. */
export function sampleValues(template: Template): Values {
  const fromCase = fillFromCase(template, sampleFacts);
  return Object.fromEntries(
    template.fields.flatMap((field): [string, FieldValue][] => {
      const value = fromCase[field.id] ?? plausible(field);
      return value === undefined ? [] : [[field.id, value]];
    }),
  );
}
