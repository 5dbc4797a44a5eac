import { present } from '#shared/lib/assert.ts';
import type { Values } from '#shared/domain/documents/template/template.ts';
import { aCase } from './a-case.ts';
import { goodsRows, type GoodsRow } from './goods-documents.ts';
import { pdfPages } from './pdf-text.ts';
import type { TestApp } from './temporary-archive.ts';

type Client = TestApp['client'];

/** A case in which goods were seized by a list. */
export interface GoodsCase {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly listId: string;
  readonly listNumber: string;
  readonly measureId: string;
}

/** Issues a form of the case by its kind; what it asks for beside `values` comes from the case. */
export async function anIssuedForm(
  client: Client,
  caseId: string,
  kind: string,
  values: Values,
  servesDocumentId?: string,
): Promise<string> {
  const { edition } = await client.cases.get({ caseId });
  const form = present(
    (await client.documents.templates({ edition })).find(({ id }) => id === kind),
    `form ${kind}`,
  );
  const draft = await client.documents.create({ caseId, templateNumber: form.number, servesDocumentId });
  const { revision } = await client.documents.save({
    documentId: draft.id,
    revision: draft.revision,
    own: { ...draft.own, ...values },
  });
  return (await client.documents.finalise({ documentId: draft.id, revision })).id;
}

export async function aGoodsCase(
  client: Client,
  {
    rows = [
      ['辣椒酱', '12'],
      ['芝麻酱', '8'],
    ],
    on = '2026-03-05',
  }: { readonly rows?: readonly GoodsRow[]; readonly on?: string } = {},
): Promise<GoodsCase> {
  const { id: caseId, caseNumber } = await client.cases.create(await aCase(client));
  const listNumber = '2026-1-1';
  const listId = await anIssuedForm(client, caseId, 'property_list', {
    list_number: listNumber,
    goods: goodsRows(rows),
  });
  const measureId = await anIssuedForm(client, caseId, 'compulsory_measure_decision', {
    suspected_act: '经营标签不符合规定的食品',
    legal_basis: '《中华人民共和国食品安全法》第一百一十条',
    list_number: listNumber,
    measures: ['扣押'],
    document_date: on,
  });
  return { caseId, caseNumber, listId, listNumber, measureId };
}

/** The bytes of an asset, as whoever sits at the test's window fetches them. */
export async function fetchAsset(test: TestApp, address: string): Promise<Uint8Array> {
  const asset = present(await test.asset(address), `asset ${address}`);
  const parts: Uint8Array[] = [];
  for await (const part of asset.open(0, asset.bytes - 1)) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

export const pdfText = async (bytes: Uint8Array): Promise<string> => (await pdfPages(bytes)).join('\n');
