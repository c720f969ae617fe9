import { createHash } from 'node:crypto';
import { intrumFacts, kfmFacts, psrmFacts } from '../../office/counterparts/answer-facts';
import { caseIdOf, changeIdOf, placeInFile } from '../../office/counterparts/case-id';
import { handPaymentId } from '../../domain/payment/hand-payment-id';
import { handKey } from '../../office/payments/hand-movement';
import { asideKey } from '../../office/payments/settle-aside';
import { decisionKey } from '../../office/decisions/claims-of-decision';
import { writeDownId } from '../../office/decisions/write-down-proposals';
import { localSubject } from '../../office/identity/local-tokens';
import { documentIdOf } from '../../office/claims/outbox-messages';
import { postingKey } from '../../office/payments/post-movement';
import { registrationKey } from '../../office/registration/register-claims';
import { letterIdOf } from '../../office/letters/recipients';
import { fileNameOf } from '../../store/whole-files';
import { unsentDecisionId, unsentKey } from '../../office/letters/deliver-letters';
import { sha256Of } from '../../office/payments/incoming-bank-file';
import { decisionIdOfFact } from '../../office/registration/decisions-of-facts';
import { civilDate } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';
import { closedMovements, type OpenMovement } from '../../formats/bgmax/bgmax-section';
import { keyOf } from '../../formats/camt/camt-key';
import { factKey } from '../../formats/facts/dated-fact';
import { claimIdOf } from '../../domain/claim/claim-id';
import { shareOut } from '../../domain/payment/share-out';

/*
 * Keys stand in databases, in folders of counterparts and in the engine. A key that is made otherwise does again what was
 * done before. (The key of a step, `step/CLAIM/STEP/DAY`, is pinned with the workflows.)
 */

const on = civilDate;
const sek = (amount: string): Money => Money.of(amount, 'SEK');

test('a claim is known as CREDITOR/NUMBER', () => {
  expect(claimIdOf('main', '1001')).toBe('main/1001');
});

describe('command keys', () => {
  test('of a registration', () => {
    expect(registrationKey('main/1001')).toBe('register:main/1001');
  });

  test('of a movement of the bank', () => {
    expect(postingKey('1230006/2015-02-23/1/000001')).toBe('movement:1230006/2015-02-23/1/000001');
  });

  test('of a receipt for money that a person took in or gave back', () => {
    expect(handKey('main', 'K-17')).toBe('hand/main/K-17');
    expect(handPaymentId('K-17')).toBe('hand/K-17');
  });

  test('of the answer to a row that was set aside', () => {
    expect(asideKey('main', 'SE1/R1/1')).toBe('aside/main/SE1/R1/1');
  });

  test('of a decision', () => {
    expect(decisionKey('d-1', 'main/1001')).toBe('decision/d-1/main/1001');
  });

  test('of a fact from a file, with its command as it was read', () => {
    const command = { type: 'RecordRuling', rulingId: 'r-1', ruledOn: on('2015-06-01') } as const;
    expect(factKey('main/1001', { on: on('2015-06-02'), command })).toBe(
      'fact/main/1001/2015-06-02/{"type":"RecordRuling","rulingId":"r-1","ruledOn":"2015-06-01"}',
    );
    const account = {
      type: 'RecordMonitoringAccount',
      accountId: 'a-1',
      accountedOn: on('2015-09-30'),
      balance: sek('10.5'),
    } as const;
    expect(factKey('main/1001', { on: on('2015-09-30'), command: account })).toBe(
      'fact/main/1001/2015-09-30/{"type":"RecordMonitoringAccount","accountId":"a-1","accountedOn":"2015-09-30","balance":{"amount":"10.50","currency":"SEK"}}',
    );
  });

  test('of a letter that never left', () => {
    expect(unsentKey('main/1001/3')).toBe('unsent/main/1001/3');
    expect(unsentDecisionId('main/1001/3')).toBe('letter/main/1001/3');
  });
});

describe('decision ids', () => {
  test('of a fact that is a decision: the beginning of the SHA-256 of its line', () => {
    const line = '["main/1001","2015-06-02",{"type":"RaiseDispute","decisionId":"x","raisedOn":"2015-06-02"}]';
    const command = { type: 'RaiseDispute', decisionId: 'x', raisedOn: on('2015-06-02') } as const;
    const digest = createHash('sha256').update(line, 'utf8').digest('hex');
    expect(decisionIdOfFact('main/1001', { on: on('2015-06-02'), invoiceNumber: '1001', command })).toBe(
      `fact-${digest.slice(0, 20)}`,
    );
  });

  test('of write-downs: creditor, group and half-year', () => {
    expect(writeDownId('main', 'childcare', on('2015-06-30'))).toBe('write-down/main/childcare/2015-1');
    expect(writeDownId('main', 'home care/x', on('2015-07-01'))).toBe('write-down/main/home_care_x/2015-2');
  });
});

describe('letters', () => {
  test('a document is the event that sends it', () => {
    const booked = { claimId: 'main/1001', eventNumber: 3 } as Parameters<typeof documentIdOf>[0];
    expect(documentIdOf(booked)).toBe('main/1001/3');
  });

  test('another who owes the claim has a letter of their own', () => {
    expect(letterIdOf('main/1001/3', 'D 2/å')).toBe('main/1001/3:D%202%2F%C3%A5');
  });

  test('an id is a file name of its own', () => {
    expect(fileNameOf('main/1001+9:å_-')).toBe('main%2F1001%2B9%3A%C3%A5_-');
  });
});

describe('cases of counterparts', () => {
  test('a case is the claim, or what is added to it later', () => {
    expect(caseIdOf('main/1001')).toBe('main/1001');
    expect(caseIdOf('main/1001', 9)).toBe('main/1001+9');
  });

  test('a change is the event, with a number behind it when there are several', () => {
    expect([changeIdOf(7, 1), changeIdOf(7, 2)]).toEqual(['7', '7.2']);
  });

  test('a file has them by claim and event', () => {
    expect(placeInFile({ caseId: 'main/1001+9' })).toBe('main/1001\n000000009\n1\n0001');
    expect(placeInFile({ caseId: 'main/1001', changeId: '7.2' })).toBe('main/1001\n000000007\n0\n0002');
  });
});

describe('answers of counterparts', () => {
  const day = on('2016-03-16');

  test('of Kronofogden', () => {
    const facts = kfmFacts([
      {
        record: 'receipt',
        caseId: 'main/1001',
        on: day,
        status: 'approved',
        authorityCaseId: '01-1',
        fault: undefined,
      },
      {
        record: 'ruling',
        caseId: 'main/1001',
        on: day,
        authorityCaseId: '01-1',
        outcome: 'payment-order',
        awarded: sek('1'),
      },
      { record: 'change', caseId: 'main/1001', changeId: '7', on: day, answer: 'carried-out', fault: undefined },
    ]);
    expect(facts.map(({ answerId }) => answerId)).toEqual([
      'kfm:main/1001:receipt:2016-03-16',
      'kfm:main/1001:ruling:2016-03-16',
      'kfm:main/1001:change:7:2016-03-16',
    ]);
  });

  test('of Intrum', () => {
    const facts = intrumFacts([
      {
        record: 'account',
        caseId: 'main/1001',
        on: day,
        received: sek('0'),
        costs: sek('0'),
        balance: sek('10'),
        limitationOn: on('2026-03-16'),
      },
      { record: 'change', caseId: 'main/1001', changeId: '7.2', on: day, answer: 'rejected', fault: 'x' },
    ]);
    expect(facts.map(({ answerId }) => answerId)).toEqual([
      'intrum:main/1001:account:2016-03-16',
      'intrum:main/1001:change:7.2:2016-03-16',
    ]);
  });

  test('of Gældsstyrelsen', () => {
    const facts = psrmFacts([
      {
        record: 'kvittering',
        fordringshaverreference: 'main/1001',
        on: day,
        status: 'UDFØRT',
        fordringsId: 'F1',
        aarsag: undefined,
      },
      {
        record: 'kvittering',
        fordringshaverreference: 'main/1001',
        on: day,
        status: 'HØRING',
        fordringsId: undefined,
        aarsag: undefined,
      },
      {
        record: 'aendring',
        fordringshaverreference: 'main/1001+9',
        aendringsreference: '7',
        on: day,
        status: 'AFVIST',
        aarsag: undefined,
      },
    ]);
    expect(facts.map(({ answerId }) => answerId)).toEqual([
      'gaeldsstyrelsen:main/1001:UDFØRT:2016-03-16',
      'gaeldsstyrelsen:main/1001:HØRING:2016-03-16',
      'gaeldsstyrelsen:main/1001+9:change:7:AFVIST:2016-03-16',
    ]);
  });
});

describe('movements of the bank', () => {
  test("of BgMax by account, day, deposit and Bankgirot's serial, or by place where that does not tell", () => {
    const movement = (serial: string): OpenMovement => ({
      kind: 'payment',
      line: 1,
      ore: 100n,
      amount: sek('1'),
      serial,
      ownReferences: [],
      extraReferences: [],
      text: [],
      payerName: '',
    });
    const movements = ['000001', '000002', '000002', ''].map(movement);
    const section = { line: 1, account: '1230006', movements, broken: false };
    const keys = closedMovements(section, { depositedOn: on('2015-02-23'), serial: '7' }).map(({ key }) => key);
    expect(keys).toEqual([
      '1230006/2015-02-23/7/000001',
      '1230006/2015-02-23/7/000002#2',
      '1230006/2015-02-23/7/000002#3',
      '1230006/2015-02-23/7/#4',
    ]);
  });

  test("of camt by the servicer's reference, or else by what is told within the statement", () => {
    type Given = Parameters<typeof keyOf>;
    const statement = { account: 'DK5000400440116243', id: 'S-1' } as Given[0];
    const entry = (servicerReference: string, entryReference: string) =>
      ({ servicerReference, entryReference, place: 3 }) as Given[1];
    const nothing = { servicerReference: '', endToEndId: '' };
    expect(keyOf(statement, entry('E', 'N'), { servicerReference: 'T', endToEndId: 'e' }, 2)).toBe(
      'DK5000400440116243/T/2',
    );
    expect(keyOf(statement, entry('E', 'N'), nothing, 1)).toBe('DK5000400440116243/E/1');
    expect(keyOf(statement, entry('', 'N'), nothing, 1)).toBe('DK5000400440116243/S-1/N/1');
    expect(keyOf(statement, entry('', ''), { servicerReference: '', endToEndId: 'e' }, 1)).toBe(
      'DK5000400440116243/S-1/e/1',
    );
    expect(keyOf(statement, entry('', ''), nothing, 1)).toBe('DK5000400440116243/S-1/entry 3/1');
  });

  test('a payment and a reversal are known by the key of their movement', () => {
    const match = (kind: 'payment' | 'reversal') =>
      ({
        movement: { key: 'k-1', kind, amount: sek('10'), receivedOn: on('2015-02-23') },
        claimIds: ['main/1001'],
      }) as unknown as Parameters<typeof shareOut>[0];
    const undecided = undefined as never;
    expect(shareOut(match('payment'), undecided)).toMatchObject([{ command: { paymentId: 'k-1' } }]);
    expect(shareOut(match('reversal'), undecided)).toMatchObject([{ command: { reversalId: 'k-1' } }]);
  });

  test('a bank file is known by its SHA-256', () => {
    const content = Buffer.from('01BGMAX');
    expect(sha256Of(content).equals(createHash('sha256').update('01BGMAX').digest())).toBe(true);
  });
});

test('a person with a local token is known by their name', () => {
  expect(localSubject(' Åsa  Berg ')).toBe('local/åsa-berg');
});
