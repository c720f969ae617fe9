import { z } from 'zod';
import { NOBODY, SEVERAL, type Administration } from '../../domain/administrations/administration';
import { day, plainWord, word } from '../counter/words';

const STAND_FOR_OTHERS: readonly string[] = [NOBODY, SEVERAL];

/** Short, for it is typed; and no word that stands for something else in lists. */
export const administrationName = word
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,49}$/u, 'write up to 50 letters, digits, points and hyphens, without blanks')
  .refine((id) => !STAND_FOR_OTHERS.includes(id), `${NOBODY} and ${SEVERAL} stand for other things in lists`);

const unit = z.strictObject({ unitId: administrationName, name: plainWord });

const contact = z
  .strictObject({
    subject: plainWord,
    name: plainWord,
    email: z.email().max(200).exactOptional(),
    from: day,
    through: day.exactOptional(),
    isDeputy: z.literal(true).exactOptional(),
  })
  .refine(({ from, through = from }) => through >= from, {
    path: ['through'],
    message: 'it comes before from; correct one of the two',
  });

const rule = z
  .strictObject({
    invoiceGroup: plainWord.exactOptional(),
    objectCode: plainWord.exactOptional(),
    sourceSystem: plainWord.exactOptional(),
    unitId: administrationName.exactOptional(),
  })
  .refine(
    ({ invoiceGroup, objectCode, sourceSystem }) => invoiceGroup ?? objectCode ?? sourceSystem,
    'a rule names an invoiceGroup, an objectCode or a sourceSystem; else every invoice would meet it',
  );

type Organised = Omit<Administration, 'administrationId'>;

/** How an administration is organised. A rule may only name a unit that is there. */
export const administrationWords: z.ZodType<Organised> = z
  .strictObject({
    name: plainWord,
    units: z.array(unit).max(500).readonly(),
    contacts: z.array(contact).max(100).readonly(),
    owns: z.array(rule).max(2_000).readonly(),
    openItemLists: z.enum(['monthly', 'quarterly']).exactOptional(),
  })
  .superRefine(({ units, owns }, context) => {
    const known = new Set<string>();
    units.forEach(({ unitId }, at) => {
      if (known.has(unitId)) context.addIssue({ code: 'custom', path: ['units', at], message: `${unitId} is twice` });
      known.add(unitId);
    });
    owns.forEach(({ unitId }, at) => {
      if (unitId === undefined || known.has(unitId)) return;
      context.addIssue({ code: 'custom', path: ['owns', at, 'unitId'], message: `there is no unit ${unitId}` });
    });
  });
