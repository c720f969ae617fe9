import { layDownBankFile, sha256Of } from '../../office/payments/incoming-bank-file';
import { checkLedger } from '../../office/controls/check-ledger';
import { civilDate } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';
import { writeBgMax, type BgMaxMovement } from '../../formats/bgmax/write-bgmax';
import type { BankFileReport } from '../../workflows/bank-file-port';
import { bankFileWorkflowId } from '../../workflows/ids';
import { useTown } from '../support/use-town';

const town = useTown();

let deposits = 0;

function bankFile(movements: readonly Partial<BgMaxMovement>[], serial = (deposits += 1)): Buffer {
  return writeBgMax({
    writtenAt: '20160120120000000000',
    deposits: [
      {
        bankgiro: '9912346',
        depositedOn: civilDate('2016-01-20'),
        serial: `${serial}`,
        movements: movements.map((movement, index) => ({
          kind: 'payment',
          amount: Money.of('1200.00', 'SEK'),
          references: [],
          serial: `${index + 1}`,
          ...movement,
        })),
      },
    ],
  });
}

function referenceOf(claim: { claimId: string }) {
  return [{ reference: `OCR-${claim.claimId.split('/')[1]}` }];
}

async function imports(content: Buffer, fileId?: string) {
  const { pool, creditorId, client, taskQueue } = town();
  const known = fileId ?? (await layDownBankFile(pool, creditorId, { fileName: 'bank.txt', content }));
  return client.workflow.start<(order: unknown) => Promise<BankFileReport>>('importBankFile', {
    taskQueue,
    workflowId: bankFileWorkflowId(creditorId, known),
    args: [{ creditorId, fileId: known }],
  });
}

test('a bank file closes the claims that it pays, and what it cannot place waits for a person', async () => {
  const [paid, half] = [await town().invoice(), await town().invoice()];
  const file = await imports(
    bankFile([
      { references: referenceOf(paid) },
      { references: referenceOf(half), amount: Money.of('600.00', 'SEK') },
      { references: [{ reference: '4711' }] },
    ]),
  );
  await expect(file.result()).resolves.toEqual({
    movements: 3,
    replayed: false,
    outcomes: [
      { outcome: 'partial', count: 1, sum: '600.00', currency: 'SEK' },
      { outcome: 'settled', count: 1, sum: '1200.00', currency: 'SEK' },
      { outcome: 'suspense', count: 1, sum: '1200.00', currency: 'SEK' },
    ],
  });
  await expect(paid.handle().result()).resolves.toMatchObject({ outcome: 'settled' });
  expect(await half.isRunning()).toBe(true);
  expect((await checkLedger(town().pool)).holds).toBe(true);
});

test('the same file once more posts nothing', async () => {
  const claim = await town().invoice();
  const content = bankFile([{ references: referenceOf(claim), amount: Money.of('200.00', 'SEK') }]);
  await (await imports(content)).result();
  await expect((await imports(content)).result()).resolves.toMatchObject({ replayed: true });
  expect(await claim.open()).toBe('1000.00');
});

test('a file that overlaps another posts what is new in it', async () => {
  const claim = await town().invoice();
  const first = { references: referenceOf(claim), amount: Money.of('200.00', 'SEK') };
  const serial = (deposits += 1);
  await (await imports(bankFile([first], serial))).result();
  const report = await (
    await imports(bankFile([first, { ...first, amount: Money.of('300.00', 'SEK') }], serial))
  ).result();
  expect(report.outcomes.map(({ outcome, sum }) => `${outcome} ${sum}`)).toEqual(['known 200.00', 'partial 300.00']);
  expect(await claim.open()).toBe('700.00');
});

test('a movement that comes again with another amount is refused at once, and a person asks the bank', async () => {
  const claim = await town().invoice();
  const serial = (deposits += 1);
  const of = (amount: string) =>
    bankFile([{ references: referenceOf(claim), amount: Money.of(amount, 'SEK') }], serial);
  await (await imports(of('200.00'))).result();
  const failure = await (await imports(of('250.00'))).result().catch((problem: unknown) => problem);
  expect(failure).toMatchObject({ cause: { cause: { type: 'MovementKnownOtherwise', nonRetryable: true } } });
  expect(await claim.open()).toBe('1000.00');
});

test('a file whose sum is wrong is refused whole, and not tried again', async () => {
  const claim = await town().invoice();
  const text = bankFile([{ references: referenceOf(claim) }]).toString('latin1');
  const wrong = text.replace(/^20.{53}/m, (payment) => payment.replace('120000', '120001'));
  const failure = await (await imports(Buffer.from(wrong, 'latin1'))).result().catch((problem: unknown) => problem);
  expect(failure).toMatchObject({ cause: { cause: { type: 'InputRefused', nonRetryable: true } } });
  expect(await claim.open()).toBe('1200.00');
});

test('a file that was never laid down is named, and not waited for', async () => {
  const failure = await (
    await imports(Buffer.alloc(0), sha256Of(Buffer.from('never')).toString('hex'))
  )
    .result()
    .catch((problem: unknown) => problem);
  expect(failure).toMatchObject({ cause: { cause: { type: 'BankFileUnknown', nonRetryable: true } } });
});

test('a file with a NUL byte is refused by its line at once, and is not tried for ever', async () => {
  const claim = await town().invoice();
  const text = bankFile([{ references: referenceOf(claim) }]).toString('latin1');
  const wrong = text.replace('OCR-', 'OC\u0000-');
  const failure = await (await imports(Buffer.from(wrong, 'latin1'))).result().catch((problem: unknown) => problem);
  expect(failure).toMatchObject({
    cause: {
      cause: { type: 'InputRefused', nonRetryable: true, message: expect.stringContaining('line 3') as string },
    },
  });
  expect(await claim.open()).toBe('1200.00');
});
