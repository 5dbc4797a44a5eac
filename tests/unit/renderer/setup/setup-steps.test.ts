import { describe, expect, it } from 'vitest';
import {
  fieldName,
  repeatedCertificates,
  stepOfField,
} from '../../../../renderer/features/setup/setup-steps.ts';

describe('refusals of the first run', () => {
  it('lead to the step and the field they speak of', () => {
    expect(stepOfField(['officers', '1', 'name'])).toBe('officers');
    expect(fieldName(['officers', '1', 'name'])).toEqual(['officers', 1, 'name']);
    expect(stepOfField([])).toBe('location');
  });

  it('name each certificate number that two officers share', () => {
    const officers = ['16', ' 16 ', '17', '', ''].map((certificateNumber) => ({ certificateNumber }));
    expect(repeatedCertificates(officers)).toEqual(['16']);
  });
});
