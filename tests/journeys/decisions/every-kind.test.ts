import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DECISION_KINDS } from '../../../domain/decisions/decision-kinds';

/** Each story names the decisions that it told of: `'hold: executed by hanna'`. */
const stories = readdirSync(__dirname)
  .filter((file) => file !== 'every-kind.test.ts')
  .map((file) => readFileSync(join(__dirname, file), 'utf8'))
  .join('\n');

test.each(DECISION_KINDS)('%s has a journey of its own', (kind) => {
  expect(stories).toMatch(new RegExp(`['"]${kind}: (proposed|executed) by`));
});
