import { z } from 'zod';
import { DELIVERS_EVERY, type SourceSystem } from '../../domain/deliveries/source-system';
import { fileNameFault } from '../../domain/deliveries/file-name';
import { day, plainWord, word } from '../counter/words';

/** Short, for it is typed, and stands in the rules that say whose invoices are. */
export const sourceSystemName = word.regex(
  /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,49}$/u,
  'write up to 50 letters, digits, points and hyphens, without blanks',
);

const said = z.string().trim().min(1, 'say it in words').max(500);

const calendar = z
  .strictObject({
    every: z.enum(DELIVERS_EVERY),
    onDay: z.int().min(1).max(31).exactOptional(),
    bankingDaysAfter: z.int().min(0).max(60).exactOptional(),
  })
  .superRefine(({ every, onDay, bankingDaysAfter }, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (onDay !== undefined && bankingDaysAfter !== undefined)
      wrong('onDay', 'state onDay or bankingDaysAfter, not both');
    if (onDay !== undefined && every === 'banking-day')
      wrong('onDay', 'what comes every banking day has no day of the month; state bankingDaysAfter');
    if (every === 'call' && (onDay ?? bankingDaysAfter) !== undefined)
      wrong('every', 'what comes on call has no day; leave out onDay and bankingDaysAfter');
  });

/** How a source system is governed. */
export const sourceSystemWords: z.ZodType<Omit<SourceSystem, 'sourceSystemId'>> = z
  .strictObject({
    name: plainWord,
    owner: plainWord,
    interface: said,
    delivers: said,
    calendar,
    since: day,
    through: day.exactOptional(),
    agreedBy: said,
    isNumbered: z.literal(true).exactOptional(),
    tellsTotals: z.literal(true).exactOptional(),
    fileName: word.exactOptional(),
  })
  .superRefine(({ since, through = since, fileName }, context) => {
    if (through < since)
      context.addIssue({ code: 'custom', path: ['through'], message: 'it comes before since; correct one of the two' });
    const message = fileName === undefined ? undefined : fileNameFault(fileName);
    if (message !== undefined) context.addIssue({ code: 'custom', path: ['fileName'], message });
  });
