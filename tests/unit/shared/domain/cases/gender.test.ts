import { expect, it } from 'vitest';
import { identityNumberCheck } from '#shared/domain/cases/identity-number.ts';
import { genderWarning } from '#shared/domain/cases/gender.ts';

const numberWith = (sex: string) => {
  const first17 = `41090119900101${sex.padStart(3, '1')}`;
  return first17 + identityNumberCheck(first17);
};

it('says that a gender and an identity number do not agree, and nothing about what is no such number', () => {
  expect(genderWarning('女', numberWith('123'))).toContain('男性');
  expect(genderWarning('男', numberWith('124'))).toContain('女性');
  expect(genderWarning('女', numberWith('124'))).toBeUndefined();
  expect(genderWarning('', numberWith('123'))).toBeUndefined();
  expect(genderWarning('女', 'H12345678')).toBeUndefined();
});
