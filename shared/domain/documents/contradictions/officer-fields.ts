import type { Field } from '../template/template.ts';
import type { CheckedDocument } from './checked-case.ts';
import { textAt } from './reading.ts';

/** An officer as one document names him: the field of the name and, where the form has one, of the certificate. */
export interface NamedOfficer {
  readonly field: Field;
  readonly name: string;
  readonly certificate?: { readonly field: Field; readonly number: string };
}

const NAME = /^officer([12])\.name$/;

/**
 * Who acts as officer by a document: fields that take `officer1.name`, `officer2.name`, or that stand beside a
 * certificate number (`inspector` and `inspector_certificate`). Empty ones are left out.
 */
export function officersIn(document: CheckedDocument): readonly NamedOfficer[] {
  return officerFields(document).flatMap(({ field, certificate }) => {
    const name = textAt(document, field.id);
    if (name === '') return [];
    if (certificate === undefined) return [{ field, name }];
    return [{ field, name, certificate: { field: certificate, number: textAt(document, certificate.id) } }];
  });
}

/** The places for officers in a form, filled or not. */
export function officerFields({ template }: CheckedDocument): readonly {
  readonly field: Field;
  readonly certificate: Field | undefined;
}[] {
  const { fields } = template;
  return fields.flatMap((field) => {
    if (field.type !== 'person' && field.type !== 'text') return [];
    const place = NAME.exec(field.from ?? '')?.[1];
    const certificate = fields.find(
      ({ id, from }) =>
        id === `${field.id}_certificate` ||
        (place !== undefined && from === `officer${place}.certificateNumber`),
    );
    return place === undefined && certificate === undefined ? [] : [{ field, certificate }];
  });
}
