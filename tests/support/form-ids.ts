import { documentKinds } from '#shared/domain/procedure/timeline/document-kind.ts';

/** The id of the official form of a number in the collection of 2021, whose order the kinds have; of others a bureau's own. */
export const formId = (number: number): string =>
  documentKinds[number - 1] ?? `our_form_${number.toString()}`;
