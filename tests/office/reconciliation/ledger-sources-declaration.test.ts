import type { Pool } from 'pg';
import { createLedgerPool } from '../../../store/connect';
import { executeCommand } from '../../../office/claims/execute-command';
import { registerClaims } from '../../../office/registration/register-claims';
import { declarationPdf } from '../../../print/declaration/declaration-pdf';
import { declarationText } from '../../../print/declaration/declaration-text';
import { readDeclaration } from '../../../office/reconciliation/declaration/read-declaration';
import { fileEvidence } from '../../../office/reconciliation/evidence/file-evidence';
import { approveRun } from '../../../office/reconciliation/approve-run';
import { prepareRun } from '../../../office/reconciliation/prepare-run';
import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { rulebookOf } from '../../../policies/rulebook';
import { dkStatensAdministration } from '../../../policies/rulebooks/dk-statens-administration';
import { useWorld } from '../../support/world';
import { anna } from '../ledger-world';
import { LedgerRun } from './ledger-run';
import { ANNA, BO, Office, permitted, run } from './office';

/*
 * At the end of March 2016 the debtor module of an agency has: 1 of 2,345.50, due on 1 February, 59 days overdue; 2 of
 * 1,000.00, issued on 1 March and due on the 25th, 6 days; 3 of 500.00, issued on 10 March and due on 15 April, of which
 * 200.00 came on the 20th; 4 of 800.00, paid on 5 March. March began with 3,145.50; 1,500.00 was invoiced, 1,000.00 paid.
 */
const world = useWorld();
const rulebook = rulebookOf(dkStatensAdministration);
const dkk = (amount: string) => Money.of(amount, 'DKK');
let pool: Pool;
let office: Office;

beforeEach(async () => {
  pool = createLedgerPool(await world().newDatabase());
  office = new Office(pool, world().nameOf('styrelse'));
  await office.opens();
  await isIssued('1', '2345.50', '2016-01-02', '2016-02-01');
  await isIssued('4', '800.00', '2016-01-02', '2016-02-01');
  await isIssued('2', '1000.00', '2016-03-01', '2016-03-25');
  await isIssued('3', '500.00', '2016-03-10', '2016-04-15');
  await isPaid('4', '800.00', '2016-03-05');
  await isPaid('3', '200.00', '2016-03-20');
  // What April brings is none of March's business.
  await isIssued('5', '70.00', '2016-04-01', '2016-05-01');
  await isPaid('1', '345.50', '2016-04-04');
});
afterEach(() => pool.end());

async function isIssued(number: string, amount: string, issued: string, due: string): Promise<void> {
  const { creditorId } = office;
  const issuedOn = civilDate(issued);
  const claim = {
    on: issuedOn,
    claimId: `${creditorId}/${number}`,
    creditorId,
    invoiceNumber: number,
    invoiceGroup: 'dagtilbud',
    issuedOn,
    dueOn: civilDate(due),
    amount: dkk(amount),
    paymentReference: `7${number}`,
    debtorStatus: 'ordinary' as const,
    policyId: dkStatensAdministration.id,
    policyVersion: dkStatensAdministration.version,
  };
  await registerClaims(pool, {
    creditorId,
    debtors: [anna],
    registrations: [{ debtorId: 'anna', claim }],
    rulebookFor: () => rulebook,
  });
}

async function isPaid(number: string, amount: string, on: string): Promise<void> {
  const day = civilDate(on);
  await executeCommand(pool, {
    claimId: `${office.creditorId}/${number}`,
    command: { type: 'ReceivePayment', paymentId: `${number}/${on}`, receivedOn: day, amount: dkk(amount) },
    today: day,
    key: `${office.creditorId}/${number}/${on}`,
    rulebookFor: () => rulebook,
  });
}

async function isDeferred(number: string, day: string, until: string): Promise<void> {
  const [on, newDueOn] = [civilDate(day), civilDate(until)];
  await executeCommand(pool, {
    claimId: `${office.creditorId}/${number}`,
    command: { type: 'GrantDeferral', decisionId: `deferral of ${number}`, grantedOn: on, newDueOn },
    today: on,
    key: `${office.creditorId}/${number}/deferral`,
    rulebookFor: () => rulebook,
  });
}

const name = () => run(office.creditorId, '2016-03', 'client-declaration');
const march = () => new LedgerRun(pool, name(), { today: '2016-04-12' });
const FINANCE = 'Finanskonto,Bilagsnr,Beløb\n6110,1,2345.50\n6110,2,1000.00\n6110,3,300.00\n';

async function isSigned(day: string): Promise<void> {
  const about = { run: name(), today: civilDate(day) };
  await prepareRun(pool, about, permitted(ANNA, 'prepare-reconciliation'));
  await approveRun(
    pool,
    { ...about, reason: 'the other figures are agreed by letter' },
    permitted(BO, 'sign-reconciliation'),
  );
  await fileEvidence(pool, about.run, about.today);
}

test('the debtor module as of the month’s end is the finance module, and the declaration adds up to it', async () => {
  expect(await march().finds({ right: FINANCE })).toMatchObject({
    clean: true,
    left: '3645.50',
    right: '3645.50',
    identities: [
      '3645.50 = 3645.50',
      // 3,145.50 + 1,500.00 − 1,000.00.
      '3645.50 = 3645.50',
      // 300.00 + 3,345.50.
      '3645.50 = 3645.50',
      // Overdue: 2,345.50 + 1,000.00.
      '3345.50 = 3345.50',
    ],
  });
});

test('a posting by hand, a journal that was not posted and another amount are told apart', async () => {
  const found = await march().finds({
    right: 'Finanskonto,Bilagsnr,Beløb\n6110,1,2345.50\n6110,3,350.00\n6110,9,-950.00\n',
    'not-posted': 'Bilagsnr,Beløb\n2,1000.00\n',
  });
  expect(found).toMatchObject({
    explained: [['in the debtor module, its journal not yet posted in the finance module', 1, '1000.00']],
    open: ['only-right 9 950.00', 'other-amount 3 -50.00'],
    remaining: '900.00',
  });
});

test('what is declared to the client: balances, movements, overdue items by age, and until when it acknowledges', async () => {
  await march().finds({ right: FINANCE });
  const draft = await readDeclaration(pool, name());
  expect(draft?.signed).toBeUndefined();
  await isSigned('2016-04-13');
  const declaration = await readDeclaration(pool, name());
  if (!declaration) throw new Error('It is matched and signed.');
  expect(declaration.signed).toEqual({ by: 'local/bo', on: '2016-04-13', acknowledgeBy: '2016-04-27' });
  expect(declarationText(declaration).replaceAll('\u00a0', ' ').split('\n')).toEqual([
    'Regnskabserklæring for Sønderby Styrelse pr. 31. marts 2016',
    '',
    'Debitormodulet er afstemt til finansmodulet: begge udgør 3.645,50 kr. Heraf var 3.345,50 kr. forfaldet til betaling den 31. marts 2016.',
    'Erklæringen er godkendt den 13. april 2016. Kunden bedes sende kvitteringssvar senest den 27. april 2016.',
    '',
    'Bevægelser i perioden (DKK)',
    line('Primo', '3.145,50'),
    line('Faktureret', '1.500,00'),
    line('Indbetalt', '-1.000,00'),
    line('Ultimo', '3.645,50'),
    '',
    'Poster efter alder (DKK)',
    line('Ikke forfaldne', '300,00'),
    line('1–7 dage (1)', '1.000,00'),
    line('31–90 dage (1)', '2.345,50'),
    line('Forfaldne i alt', '3.345,50'),
    '',
    'Forfaldne poster',
    line('1, forfalden 01.02.2016', '2.345,50'),
    line('2, forfalden 25.03.2016', '1.000,00'),
    '',
  ]);
  // The client gets it with the asking for its acknowledgement (S003-31, S003-32).
  const { rows } = await pool.query<{ addressee: string; message: string }>(
    'SELECT addressee, message FROM fordring.reconciliation_notice ORDER BY notice_id DESC LIMIT 1',
  );
  expect(rows[0]?.addressee).toBe('client contact');
  expect(rows[0]?.message.endsWith(`\n\n${declarationText(declaration)}`)).toBe(true);
  const [once, twice] = [await declarationPdf(declaration), await declarationPdf(declaration)];
  expect(once.equals(twice)).toBe(true);
  expect(once.subarray(0, 5).toString()).toBe('%PDF-');
});

test('a deferred claim is not declared as overdue, as of the end of the period', async () => {
  // 2 was due on 25 March, and may be paid until 5 April.
  await isDeferred('2', '2016-03-26', '2016-04-05');
  const found = await march().finds({ right: FINANCE });
  // Overdue: 2,345.50 in the declaration as in the debtor module; not due: 300.00 + 1,000.00.
  expect(found).toMatchObject({ clean: true });
  expect(found.identities[3]).toBe('2345.50 = 2345.50');
  const declared = await readDeclaration(pool, name());
  expect([declared?.overdue, declared?.notDue].map(String)).toEqual(['2345.50', '1300.00']);
  expect(declared?.overdueItems.map(({ invoiceNumber }) => invoiceNumber)).toEqual(['1']);
});

test('what was signed is what is declared, also after the ledger has moved on', async () => {
  await march().finds({ right: FINANCE });
  await isSigned('2016-04-13');
  const before = await readDeclaration(pool, name());
  await isPaid('2', '1000.00', '2016-03-31');
  expect(await readDeclaration(pool, name())).toEqual(before);
});

test('a declaration written by a person takes the place of the ledger’s, and is held against both modules', async () => {
  const byHand = 'Post,Beløb\nDebitormodul,3645.50\nFinansmodul,3600.50\nForfaldne debitorposter,3345.50\n';
  const found = await march().finds({ right: FINANCE, third: byHand });
  expect(found).toMatchObject({
    clean: false,
    identities: ['3645.50 = 3645.50', '3600.50 ≠ 3645.50', '3345.50 = 3345.50'],
  });
  const declaration = await readDeclaration(pool, name());
  expect([declaration?.overdue.toString(), declaration?.notDue.toString(), declaration?.opening]).toEqual([
    '3345.50',
    '300.00',
    undefined,
  ]);
});

test('a recipe that declares nothing has no declaration', async () => {
  const bank = new LedgerRun(pool, run(office.creditorId, '2016-03', 'bank-ledger'), { today: '2016-04-12' });
  await bank.finds({ left: 'key,booked_on,amount\n' });
  expect(await readDeclaration(pool, bank.name)).toBeUndefined();
});

function line(label: string, figure: string): string {
  return `${label.padEnd(63 - figure.length)} ${figure}`;
}
