import type { Locator, Page } from 'playwright-core';
import type { FieldValue, Values } from '#shared/domain/documents/template/template.ts';

/** Fills fields of an open draft by their ids, each in the way its editor asks for. */
export async function fillForm(page: Page, values: Values): Promise<void> {
  const form = page.locator('.form-pane');
  await form.waitFor();
  // Unfolding one takes it out of the list, so the first is always the next.
  const folded = form.locator('.form-section-head[aria-expanded="false"]');
  while ((await folded.count()) > 0) await folded.first().click();
  for (const [field, value] of Object.entries(values)) {
    await fillField(form.locator(`[data-field="${field}"]`), value);
  }
}

async function fillField(field: Locator, value: FieldValue): Promise<void> {
  const editor = field.locator('.field-body');
  await editor.waitFor();
  const fact = editor.locator('.case-value');
  if ((await fact.count()) > 0) {
    // Known from the case: the form asks whether this document alone shall say otherwise.
    await fact.click();
    await field
      .page()
      .getByRole('button', { name: /^只改本文书/ })
      .click();
  }
  if (typeof value === 'boolean') {
    await editor.getByText(value ? '保留' : '删去', { exact: true }).click();
  } else if (typeof value === 'object') {
    await fillList(editor, value);
  } else {
    await fillOne(editor, value.toString());
  }
}

/** Words, days, times, one of several, officers: told apart by what stands there. */
async function fillOne(editor: Locator, text: string): Promise<void> {
  const has = async (selector: string): Promise<boolean> => (await editor.locator(selector).count()) > 0;
  if (await has('input[type="radio"]')) {
    await editor.locator(`input[type="radio"][value="${text}"]`).check();
  } else if (await has('.ant-select')) {
    for (const name of text.split('\n')) {
      await editor.getByRole('combobox').fill(name);
      await editor.getByRole('combobox').press('Enter');
    }
    await editor.getByRole('combobox').press('Escape');
  } else if ((await has('.entry-time')) && !(await has('.entry-date'))) {
    await editor.locator('.entry-time').fill(text);
  } else if (await has('.entry-date')) {
    const [day = '', time] = text.split('T');
    await editor.locator('.entry-date input').fill(day);
    if (time !== undefined) await editor.locator('.entry-time').fill(time);
  } else {
    // Evidence may stand there as a list; its words are the same.
    const asText = editor.getByRole('button', { name: '按文字填写' });
    if ((await asText.count()) > 0) await asText.click();
    await editor.locator('.entry').fill(text);
  }
}

async function fillList(editor: Locator, value: Extract<FieldValue, readonly unknown[]>): Promise<void> {
  for (const [index, entry] of value.entries()) {
    if (typeof entry === 'string') {
      await editor.locator(`input[type="checkbox"][value="${entry}"]`).check();
      continue;
    }
    for (const [column, text] of Object.entries(entry)) {
      const cell = editor.locator(`[data-row="${String(index)}"][data-column="${column}"] .entry`);
      if ((await cell.count()) === 0) await editor.getByRole('button', { name: '加一行' }).click();
      await cell.fill(text);
    }
  }
}
