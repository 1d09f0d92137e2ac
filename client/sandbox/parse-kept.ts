import * as z from 'zod/mini';

/** What `text` from this browser's storage holds, as `schema` has it; null where it does not. */
export function parseKept<T extends z.ZodMiniType>(text: string, schema: T): z.output<T> | null {
  try {
    const parsed = z.safeParse(schema, JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
