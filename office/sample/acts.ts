import { z } from 'zod';
import { claimIdOf } from '../../domain/claim/claim-id';
import { foldClaims } from '../claims/read-events';
import { checkLedger } from '../controls/check-ledger';
import { totalsOf } from '../controls/totals';
import { act } from '../counter/act';
import { word } from '../counter/words';

const numbers = z.array(word).max(50_000).readonly();

export const books = act({
  summary:
    'How the invoices that a sample brought stand: each claim, the totals by group, and whether the books are whole.',
  permission: 'read',
  input: z.strictObject({ invoiceNumbers: numbers, paymentIds: numbers }),
  faults: ['CreditorUnknown'],
  async handle(desk, part) {
    const { creditorId } = await desk.creditor();
    const claimIds = part.invoiceNumbers.map((number) => claimIdOf(creditorId, number));
    const claims = [...(await foldClaims(desk.pool, claimIds)).values()];
    const totals = await totalsOf(desk.pool, creditorId, part);
    const { checks } = await checkLedger(desk.pool, { creditorIds: [creditorId] });
    const controls = checks.map(({ asks, holds }) => ({ asks, holds }));
    return { claims, totals, controls };
  },
});
