import { executeCommand, type LedgerCommand } from '../../../office/claims/execute-command';
import { registerClaims } from '../../../office/registration/register-claims';
import { registerClaimKind } from '../../../office/counterparts/claim-kinds';
import { layDownFirst } from '../../../office/creditors/lay-down-first';
import { importPayments } from '../../../office/payments/import-payments';
import { civilDate } from '../../../domain/kernel/civil-date';
import { Money, sumOf } from '../../../domain/kernel/money';
import { rulebookOf } from '../../../policies/rulebook';
import { dkStatensAdministration } from '../../../policies/rulebooks/dk-statens-administration';
import { anna, bankFile, movement, step } from '../ledger-world';
import { danishReferred, lay, psrmReceipts, useCounterparts } from '../counterparts/counterpart-world';
import { LedgerRun } from './ledger-run';
import { run } from './office';
import { counterpartBalances } from '../counterparts/counterpart-balances';

/*
 * Claims 1 to 5 of 2,345.50 kroner each go to Gældsstyrelsen on 8 March 2016. Of 1, 345.50 is paid on 1 April, and taken back
 * on the 5th: a write-down, then a claim of its own. 2 is recalled on 7 April. 3 is credited 345.50 on 4 April. 4 is rejected
 * (AFVIST) on 10 March. Gældsstyrelsen covers 600.00 of 5 itself. Claim 6 goes on 31 March.
 */
const world = useCounterparts();
const rulebook = rulebookOf(dkStatensAdministration);
const dkk = (amount: string) => Money.of(amount, 'DKK');

async function act(number: string, on: string, command: LedgerCommand): Promise<void> {
  const result = await executeCommand(world().pool, {
    claimId: `aasby/${number}`,
    command,
    today: civilDate(on),
    key: `${number} ${on} ${command.type}`,
    rulebookFor: () => rulebook,
  });
  expect(result).toMatchObject({ outcome: 'accepted' });
}

async function goes(number: string, on: string): Promise<void> {
  const { pool } = world();
  const issuedOn = civilDate('2016-01-02');
  await registerClaims(pool, {
    creditorId: 'aasby',
    debtors: [{ ...anna, debtorId: 'hans', name: 'Hans Hansen', country: 'DK', identityNumber: '251248-9996' }],
    registrations: [
      {
        debtorId: 'hans',
        claim: {
          on: issuedOn,
          claimId: `aasby/${number}`,
          creditorId: 'aasby',
          invoiceNumber: number,
          invoiceGroup: 'dagtilbud',
          issuedOn,
          dueOn: civilDate('2016-02-01'),
          amount: dkk('2345.50'),
          paymentReference: `7${number}`,
          debtorStatus: 'ordinary',
          policyId: dkStatensAdministration.id,
          policyVersion: dkStatensAdministration.version,
        },
      },
    ],
    rulebookFor: () => rulebook,
  });
  await act(number, '2016-02-08', step('reminder'));
  await act(number, '2016-02-22', step('second-reminder'));
  await act(number, '2016-03-07', step('acceptance'));
  const answeredOn = civilDate('2016-03-08');
  await act(number, '2016-03-08', { type: 'AnswerAcceptance', answerId: `yes ${number}`, answeredOn, accepted: true });
  await act(number, on, step('referral'));
}

beforeEach(async () => {
  const { pool, deliver, listen } = world();
  await danishReferred(pool);
  await registerClaimKind(pool, 'aasby', 'dagtilbud', 'KFDAINS');
  await layDownFirst(pool, {
    creditorId: 'aasby',
    kind: 'counterpart-account',
    name: '5050-1055',
    contents: 'gaeldsstyrelsen',
  });
  for (const number of ['2', '3', '4', '5']) await goes(number, '2016-03-08');
  await goes('6', '2016-03-31');
  await deliver();
  const rejected = { record: 'kvittering', fordringshaverreference: 'aasby/4', on: civilDate('2016-03-10') } as const;
  await lay(
    world(),
    'gaeldsstyrelsen',
    '1.txt',
    psrmReceipts({ ...rejected, status: 'AFVIST', fordringsId: undefined, aarsag: 'forkert fordringstype' }),
    'aasby',
  );
  await listen('2016-03-10');
  const [paidOn, creditedOn] = [civilDate('2016-04-01'), civilDate('2016-04-04')];
  const [backOn, recalledOn] = [civilDate('2016-04-05'), civilDate('2016-04-07')];
  await act('1', paidOn, { type: 'ReceivePayment', paymentId: 'p', receivedOn: paidOn, amount: dkk('345.50') });
  await act('1', backOn, { type: 'ReversePayment', reversalId: 'r', reversedOn: backOn, amount: dkk('345.50') });
  await act('3', creditedOn, {
    type: 'CreditClaim',
    decisionId: 'c',
    creditedOn,
    documentNumber: 'K1',
    amount: dkk('345.50'),
  });
  await act('2', recalledOn, { type: 'RecallReferral', decisionId: 'd', recalledOn, reason: 'wrong' });
  await importPayments(pool, {
    ...bankFile({ ...movement({ key: 'b', amount: '1.00', on: '2016-04-20', for: ['75'] }), amount: dkk('600.00') }),
    creditorId: 'aasby',
    today: civilDate('2016-04-20'),
    rulebookFor: () => rulebook,
  });
  await deliver();
});

const monthOf = (period: string) =>
  new LedgerRun(world().pool, run('aasby', period, 'debtor-psrm'), { today: '2016-06-06' });

/** Justering_Afstemning, with the authority's own coverings in it. */
function statement(...rows: string[]): string {
  return ['Fordringshaverreference;Haendelse;Dato;Beløb', ...rows, ''].join('\n');
}

const MARCH = ['1', '2', '3', '5'].map((number) => `aasby/${number};Tilgang;09-03-2016;2345,50`);
const SIXTH = 'aasby/6;Tilgang;31-03-2016;2345,50';
const APRIL = [
  'aasby/1;Nedskrivning;01-04-2016;345,50',
  'aasby/1+8;Opskrivning;05-04-2016;345,50',
  'aasby/2;Tilbagekald;08-04-2016;2345,50',
  'aasby/3;Nedskrivning;04-04-2016;345,50',
  'aasby/5;Dækning;20-04-2016;600,00',
];

test('additions − recalls − write-downs + write-ups come to the basis that PSRM states, claim by claim', async () => {
  const found = await monthOf('2016-04').finds({
    right: statement(...MARCH, SIXTH, ...APRIL),
    third: 'month,amount\n2016-04,9036.50\n',
  });
  // 5 × 2,345.50 − 2,345.50 − 345.50 − 345.50 + 345.50 = 9,036.50.
  expect(found).toMatchObject({
    clean: true,
    left: '9036.50',
    right: '9036.50',
    identities: ['9036.50 = 9036.50', '9036.50 = 9036.50'],
  });
});

test('our side is the basis by itself, and what the counterparts’ balances say', async () => {
  const march = await monthOf('2016-03').finds({ right: statement(...MARCH, SIXTH) });
  expect(march).toMatchObject({ clean: true, left: '11727.50', right: '11727.50' });
  const balances = await counterpartBalances(world().pool, 'aasby', 'gaeldsstyrelsen', civilDate('2016-04-30'));
  const basis = sumOf(
    balances.flatMap(({ balance, sentBack }) => (sentBack ? [] : [balance])),
    'DKK',
  );
  expect(basis.toString()).toBe('9036.50');
});

test('only here, only there, another amount and another month are told apart', async () => {
  const right = statement(
    ...MARCH.filter((row) => !row.startsWith('aasby/5')),
    'aasby/6;Tilgang;01-04-2016;2345,50',
    'aasby/9;Tilgang;09-03-2016;500,00',
  );
  const march = await monthOf('2016-03').finds({ right });
  expect(march).toMatchObject({
    remaining: '1845.50',
    open: ['only-left aasby/5 · addition 2345.50', 'only-right aasby/9 · addition -500.00'],
    explained: [['timing: in the other system in a neighbouring month', 1, '2345.50']],
  });
  const other = statement(
    ...MARCH,
    SIXTH,
    ...APRIL.map((row) => row.replace('01-04-2016;345,50', '01-04-2016;340,50')),
  );
  const april = await monthOf('2016-04').finds({ right: other, third: 'month,amount\n2016-04,9041.50\n' });
  expect(april).toMatchObject({
    remaining: '-5.00',
    open: ['other-amount aasby/1 · write-down -5.00'],
    identities: ['9041.50 = 9041.50'],
  });
});
