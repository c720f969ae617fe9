import { z } from 'zod';
import { act } from '../counter/act';
import { here } from '../counter/here';
import { plainWord } from '../counter/words';
import { deliveredLines, keptBankFileParts } from './kept-files';
import { findPerson } from './person';
import { readPlaces } from './read-places';

export const exportData = act({
  summary: 'Everything that is held of a debtor, place by place: for the person who asks what is known of them.',
  permission: 'read',
  disclosing: true,
  input: z.strictObject({ debtorId: plainWord }),
  faults: ['CreditorUnknown', 'DebtorUnknown'],
  async handle(desk, { debtorId }) {
    const { pool } = desk;
    const { creditorId, today: asOf } = await here(desk);
    const person = await findPerson(pool, creditorId, debtorId);
    const places = [
      ...(await readPlaces(pool, person)),
      ...(await keptBankFileParts(pool, person)),
      ...(await deliveredLines(pool, person)),
    ];
    return { creditorId, debtorId, asOf, places };
  },
});
