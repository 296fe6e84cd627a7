// From the checker's errors to the lines Slack writes: what is wrong, and a pointer to where.
import type { ErrorObject } from 'ajv';

/** One line for each thing that is wrong, the deepest places only. */
export function explain(errors: readonly ErrorObject[]): string[] {
  const telling = errors.filter(({ keyword }) => keyword !== 'if' && keyword !== 'anyOf');
  return [...new Set(telling.map((error) => `${words(error)} [json-pointer:/blocks${error.instancePath}]`))];
}

function words({ keyword, params, data }: ErrorObject): string {
  switch (keyword) {
    case 'maxLength':
      return `must be less than ${params.limit + 1} characters`;
    case 'minLength':
      return `must be more than ${params.limit - 1} characters`;
    case 'maxItems':
      return `no more than ${params.limit} items allowed`;
    case 'minItems':
      return `no fewer than ${params.limit} items allowed`;
    case 'required':
      return `missing required field: ${params.missingProperty}`;
    case 'additionalProperties':
      return `invalid additional property: ${params.additionalProperty}`;
    case 'const':
    case 'enum':
      return `unsupported value: ${data}`;
    default:
      return 'failed to match all allowed schemas';
  }
}
