import type { Values } from '#shared/domain/documents/template/template.ts';
import type { DocumentKind } from '#shared/domain/procedure/timeline/document-kind.ts';
import { addDays, type IsoDate } from '#shared/lib/date.ts';

/** What a clerk knows and no program can: said when a document of this kind asks for it, on this day. */
export function usualAnswers(kind: DocumentKind, day: IsoDate): Values {
  switch (kind) {
    case 'case_filing_approval':
      return { decision: '立案', verification: '经核查，当事人涉嫌违法，符合立案条件。' };
    case 'case_matter_approval':
      return { matter_reason: '事实清楚，依据充分，建议批准。' };
    case 'site_record':
      return {
        start_time: `${day}T09:30`,
        end_time: `${day}T10:30`,
        place: '濮阳市华龙区练习路18号',
        presence_notice: '当事人在场。',
        inspection_subject: '经营预包装食品的情况',
        scene: '货架上有辣椒酱12瓶，标签没有生产日期。',
      };
    case 'inquiry_record':
      return {
        start_time: `${day}T14:00`,
        end_time: `${day}T15:00`,
        place: '本局询问室',
        inquiry_subject: '经营预包装食品的情况',
        qa_list: [{ question: '辣椒酱从哪里购进？', answer: '送货的人送来的，进价十元。' }],
      };
    case 'evidence_extraction_form':
      return {
        evidence_name: '进货单复印件',
        evidence_time: `${day}T15:30`,
        evidence_place: '濮阳市华龙区练习路18号',
      };
    case 'investigation_report':
      return {
        suspected_act: '经营标签不符合规定的食品',
        process: '日常检查中发现，经立案调查。',
        facts: '当事人销售的辣椒酱没有标明生产日期，货值金额120元。',
        evidence: [
          { item: '现场笔录一份', proves: '检查时在售的事实' },
          { item: '询问笔录一份', proves: '购进和销售的数量' },
        ],
        qualification: '构成经营标签不符合规定的食品。',
        discretion: '主动改正，从轻处罚。',
        disposition: '拟罚款5000.00元。',
      };
    case 'case_review_form':
      return { submitted_on: day, returned_on: day, review_opinion: '同意。', reviewer: '孙翀' };
    case 'penalty_notice':
      return { right: '陈述申辩' };
    case 'disposition_approval':
      return {
        disposition: '给予行政处罚',
        review_or_hearing: '当事人未提出陈述、申辩意见或者未申请听证',
      };
    case 'penalty_decision':
      return {
        notice_and_defence: '当事人在法定期限内未提出陈述、申辩意见。',
        violated_provision: '《中华人民共和国食品安全法》第六十七条第一款',
        penalty_basis: '《中华人民共和国食品安全法》第一百二十五条第一款第二项',
        penalties: [{ content: '罚款5000.00元。' }],
      };
    case 'service_receipt':
      return {
        service_time: `${day}T16:00`,
        service_place: '濮阳市华龙区练习路18号',
        service_method: '直接送达',
        received_on: day,
      };
    case 'on_the_spot_penalty_decision':
      return {
        violated_provision: '《中华人民共和国食品安全法》第六十七条第一款',
        penalty_basis: '《中华人民共和国食品安全法》第一百二十五条第一款第二项',
        penalties: ['警告', '罚款'],
        fine_amount: 100,
        pay_method: '到期缴纳',
      };
    case 'suspected_crime_transfer':
      return { kind: '案件', attachments: [{ name: '案件调查报告' }] };
    case 'seized_goods_transfer_notice':
      return { handover_on: day };
    case 'case_transfer_letter':
      return {
        addressee: '清丰县市场监督管理局',
        transfer_reason: '当事人的实际经营地在清丰县',
        jurisdiction: '不属于本局管辖',
        article: '十四',
      };
    case 'hearing_notice':
      return {
        hearing_time: `${addDays(day, 20)}T09:00`,
        hearing_place: '本局三楼会议室',
        host: '孙翀',
        recorder: '王芳',
      };
    case 'hearing_record':
      return {
        end_time: '11:00',
        present_list: '当事人、办案人员到场。',
        identity_party: '王喆，经理。',
        identity_officers: '张三、李喆。',
      };
    case 'hearing_report':
      return { hearing_summary: '听证按程序举行。', opinion: '维持拟作出的处罚。' };
    case 'collective_discussion_record':
      return {
        place: '本局会议室',
        chair: '郑昇',
        attendees: '郑昇、周珺',
        recorder: '王芳',
        discussion: '办案机构汇报，各位发表意见。',
        conclusion: '同意处罚建议。',
      };
    case 'compulsory_measure_decision':
      return { legal_basis: '《中华人民共和国食品安全法》第一百一十条第四项', measures: ['扣押'] };
    case 'property_list':
      return { goods: [{ name: '辣椒酱', model: '210克', unit: '瓶', quantity: '12', note: '' }] };
    case 'compulsory_measure_release':
      return { ground: '已经作出处理决定，不再需要查封、扣押', scope: '全部' };
    case 'sampling_record':
      return {
        product_name: '辣椒酱',
        sampling_method: '以其他方式抽样',
        sampling_other: '随机抽取',
        sample_quantity: '2瓶',
        sample_base: '12瓶',
        sampling_place: '濮阳市华龙区练习路18号',
        sampling_process: '当事人在场，随机抽取。',
        sealing_state: '封条完好。',
        storage_condition: '常温。',
      };
    case 'testing_entrustment':
      return {
        work: '检验',
        addressee: '濮阳市食品检验所',
        entrust_matters: '检验标签和质量。',
        due_date: addDays(day, 20),
        report_copies: '二',
      };
    case 'testing_result_notice':
      return { result: '合格', report_number: '检字2026第1号' };
    case 'goods_disposal_record':
      return {
        disposal_time: `${day}T10:00`,
        disposal_place: '本局仓库',
        supervisor: '周珺',
        disposal_details: '已经销毁。',
      };
    case 'enforcement_application':
      return { applicant_representative: '郑昇', claims: '处罚内容' };
    case 'performance_demand':
      return { unperformed_obligations: '罚款5000.00元，加处罚款5000.00元' };
    default:
      return {};
  }
}
