import { layDownBankFile } from '../../office/payments/incoming-bank-file';
import { civilDate } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';
import { writeBgMax, type BgMaxMovement } from '../../formats/bgmax/write-bgmax';
import { bankFileWorkflowId } from '../../workflows/ids';
import { useTown } from '../support/use-town';
import { textsIn } from '../support/words-in-history';

const town = useTown();

/** Nobody is called so, and nobody lives there. */
const SECRETS = {
  family: 'Zackrisdotter-Qvist',
  given: 'Ymer',
  street: 'Kvastgränd 77',
  code: '998 77',
  city: 'Trollhamra',
  identity: '19121212-7777',
  debtor: 'kund-5150-ymer',
  payer: 'Birgersdotter Xylander',
  text: 'Ursäkta röran efter skilsmässan',
  reason: 'skyddad adress, ring aldrig hem',
  status: 'debt-restructured',
};

const debtor = {
  debtorId: SECRETS.debtor,
  kind: 'person' as const,
  name: `${SECRETS.given} ${SECRETS.family}`,
  addressLines: [SECRETS.street],
  postalCode: SECRETS.code,
  city: SECRETS.city,
  country: 'SE',
  identityNumber: SECRETS.identity,
};

function secretsIn(texts: readonly string[]): string[] {
  const searched = texts.map((text) => text.toLowerCase());
  const words = [...Object.values(SECRETS), SECRETS.identity.replace('-', '')].map((word) => word.toLowerCase());
  return words.filter((word) => searched.some((text) => text.includes(word)));
}

function bankFile(...movements: readonly Partial<BgMaxMovement>[]): Buffer {
  return writeBgMax({
    writtenAt: '20160120120000000000',
    deposits: [
      {
        bankgiro: '9912346',
        depositedOn: civilDate('2016-01-20'),
        serial: '1',
        movements: movements.map((movement, index) => ({
          kind: 'payment',
          amount: Money.of('100.00', 'SEK'),
          references: [],
          serial: `${index + 1}`,
          payerName: SECRETS.payer,
          ...movement,
        })),
      },
    ],
  });
}

async function imports(content: Buffer) {
  const { pool, creditorId, client, taskQueue } = town();
  const fileId = await layDownBankFile(pool, creditorId, { fileName: `from ${SECRETS.payer}.txt`, content });
  return client.workflow.start('importBankFile', {
    taskQueue,
    workflowId: bankFileWorkflowId(creditorId, fileId),
    args: [{ creditorId, fileId }],
  });
}

test('of a debtor with a name, a home and a story, none is in any history of the engine', async () => {
  const claim = await town().invoice({ debtor });
  const number = claim.claimId.split('/')[1] ?? '';
  // The payer writes beside the reference; another payment has no reference, only a text, and waits in suspense.
  const file = await imports(
    bankFile({ references: [{ reference: `OCR-${number}` }], text: [SECRETS.text] }, { text: [SECRETS.text] }),
  );
  await expect(file.result()).resolves.toMatchObject({ movements: 2 });
  await claim.lives('2016-03-31'); // reminded, demanded, warned, handed over
  await claim.learns('2016-04-04', {
    type: 'RecordReferralAnswer',
    answerId: 'a1',
    answer: 'rejected',
    answeredOn: civilDate('2016-04-04'),
    reason: SECRETS.reason,
  });
  await claim.learns('2016-04-05', {
    type: 'ChangeFlag',
    changedOn: civilDate('2016-04-05'),
    flagged: true,
    reason: SECRETS.reason,
  });
  await claim.learns('2016-04-06', {
    type: 'ChangeDebtorStatus',
    changedOn: civilDate('2016-04-06'),
    status: 'debt-restructured',
  });
  await claim.idle();
  const histories = [...(await claim.runs()).map((run) => claim.handle(run)), file];
  const texts = (await Promise.all(histories.map(async (handle) => textsIn(await handle.fetchHistory())))).flat();
  // The search finds what is there: the claim's id in payloads, the step in a timer's summary.
  expect(texts.some((text) => text.includes(`"claimId":"${claim.claimId}"`))).toBe(true);
  expect(texts.some((text) => text.includes('demand due 2016-02-18, '))).toBe(true);
  expect(secretsIn(texts)).toEqual([]);
  expect(secretsIn([JSON.stringify(await claim.status()), await claim.details()])).toEqual([]);
});

test('a bank file that is refused says in the engine where it is wrong, not what stands there', async () => {
  // Columns have slipped, so that the payer's name stands where the amount should.
  const whole = bankFile({ text: [SECRETS.text] })
    .toString('latin1')
    .split('\r\n');
  const slipped = whole.map((record) =>
    record.startsWith('20') ? record.slice(0, 37) + SECRETS.family.slice(0, 18).padEnd(18) + record.slice(55) : record,
  );
  const file = await imports(Buffer.from(slipped.join('\r\n'), 'latin1'));
  await expect(file.result()).rejects.toThrow();
  const texts = textsIn(await file.fetchHistory());
  expect(secretsIn(texts)).toEqual([]);
  expect(texts.some((text) => text.includes(SECRETS.family.slice(0, 18)))).toBe(false);
  expect(texts.find((text) => text.includes('line 3'))).toContain('TK20 amount');
});
