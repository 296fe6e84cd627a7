// What a platform sends of a message says its words and links in many places, nested as it likes.

/** Every text within the value, in order, one a line. */
export const textsWithin = (value: unknown): string => [...texts(value)].join('\n');

function* texts(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const one of value) yield* texts(one);
  else if (typeof value === 'object' && value !== null) yield* texts(Object.values(value));
}
