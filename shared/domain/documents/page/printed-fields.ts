import { conditionParts, holds } from '../template/conditions.ts';
import type { Field, Values } from '../template/template.ts';

/** Whether a field is printed: its own condition holds, and that of the field it hangs on. */
export function matters(field: Field, fields: ReadonlyMap<string, Field>, values: Values): boolean {
  if (field.when === undefined) return true;
  if (!holds(field.when, values)) return false;
  const above = fields.get(conditionParts(field.when).id);
  return above === undefined || matters(above, fields, values);
}
