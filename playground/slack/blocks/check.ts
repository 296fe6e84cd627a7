// Blocks as Slack checks them: by the schema of its types, then by the few rules that types cannot say.
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { refuseWith, SlackRefusal } from '../refusal.ts';
import type { Json } from '../state.ts';
import { explain } from './explain.ts';
import { brokenRules, brokenViewRules } from './rules.ts';
import schema from './schema.json' with { type: 'json' };

/** Blocks a surface takes: types blocks.d.ts, views.d.ts */
const most = { message: 50, view: 100 } as const;

let compiled: ValidateFunction | undefined;

/** Refuses with invalid_blocks and Slack's list of what is wrong at which place. */
export function checkBlocks(blocks: readonly Json[], place: keyof typeof most): void {
  if (blocks.length > most[place]) {
    throw refuseWith('invalid_blocks', [`no more than ${most[place]} items allowed [json-pointer:/blocks]`]);
  }
  const found = [...explain(schemaErrors(blocks)), ...brokenRules(blocks)];
  if (found.length > 0) throw refuseWith('invalid_blocks', found);
}

/** A modal or a Home tab. */
export function checkView(view: Json): void {
  if (!Array.isArray(view.blocks)) throw new SlackRefusal('invalid_arguments');
  const found = brokenViewRules(view);
  if (found.length > 0) throw refuseWith('invalid_arguments', found);
  checkBlocks(view.blocks, 'view');
}

/** Characters of all texts in all blocks. */
export function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + textLength(each), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, each]) => sum + (key === 'text' && typeof each === 'string' ? each.length : textLength(each)),
    0,
  );
}

function schemaErrors(blocks: readonly Json[]): readonly ErrorObject[] {
  // UTF-16 units, the longer of the two ways to count: which one Slack takes is not documented.
  compiled ??= new Ajv({
    allErrors: true,
    strict: false,
    unicode: false,
    logger: false,
    verbose: true,
  }).compile(schema);
  return compiled(blocks) ? [] : (compiled.errors ?? []);
}
