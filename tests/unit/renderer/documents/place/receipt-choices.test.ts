import { formId } from '../../../../support/form-ids.ts';
import { expect, it } from 'vitest';
import { receiptChoices } from '../../../../../renderer/features/documents/place/receipt-choices.ts';
import { aDocument } from '../a-template.ts';

const document = (id: string, templateNumber: number, more: Partial<ReturnType<typeof aDocument>> = {}) =>
  aDocument({
    id,
    title: id,
    templateNumber,
    templateId: formId(templateNumber),
    state: 'finalised',
    ...more,
  });

it('a receipt offers what is served, what has none yet first', () => {
  const documents = [
    document('现场笔录', 9),
    document('告知书', 37, { date: '2026-03-05', documentNumber: '罚告1号' }),
    document('决定书', 45, { date: '2026-03-20' }),
    document('催告书', 48, { state: 'draft' }),
    document('通知书', 13, { date: '2026-03-01' }),
    document('回证一', 50, { servesDocumentId: '告知书' }),
    document('回证二', 50, { servesDocumentId: '决定书', state: 'void' }),
  ];
  expect(receiptChoices(documents, [13, 37, 45, 48].map(formId))).toEqual([
    {
      label: '还没有送达回证',
      options: [
        { value: '决定书', label: '决定书' },
        { value: '通知书', label: '通知书' },
      ],
    },
    { label: '已有送达回证，再次送达', options: [{ value: '告知书', label: '告知书（罚告1号）' }] },
  ]);
  expect(receiptChoices(documents, [])).toEqual([]);
});
