import { isBarePlace } from '../people/whole-name.ts';
import { documentNumber } from './document-number.ts';

export interface BureauNames {
  readonly name: string;
  readonly abbreviation: string;
  readonly court: string;
}

export interface BureauRemark {
  readonly field: keyof BureauNames;
  readonly message: string;
}

/**
 * What is unusual in the names of a bureau, to be compared with its seal; none of it keeps a name from being used.
 * No law says how an agency, its 文号 or a court is called: 分局, 执法支队, 铁路运输法院 are names like others.
 */
export function bureauRemarks({ name, abbreviation, court }: BureauNames): readonly BureauRemark[] {
  const remarks: BureauRemark[] = [];
  if (name !== '' && (isBarePlace(name) || !/(?:局|厅|委|会|队|所|院|中心)$/u.test(name)))
    remarks.push({
      field: 'name',
      message: '机关全称一般以“局”“支队”等结尾。文书上照此印出，请与印章核对。',
    });
  if (abbreviation !== '' && !abbreviation.includes('市监')) {
    const example = documentNumber(abbreviation, '市监罚告', 2026, 1);
    remarks.push({
      field: 'abbreviation',
      message: `文号简称一般含“市监”。文号将写作“${example}”，请核对。`,
    });
  }
  if (court !== '' && !/(?:法院|法庭)$/u.test(court))
    remarks.push({ field: 'court', message: '法院名称一般以“法院”结尾。文书上照此印出，请核对。' });
  return remarks;
}
