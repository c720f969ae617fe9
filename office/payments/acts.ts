import { z } from 'zod';
import { readBankFile } from '../../formats/recognise-bank-file';
import { act } from '../counter/act';
import { bytes, day, nothing, word } from '../counter/words';
import { changeBankGate as change } from '../creditors/bank-gate';
import { layDownBankFile } from './incoming-bank-file';
import { lookAtBankFile as lookAt } from './look-at-bank-file';
import { NoCreditorYet, ownerOfBankFile } from './owner-of-bank-file';
import { suspendedPayments } from './suspense';

const bankFile = z.strictObject({ fileName: word, content: bytes });

export const importBankFile = act({
  summary: 'Reads and checks a bank file, and lays it down for its import; the same bytes are the same file.',
  permission: 'import-payments',
  input: bankFile,
  faults: ['BankFileOfSeveral', 'NoCreditorYet', 'CreditorUnknown'],
  async handle(desk, { fileName, content }) {
    const { movements } = readBankFile(content);
    const creditorId = await ownerOfBankFile(desk, movements);
    if (creditorId === undefined) {
      throw new NoCreditorYet('There is no creditor yet. Import its invoices first: fordring import invoices FILE.');
    }
    await desk.creditor(creditorId);
    const fileId = await layDownBankFile(desk.pool, creditorId, { fileName, content });
    return { creditorId, fileId, movements: movements.length };
  },
});

export const lookAtBankFile = act({
  summary: 'Says what would become of a bank file, movement by movement. Books nothing.',
  permission: 'read',
  input: bankFile,
  faults: ['BankFileOfSeveral', 'CreditorUnknown', 'MovementKnownOtherwise'],
  handle: (desk, input) => lookAt(desk, input),
});

export const suspense = act({
  summary: 'Lists the payments that matched nothing and wait for a person, the oldest first.',
  permission: 'read',
  disclosing: true,
  input: nothing,
  async handle(desk) {
    const creditorIds = (await desk.creditors()).map(({ creditorId }) => creditorId);
    return suspendedPayments(desk.pool, creditorIds);
  },
});

export const changeBankGate = act({
  summary: 'Says that the creditor’s bank is reconciled as of a day, or no longer is.',
  permission: 'change-bank-gate',
  input: z.strictObject({ changedOn: day, open: z.boolean() }),
  faults: ['CreditorUnknown'],
  async handle(desk, { changedOn, open }) {
    const { creditorId } = await desk.creditor();
    await change(desk.pool, { creditorId, changedOn, open, by: desk.actor.subject });
  },
});
