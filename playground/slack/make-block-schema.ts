// Makes blocks/schema.json out of Slack's own types, with the limits that stand in their doc comments.
// Run it after an update of @slack/bolt: node playground/slack/make-block-schema.ts && npm run fix
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import { chooseByType } from './blocks/by-type.ts';
import { liftLimits } from './blocks/lift-limits.ts';

/** Comes with @slack/bolt; we do not depend on it by name. */
const types = join(import.meta.dirname, '../../node_modules/@slack/types/dist/block-kit/blocks.d.ts');

/** The schema of a list of blocks; takes about two seconds. */
export function makeBlockSchema(): unknown {
  const generator = createGenerator({
    path: types,
    type: 'KnownBlock',
    skipTypeCheck: true,
    jsDoc: 'extended',
  });
  const { definitions } = generator.createSchema('KnownBlock');
  const list = { type: 'array', items: { $ref: '#/definitions/KnownBlock' }, definitions };
  return liftLimits(chooseByType(list));
}

if (import.meta.main) {
  const target = new URL('blocks/schema.json', import.meta.url);
  writeFileSync(target, `${JSON.stringify(makeBlockSchema(), null, 2)}\n`);
}
