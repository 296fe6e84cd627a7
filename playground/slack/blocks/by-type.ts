// A union of things that carry a `type` becomes a choice by that type, so that only the meant branch is checked and complained about.

type Schema = Record<string, unknown>;

/** The same schema with every such union rewritten. */
export function chooseByType(schema: Schema): Schema {
  const definitions = isSchema(schema.definitions) ? schema.definitions : {};
  return rewrite(schema) as Schema;

  function rewrite(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(rewrite);
    if (!isSchema(value)) return value;
    const choice = Array.isArray(value.anyOf) ? choiceOf(value.anyOf) : undefined;
    const { anyOf, ...rest } = value;
    const kept = choice ? { ...rest, ...choice } : value;
    return Object.fromEntries(Object.entries(kept).map(([key, each]) => [key, rewrite(each)]));
  }

  function choiceOf(branches: readonly unknown[]): Schema | undefined {
    const groups = Map.groupBy(branches, (branch) => typesOf(branch).join());
    if (groups.size < 2 || groups.has('')) return undefined;
    const types = [...groups.keys()].map((key) => key.split(','));
    return {
      required: ['type'],
      properties: { type: { enum: types.flat() } },
      allOf: [...groups.values()].map((group, index) =>
        when(
          { required: ['type'], properties: { type: { enum: types[index] } } },
          group.length === 1 ? group[0] : { anyOf: group },
        ),
      ),
    };
  }

  function typesOf(branch: unknown): unknown[] {
    if (!isSchema(branch)) return [];
    if (typeof branch.$ref === 'string')
      return typesOf(definitions[branch.$ref.replace('#/definitions/', '')]);
    if (Array.isArray(branch.anyOf)) return [...new Set(branch.anyOf.flatMap(typesOf))];
    const type = isSchema(branch.properties) ? branch.properties.type : undefined;
    if (!isSchema(type)) return [];
    return Array.isArray(type.enum) ? type.enum : type.const === undefined ? [] : [type.const];
  }
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON Schema's if and then, which written as a literal would look like a promise. */
function when(condition: Schema, consequence: unknown): Schema {
  return Object.fromEntries([
    ['if', condition],
    ['then', consequence],
  ]);
}
