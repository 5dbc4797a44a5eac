import { caseSorts } from '#shared/contract/cases.ts';
import { caseStages, type CaseStage } from '#shared/domain/cases/stage.ts';

export type CaseSort = (typeof caseSorts)[number];

/** What the case list shows; lives in the address, so going back finds it again. */
export interface CaseListQuery {
  readonly text: string;
  readonly stage: CaseStage | undefined;
  readonly sort: CaseSort;
  readonly descending: boolean;
  readonly page: number;
}

export const PAGE_SIZE = 50;

export function readCaseListQuery(params: URLSearchParams): CaseListQuery {
  const page = Number(params.get('page') ?? '1');
  return {
    text: params.get('text') ?? '',
    stage: caseStages.find((stage) => stage === params.get('stage')),
    sort: caseSorts.find((sort) => sort === params.get('sort')) ?? 'updated',
    descending: params.get('order') !== 'up',
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

/** The address of a query; what is as usual is left out. */
export function writeCaseListQuery(query: CaseListQuery): URLSearchParams {
  const params = new URLSearchParams();
  if (query.text !== '') params.set('text', query.text);
  if (query.stage !== undefined) params.set('stage', query.stage);
  if (query.sort !== 'updated') params.set('sort', query.sort);
  if (!query.descending) params.set('order', 'up');
  if (query.page !== 1) params.set('page', String(query.page));
  return params;
}

/** A change of anything but the page begins at the first page again. */
export function changeCaseListQuery(query: CaseListQuery, change: Partial<CaseListQuery>): CaseListQuery {
  return { ...query, page: 1, ...change };
}

/** A click on a column: the other direction when it is the sorted one, else its usual direction. */
export function sortBy(query: CaseListQuery, sort: CaseSort): CaseListQuery {
  const usual = sort === 'updated' || sort === 'clue';
  return changeCaseListQuery(query, {
    sort,
    descending: query.sort === sort ? !query.descending : usual,
  });
}
