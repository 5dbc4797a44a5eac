import * as z from 'zod';

// Imported before any schema is made: sentences in Chinese, and jitless, as the content security policy allows no code
// made from text.
z.config({ ...z.locales.zhCN(), jitless: true });
