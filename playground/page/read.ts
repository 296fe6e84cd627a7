// Reads a payload whose shape nobody promises: what is missing or of another kind comes back empty.
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function fields(from: Fields, key: string): Fields | null {
  const value = from[key];
  return isFields(value) ? value : null;
}

export function text(from: Fields, key: string): string {
  const value = from[key];
  return typeof value === 'string' ? value : '';
}

export function number(from: Fields, key: string): number | null {
  const value = from[key];
  return typeof value === 'number' ? value : null;
}

/** The members of a list that are objects; a list sent as JSON text is read too (form-encoded requests do that). */
export function list(from: Fields, key: string): readonly Fields[] {
  const value = from[key];
  const members = typeof value === 'string' ? parse(value) : value;
  return Array.isArray(members) ? members.filter(isFields) : [];
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
