import { z } from 'zod';
import type { DebtorRecord } from '../../domain/claim/debtor-record';
import type { InvoiceRecord } from '../../domain/claim/invoice-record';
import { DEBTOR_KINDS } from '../../domain/policy/debtor-kind';
import type { DeliverySaid } from '../deliveries/take-delivery';
import { day, money, plainIdentifier, word } from '../counter/words';

/** Where a record stands in a file. A caller that has no file has no lines. */
const line = z.number().int().positive().exactOptional();

const oneLine = word
  .regex(/^[^\r\n\t]*\S[^\r\n\t]*$/, 'write it on one line, and not blank')
  .superRefine(plainIdentifier);

/** An invoice as a back office hands it over; what a policy knows of it is asked later (`registrationsOf`). */
export const invoiceWords: z.ZodType<InvoiceRecord> = z
  .strictObject({
    invoiceNumber: oneLine,
    debtorId: oneLine,
    invoiceGroup: oneLine,
    issuedOn: day,
    dueOn: day.exactOptional(),
    amount: money.refine((amount) => amount.isPositive(), 'it is not above zero; leave credit notes out'),
    paymentReference: z.string().max(200),
    line,
  })
  .refine(({ issuedOn, dueOn = issuedOn }) => dueOn >= issuedOn, {
    path: ['dueOn'],
    message: 'it comes before issuedOn; correct one of the two',
  });

/** A debtor as a back office hands one over. A message never repeats a name, a number or an address. */
export const debtorWords: z.ZodType<DebtorRecord> = z.strictObject({
  debtorId: oneLine,
  kind: z.enum(DEBTOR_KINDS),
  name: word,
  addressLines: z.array(z.string().max(200)).readonly(),
  postalCode: z.string().max(200),
  city: z.string().max(200),
  country: z.string().regex(/^([A-Z]{2})?$/, 'write two capitals, such as SE or DK, or nothing'),
  identityNumber: z.string().max(200),
  addressProtected: z.literal(true).exactOptional(),
  line,
});

/** What is said of a delivery when its invoices are handed over. */
export const deliveryWords: z.ZodType<DeliverySaid> = z.strictObject({
  sourceSystemId: word,
  deliveryId: oneLine.exactOptional(),
  period: word.exactOptional(),
  sequence: z.int().min(0).max(2_000_000_000).exactOptional(),
  count: z.int().min(0).max(2_000_000_000).exactOptional(),
  sum: money.exactOptional(),
  fileName: word.exactOptional(),
  although: z.string().trim().min(1, 'say why').max(2_000).exactOptional(),
});
