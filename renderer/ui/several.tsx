import { Select, type SelectProps } from 'antd';
import type { DefaultOptionType } from 'antd/es/select';
import type { KeyboardEvent } from 'react';
import { bySpelling } from '../copy/option-search.ts';

/**
 * Several out of a list, by words or pinyin and Enter. Ant Design lets Tab choose the line one is at, which after a
 * choice by Enter is the chosen one: it would be taken away again and the cursor would stay. Here Tab goes on.
 */
export function Several<Option extends DefaultOptionType>(props: SelectProps<string[], Option>) {
  const goOn = (event: KeyboardEvent) => {
    const typing = event.target instanceof HTMLInputElement && event.target.value !== '';
    if (event.key === 'Tab' && !typing) event.stopPropagation();
  };
  return (
    <div onKeyDownCapture={goOn}>
      <Select<string[], Option> mode="multiple" showSearch={bySpelling} {...props} />
    </div>
  );
}
