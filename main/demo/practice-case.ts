import type { CaseInput } from '#shared/contract/cases.ts';
import type { Role } from '#shared/domain/people/roles.ts';
import type { SetupInput } from '#shared/contract/setup.ts';
import type { Values } from '#shared/domain/documents/template/template.ts';

/** An invented bureau section: every person, company and number in the practice archive is made up. */
const person = (name: string, department: string, roles: readonly Role[]) => ({
  name,
  login: '',
  department,
  roles: [...roles],
  certificateNumber: '',
  certificateValidUntil: '' as const,
  recorderOfficerNumber: '',
  active: true,
});

/** Of everybody in the practice archive; the seat screen says it. */
export const PRACTICE_PIN = '246810';

export const practiceSetup: SetupInput = {
  bureau: {
    name: '濮阳市市场监督管理局',
    abbreviation: '濮市监',
    reconsiderationAuthority: '濮阳市人民政府',
    court: '濮阳市华龙区人民法院',
    contactPerson: '李建国',
    contactPhone: '0393-0000001',
    contactAddress: '濮阳市华龙区人民路1号（练习地址）',
    bankName: '练习银行濮阳分行',
    accountName: '罚没收入专户（练习）',
    accountNumber: '6200000000000000000',
    fondsName: '濮阳市市场监督管理局',
    fondsNumber: '',
  },
  officers: [
    {
      name: '赵明',
      certificateNumber: '16090001001',
      certificateValidUntil: '2030-12-31',
      department: '执法稽查科',
      recorderOfficerNumber: '100001',
      active: true,
    },
    {
      name: '李喆',
      certificateNumber: '16090001002',
      certificateValidUntil: '2030-12-31',
      department: '执法稽查科',
      recorderOfficerNumber: '100002',
      active: true,
    },
    {
      name: '孙翀',
      certificateNumber: '16090001003',
      certificateValidUntil: '2030-12-31',
      department: '法规科',
      recorderOfficerNumber: '',
      active: true,
      roles: ['reviewer'],
    },
  ],
  others: [
    person('周珺', '执法稽查科', ['unit_head']),
    person('郑昇', '局领导', ['leader']),
    person('王芳', '执法稽查科', ['clerk']),
    person('陈镕', '办公室', ['archivist']),
    person('刘犇', '政策法规科', ['auditor']),
    person('吴玥', '信息中心', ['administrator']),
  ],
};

const PLACE = '濮阳市华龙区练习路18号';
const GOODS = [
  { name: '辣椒酱（无生产日期）', model: '210克/瓶', unit: '瓶', quantity: '12', note: '标签未标注生产日期' },
  { name: '芝麻酱（无生产日期）', model: '350克/瓶', unit: '瓶', quantity: '8', note: '标签未标注生产日期' },
];

const FACTS =
  '2026年3月3日，本局执法人员对当事人的经营场所进行现场检查，发现货架上摆放待售的辣椒酱12瓶、芝麻酱8瓶，标签上均未标注生产日期。' +
  '经查，上述食品系当事人于2026年2月25日购进，进价每瓶10元，售价每瓶18元，货值金额360元，至检查时未售出，没有违法所得。';

const EVIDENCE = [
  {
    item: '现场笔录一份、现场照片和执法记录仪录像',
    proves: '当事人经营标签未标注生产日期的预包装食品的事实。',
  },
  { item: '对经营者王䶮的询问笔录一份', proves: '涉案食品的来源、数量、价格和销售情况。' },
  { item: '营业执照复印件、经营者身份证复印件各一份', proves: '当事人的主体资格。' },
  { item: '《场所/设施/财物清单》一份', proves: '扣押涉案食品的品种和数量。' },
];

const QUALIFICATION =
  '当事人经营标签未标注生产日期的预包装食品，违反了《中华人民共和国食品安全法》第六十七条第一款的规定，' +
  '应当依据该法第一百二十五条第一款第二项的规定予以处罚。';

const DISCRETION =
  '当事人系初次违法，涉案食品货值较小、未售出，未造成危害后果，并在检查后主动整改，积极配合调查，决定从轻处罚。';

export const practiceCase: Omit<CaseInput, 'officerIds'> = {
  source: 'supervision',
  sourceText:
    '执法人员在日常监督检查中发现，濮阳市华龙区喆源食品经营部货架上有标签未标注生产日期的预包装食品待售。',
  clueOn: '2026-03-02',
  party: {
    kind: 'sole-trader',
    name: '濮阳市华龙区喆源食品经营部',
    licenceName: '营业执照',
    creditCode: '92410902MA0000000X',
    domicile: PLACE,
    legalRepresentative: '王䶮',
    idNumber: '410901198001010015',
    idKind: 'resident',
    phone: '13900000000',
    otherContact: '',
  },
  cause: '涉嫌经营标签不符合规定的预包装食品案',
  procedure: 'ordinary',
  handlingUnit: '执法稽查科',
  facts: {
    suspectedAct: '经营标签不符合规定的预包装食品',
    legalBasis: '《中华人民共和国食品安全法》第一百一十条第四项',
    inspectionSubject: '经营预包装食品的情况',
    place: PLACE,
    process:
      '2026年3月2日，本局执法人员在日常监督检查中发现本案线索。3月3日经批准对当事人经营场所进行现场检查，并对涉案食品实施扣押。' +
      '3月5日经批准立案调查。3月9日对经营者王䶮进行了询问。',
    facts: FACTS,
    qualification: QUALIFICATION,
    discretion: DISCRETION,
    proposedPenalty:
      `${FACTS}\n${QUALIFICATION}\n${DISCRETION}\n` +
      '拟对当事人作出如下行政处罚：\n1.没收扣押的辣椒酱12瓶、芝麻酱8瓶；\n2.罚款5000元（伍仟元整）。',
    violatedProvision: '《中华人民共和国食品安全法》第六十七条第一款',
    penaltyBasis: '《中华人民共和国食品安全法》第一百二十五条第一款第二项',
    noticeAndDefence:
      '本局于2026年3月19日依法向当事人送达了《行政处罚告知书》，当事人在法定期限内未提出陈述、申辩意见。',
  },
};

/** A document of the practice case; `serves` names the entry whose service this receipt proves. */
export interface PracticeDocument {
  readonly key: string;
  readonly template: number;
  readonly own: Values;
  readonly serves?: string;
  /** the day on the signed paper, where the form prints none */
  readonly signedOn?: string;
}

const handlers = '赵明\n李喆';
const letterDate = (date: string) => ({ document_date: date });
const receipt = (time: string, day: string) => ({
  service_time: time,
  service_place: PLACE,
  service_method: '直接送达',
  received_on: day,
  served_on: day,
});

/** The documents in the order in which they were written. */
export const practiceDocuments: readonly PracticeDocument[] = [
  {
    key: 'source',
    template: 1,
    own: {
      registrar: '赵明',
      registered_on: '2026-03-02',
      handling_opinion: '指定赵明、李喆负责核查。',
      unit_head: '周珺',
      unit_head_on: '2026-03-02',
    },
  },
  {
    key: 'seizure-approval',
    template: 8,
    own: {
      matter: '采取行政强制措施（扣押）',
      matter_reason:
        '当事人经营的预包装食品标签未标注生产日期，涉嫌违反《中华人民共和国食品安全法》第六十七条第一款的规定。' +
        '依据该法第一百一十条第四项的规定，建议扣押涉案食品，期限30日。',
      handlers,
      handled_on: '2026-03-03',
      unit_head_opinion: '同意，报部门负责人审批。',
      unit_head: '周珺',
      unit_head_on: '2026-03-03',
      dept_head_opinion: '同意。',
      dept_head: '郑昇',
      dept_head_on: '2026-03-03',
    },
  },
  {
    key: 'site',
    template: 9,
    own: {
      start_time: '2026-03-03T09:30',
      end_time: '2026-03-03T10:40',
      presence_notice: '检查前已通知当事人到场，经营者王䶮在场。',
      scene:
        '该经营部位于濮阳市华龙区练习路18号一楼，门口悬挂营业执照。经营面积约60平方米，设货架6组。' +
        '在第三组货架第二层发现辣椒酱12瓶、芝麻酱8瓶，瓶身标签标有名称、净含量、生产者名称和地址，未见生产日期。' +
        '执法人员对上述食品逐一清点、拍照，并全程录像。当事人现场提供了营业执照和进货单。（以下空白）',
      measure_taken: true,
      measure_notice:
        '执法人员当场告知当事人：因上述食品标签未标注生产日期，依据《中华人民共和国食品安全法》第一百一十条第四项的规定予以扣押；' +
        '当事人有权陈述和申辩，可以依法申请行政复议或者提起行政诉讼。',
      party_statement: '没有意见。',
      answer_confirm: '以上笔录我看过，记录属实。',
    },
  },
  { key: 'list', template: 24, own: { list_number: '2026-001', goods: GOODS }, signedOn: '2026-03-03' },
  {
    key: 'seizure',
    template: 21,
    own: { ...letterDate('2026-03-03'), list_number: '2026-001', measures: ['扣押'], object_kind: ['财物'] },
  },
  { key: 'seizure-receipt', template: 50, serves: 'seizure', own: receipt('2026-03-03T10:45', '2026-03-03') },
  {
    key: 'filing',
    template: 7,
    own: {
      decision: '立案',
      verification:
        '2026年3月3日本局执法人员现场核查，当事人经营的辣椒酱、芝麻酱标签未标注生产日期，涉嫌违反《中华人民共和国食品安全法》' +
        '第六十七条第一款的规定，符合《市场监督管理行政处罚程序规定》第十九条第一款规定的立案条件，现申请立案。',
      verifiers: handlers,
      verified_on: '2026-03-04',
      unit_head_opinion: '同意立案，指定赵明、李喆负责办理。',
      unit_head: '周珺',
      unit_head_on: '2026-03-04',
      dept_head_opinion: '同意立案。',
      dept_head: '郑昇',
      dept_head_on: '2026-03-05',
    },
  },
  {
    key: 'inquiry',
    template: 14,
    own: {
      start_time: '2026-03-09T15:00',
      end_time: '2026-03-09T15:50',
      place: '濮阳市市场监督管理局执法办案询问室',
      interviewee: '王䶮',
      gender: '男',
      interviewee_id_number: '410901198001010015',
      employer: '濮阳市华龙区喆源食品经营部',
      position: '经营者',
      interviewee_phone: '13900000000',
      interviewee_address: PLACE,
      answer_confirm: '以上笔录我看过，与我所说一致。',
      qa_list: [
        { question: '请介绍一下你的基本情况。', answer: '我叫王䶮，是濮阳市华龙区喆源食品经营部的经营者。' },
        {
          question: '2026年3月3日执法人员在你店里检查时发现的辣椒酱和芝麻酱是哪里来的？',
          answer: '是2026年2月25日一个送货的人送来的，辣椒酱12瓶，芝麻酱8瓶，进价都是每瓶10元。',
        },
        { question: '你购进时是否查验了标签？', answer: '没有仔细看，不知道没有标生产日期，是我疏忽了。' },
        { question: '这批食品售价是多少，卖出了多少？', answer: '售价每瓶18元，摆上货架还没有卖出去。' },
        { question: '你对本局扣押的物品数量有没有异议？', answer: '没有异议。' },
        { question: '请问还有什么需要补充的吗？', answer: '没有了，我愿意整改，希望从轻处理。（以下空白）' },
      ],
    },
  },
  {
    key: 'report',
    template: 35,
    signedOn: '2026-03-16',
    own: {
      evidence: EVIDENCE,
      party_info:
        '当事人：濮阳市华龙区喆源食品经营部；统一社会信用代码：92410902MA0000000X；住所：濮阳市华龙区练习路18号；经营者：王䶮。',
    },
  },
  {
    key: 'proposal',
    template: 8,
    own: {
      matter: '行政处罚建议报批',
      matter_reason:
        '本案已调查终结并经审核。建议依据《中华人民共和国食品安全法》第一百二十五条第一款第二项的规定，' +
        '没收涉案食品，并处罚款5000元，依法告知当事人。',
      handlers,
      handled_on: '2026-03-18',
      unit_head_opinion: '同意，报部门负责人审批。',
      unit_head: '周珺',
      unit_head_on: '2026-03-18',
      dept_head_opinion: '同意。',
      dept_head: '郑昇',
      dept_head_on: '2026-03-18',
    },
  },
  { key: 'notice', template: 37, own: { ...letterDate('2026-03-19'), right: '陈述申辩' } },
  { key: 'notice-receipt', template: 50, serves: 'notice', own: receipt('2026-03-19T09:20', '2026-03-19') },
  {
    key: 'decision',
    template: 45,
    own: {
      ...letterDate('2026-03-31'),
      evidence: EVIDENCE.map(({ item, proves }, i) => `${i + 1}.${item}，证明${proves}`).join('\n'),
      penalties: [
        { content: '没收扣押的辣椒酱12瓶、芝麻酱8瓶；' },
        { content: '罚款5000元（伍仟元整），上缴国库。' },
      ],
    },
  },
  {
    key: 'decision-receipt',
    template: 50,
    serves: 'decision',
    own: receipt('2026-03-31T10:10', '2026-03-31'),
  },
];
