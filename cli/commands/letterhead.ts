import type { Command } from 'commander';
import { z } from 'zod';
import { registerLetterhead } from '../../office/creditors/register-letterhead';
import type { LetterCreditor } from '../../domain/letters/letter';
import { DEFAULT_CREDITOR, knownCreditors } from '../choose-creditor';
import { EXIT } from '../exit-codes';
import { withFordring } from '../open-fordring';
import { writeLine } from '../output';
import { readInputFile } from '../read-input-file';
import { Refused } from '../refusals';

const text = z.string().min(1).max(200);
const schema = z.strictObject({
  name: text,
  organisationNumber: text,
  office: text.optional(),
  addressLines: z.array(text).max(4),
  postalCode: text,
  city: text,
  phone: text,
  email: text,
  payment: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('bankgiro'), bankgiro: z.string().regex(/^\d{7,8}$/, 'write 7 or 8 digits') }),
    z.strictObject({
      type: z.literal('fik'),
      cardType: z.enum(['71', '75']),
      creditorNumber: z.string().regex(/^\d{8}$/, 'write 8 digits'),
    }),
  ]),
});

/** `fordring letterhead`: how a creditor stands on its letters. No letter leaves before that is known. */
export function addLetterhead(program: Command, ended: (exitCode: number) => void): void {
  program
    .command('letterhead')
    .argument('<file>', 'JSON: name, organisationNumber, office, addressLines, postalCode, city, phone, email, payment')
    .option('--creditor <id>', 'whose letterhead it is', DEFAULT_CREDITOR)
    .action(async (file: string, { creditor }: { creditor: string }) => {
      const letterhead = readLetterhead((await readInputFile(file)).toString('utf8'), file);
      await withFordring(async ({ pool }) => {
        if (!(await knownCreditors(pool)).some(({ creditorId }) => creditorId === creditor)) {
          throw new Refused(`There is no creditor ${creditor}. Import its invoices first.`);
        }
        await registerLetterhead(pool, creditor, letterhead);
      });
      await writeLine(`Letters of ${creditor} are written by ${letterhead.name} from now on.`);
      ended(EXIT.done);
    });
}

function readLetterhead(content: string, file: string): LetterCreditor {
  let data: unknown;
  try {
    data = JSON.parse(content);
  } catch (problem) {
    throw new Refused(`${file} is no JSON: ${(problem as Error).message}`);
  }
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data as LetterCreditor;
  const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.') || 'letterhead'}: ${issue.message}`);
  throw new Refused(`${file} is no letterhead:\n${problems.join('\n')}`);
}
