// Slack's types say their limits in words ("Maximum length for this field is 255 characters"); here they become schema.

type Schema = Record<string, unknown>;

/** The same schema with lengths and counts enforced and the words left out. */
export function liftLimits(schema: unknown): unknown {
  return corrected(lift(schema));
}

function lift(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lift);
  if (!isSchema(value)) return value;
  const { description, ...rest } = value;
  const inner = Object.fromEntries(Object.entries(rest).map(([key, each]) => [key, lift(each)]));
  // A property may itself be called "description"; only a text is words about the schema.
  if (typeof description !== 'string')
    return description === undefined ? inner : { ...inner, description: lift(description) };
  return limited(inner, description.replaceAll('\n', ' '));
}

function limited(schema: Schema, words: string): Schema {
  const longest = number(/(?:maximum length|must be less than|limit)\D*?([\d,]+)/i, words);
  const shortest = number(/minimum length\D*?(\d+)/i, words);
  const text = { ...(shortest && { minLength: shortest }), ...(longest && { maxLength: longest }) };
  const most = number(/(?:maximum|up to)\D{0,30}?(\d+)/i, words);
  if (schema.type === 'string') return { ...schema, ...text };
  if (schema.type === 'array') {
    const items = longest ? { items: ofText(schema.items, text) } : {};
    return most ? { ...schema, minItems: 1, maxItems: most, ...items } : schema;
  }
  const holdsText = schema.$ref !== undefined || schema.anyOf !== undefined || schema.allOf !== undefined;
  return holdsText && Object.keys(text).length > 0 ? ofText(schema, text) : schema;
}

/** A text object: the limit is on its `text`. */
function ofText(schema: unknown, text: Schema): Schema {
  return { allOf: [schema, { properties: { text } }] };
}

function number(pattern: RegExp, words: string): number | undefined {
  const digits = pattern.exec(words)?.[1];
  return digits === undefined ? undefined : Number(digits.replaceAll(',', ''));
}

/** What the types do not say or say otherwise than the docs: an option's value is 150, an image's alt text 2,000. */
function corrected(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(corrected);
  if (!isSchema(schema)) return schema;
  const inner: Schema = Object.fromEntries(
    Object.entries(schema).map(([key, each]) => [key, corrected(each)]),
  );
  if (isSchema(inner.value) && inner.value.maxLength === 75)
    return { ...inner, value: { ...inner.value, maxLength: 150 } };
  if (isSchema(inner.alt_text))
    return { ...inner, alt_text: { ...inner.alt_text, minLength: 1, maxLength: 2000 } };
  return inner;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
