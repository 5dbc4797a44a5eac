import type { FormRule } from 'antd';

/** Six digits in the file names of recorders (GA/T 947); another make may number otherwise, so it is only remarked. */
export const recorderNumberRemark: FormRule = {
  warningOnly: true,
  validator: (_rule, value: unknown) =>
    typeof value !== 'string' || /^(\d{6})?$/.test(value.normalize('NFKC').trim())
      ? Promise.resolve()
      : Promise.reject(new Error('一般是六位数字，请核对。')),
};
