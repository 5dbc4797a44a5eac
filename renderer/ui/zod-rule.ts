import type { FormRule } from 'antd';
import type * as z from 'zod';

/** An Ant Design rule that says what the contract's schema says, beside the field. */
export function zodRule(schema: z.ZodType): FormRule {
  return {
    validator(_rule, value: unknown) {
      const result = schema.safeParse(value ?? '');
      if (result.success) return Promise.resolve();
      return Promise.reject(new Error(result.error.issues[0]?.message ?? '填写的内容不符合要求。'));
    },
  };
}
