import { tryAgainNow } from '../../../store/relay/set-aside';
import { nothingRefused } from '../../support/nothing-refused';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { readClaim } from '../../../office/claims/read-claim';
import { registerClaims } from '../../../office/registration/register-claims';
import { layDownLetterhead } from '../../../office/creditors/lay-down-first';
import type { Debtor } from '../../../office/creditors/register-debtors';
import { createFolderOutbox } from '../../../office/letters/folder-outbox';
import { documentsOf, queueHeldAgain } from '../../../office/letters/letter-records';
import { LetterAlreadyDeliveredWithOtherContents, type LetterPort } from '../../../office/letters/letter-port';
import { CharacterNotPrintable } from '../../../print/paper/printable-text';
import { deliverLetters } from '../../../office/letters/deliver-letters';
import { civilDate } from '../../../domain/kernel/civil-date';
import type { DecisionCommand } from '../../../domain/decisions/decision-commands';
import type { LetterContent } from '../../../domain/letters/letter';
import { SJOVIK } from '../../../sample/sjovik-creditor';
import { anna, carryOut, invoice, kronor, paid, rulebookFor, step, useLedger } from '../ledger-world';
import { protectAddress } from '../../support/protect-address';

const ledger = useLedger();

const berit: Debtor = { ...anna, debtorId: 'berit/2', name: 'Berit Berg', addressLines: ['Lillgatan 7'] };

/** Anna's invoices 1 and 2, and one of Berit's: each 1,200.00, due on Monday 1 February 2016. */
async function town(): Promise<Pool> {
  const pool = await ledger();
  await layDownLetterhead(pool, 'town', SJOVIK);
  await registerClaims(pool, {
    creditorId: 'town',
    debtors: [anna, berit],
    registrations: [
      invoice({ number: '1' }),
      invoice({ number: '2' }),
      { ...invoice({ number: '3' }), debtorId: berit.debtorId },
    ],
    rulebookFor,
  });
  return pool;
}

/** Collects what is delivered; `refuses` may throw instead. */
function collecting(
  refuses: (letter: LetterContent) => void = () => undefined,
): LetterPort & { sent: LetterContent[] } {
  const sent: LetterContent[] = [];
  return {
    sent,
    deliver: (letter) => {
      refuses(letter);
      sent.push(letter);
      return Promise.resolve({ deliveryId: letter.documentId, channel: 'print', deliveredOn: letter.sentOn });
    },
  };
}

async function delivered(
  pool: Pool,
  letters = collecting(),
  withholdWhenGroundIsGone = true,
): Promise<LetterContent[]> {
  await tryAgainNow(pool);
  await deliverLetters({ pool, letters, rulebookFor, withholdWhenGroundIsGone }, nothingRefused);
  return letters.sent;
}

const outcomes = async (pool: Pool, claimId = 'town/1'): Promise<string[]> =>
  (await documentsOf(pool, claimId)).map(({ kind, status, reason }) =>
    [kind, status, reason].filter(Boolean).join(' '),
  );

const deferral = (grantedOn: string, backDated = false): DecisionCommand => ({
  type: 'GrantDeferral',
  decisionId: 'deferral',
  grantedOn: civilDate(grantedOn),
  newDueOn: civilDate('2016-04-29'),
  ...(backDated && { backDated }),
});
const dispute = (raisedOn: string, amount?: string): DecisionCommand => ({
  type: 'RaiseDispute',
  decisionId: 'dispute',
  raisedOn: civilDate(raisedOn),
  ...(amount !== undefined && { amount: kronor(amount) }),
});
const plan = (agreedOn: string): DecisionCommand => ({
  type: 'AgreePlan',
  decisionId: 'plan',
  agreedOn: civilDate(agreedOn),
  fee: kronor('0.00'),
  instalments: [
    // Seven days at 8 percent on 1,200.00, in a leap year: 1.836….
    { dueOn: civilDate('2016-03-01'), amount: kronor('601.84') },
    { dueOn: civilDate('2016-04-01'), amount: kronor('600.00') },
  ],
});
const liable = (debtorId: string, isLiable = true): DecisionCommand => ({
  type: 'ChangeLiableDebtor',
  decisionId: `${debtorId} ${String(isLiable)}`,
  changedOn: civilDate('2016-01-20'),
  debtorId,
  liable: isLiable,
});
const address = (kind: 'protected' | 'moved' | 'open', decisionId: string = kind): DecisionCommand => ({
  type: 'ChangeDebtorAddress',
  decisionId,
  changedOn: civilDate('2016-01-20'),
  address: kind,
});

describe('a reminder that has not left yet', () => {
  test.each([
    ['deferred', deferral('2016-02-08'), 'Payment was deferred to 2016-04-29 before the letter left.', 'deferral'],
    [
      'put into instalments',
      plan('2016-02-08'),
      'An instalment plan was agreed on 2016-02-08 before the letter left.',
      'instalment-plan',
    ],
    [
      'disputed',
      dispute('2016-02-08'),
      'The claim was disputed on 2016-02-08 before the letter left.',
      'dispute-received',
    ],
    [
      'disputed in part',
      dispute('2016-02-08', '300.00'),
      'The claim was disputed on 2016-02-08 before the letter left.',
      'dispute-received',
    ],
  ])('does not leave when payment is %s; the letter of the decision does', async (_what, command, reason, kind) => {
    const pool = await town();
    await carryOut(pool, '1', '2016-02-08', step('reminder'));
    const { outcome } = await carryOut(pool, '1', '2016-02-08', command);
    expect(outcome).toBe('accepted');
    expect((await delivered(pool)).map((letter) => letter.kind)).toEqual([kind]);
    // Final, with its reason, and never tried again.
    expect(await outcomes(pool)).toEqual([`reminder withheld ${reason}`, `${kind} sent`]);
    expect(await delivered(pool)).toEqual([]);
    // Nobody has been reminded: no later step may count on it.
    expect((await readClaim(pool, 'town/1'))?.claim.performed).toEqual([]);
  });

  test('leaves in virtual time, where the decision came later', async () => {
    const pool = await town();
    await carryOut(pool, '1', '2016-02-08', step('reminder'));
    await carryOut(pool, '1', '2016-02-10', dispute('2016-02-10'));
    const letters = await delivered(pool, collecting(), false);
    expect(letters.map(({ kind }) => kind)).toEqual(['reminder', 'dispute-received']);
  });

  test('that a deferral dated back withdraws is withheld, and nothing is taken back that nobody had', async () => {
    const pool = await town();
    await carryOut(pool, '1', '2016-02-08', step('reminder'));
    await carryOut(pool, '1', '2016-02-08', deferral('2016-02-03', true));
    expect((await delivered(pool)).map(({ kind }) => kind)).toEqual(['deferral']);
    expect(await outcomes(pool)).toEqual([
      'reminder withheld The step was withdrawn before its letter left.',
      'deferral sent',
      'withdrawal withheld None of the letters that it takes back had left.',
    ]);
  });
});

test('letters that have left are taken back in one letter, on the day of the decision and with the corrected amounts', async () => {
  const pool = await town();
  await carryOut(pool, '1', '2016-02-08', step('reminder'));
  await carryOut(pool, '1', '2016-02-18', step('demand'));
  expect(await delivered(pool)).toHaveLength(2);
  await carryOut(pool, '1', '2016-02-22', deferral('2016-02-03', true));
  const letters = await delivered(pool);
  expect(letters.map(({ kind, sentOn }) => [kind, sentOn])).toEqual([
    ['deferral', '2016-02-22'],
    ['withdrawal', '2016-02-22'],
  ]);
  // 17 days at 8 percent on 1,200.00 are 4.459….
  expect(letters[1]).toMatchObject({
    amounts: { total: kronor('1200.00') },
    fallenAway: { fee: kronor('180.00'), interest: kronor('4.46') },
    matter: { withdrawn: [{ step: 'reminder' }, { step: 'demand' }] },
  });
});

test('a credit note leaves although it settles the claim', async () => {
  const pool = await town();
  await carryOut(pool, '1', '2016-01-20', {
    type: 'CreditClaim',
    decisionId: 'credit',
    creditedOn: civilDate('2016-01-20'),
    documentNumber: 'K-17',
  });
  expect(await delivered(pool)).toMatchObject([{ kind: 'credit-note', matter: { documentNumber: 'K-17' } }]);
});

test('nobody is told of a missed instalment that has been paid meanwhile', async () => {
  const pool = await town();
  await carryOut(pool, '1', '2016-02-08', step('reminder'));
  await carryOut(pool, '1', '2016-02-08', plan('2016-02-08'));
  expect((await delivered(pool)).map(({ kind }) => kind)).toEqual(['instalment-plan']);
  await carryOut(pool, '1', '2016-03-04', step('instalment-notice'));
  await carryOut(pool, '1', '2016-03-04', paid('2016-03-04', '601.84'));
  expect(await delivered(pool)).toEqual([]);
  expect((await outcomes(pool)).at(-1)).toBe(
    'instalment-notice withheld The instalment was paid before the notice left.',
  );
});

describe('when several owe the claim', () => {
  test('each is written to, with the same contents under a number of their own, and the new one alone is told of it', async () => {
    const pool = await town();
    await carryOut(pool, '1', '2016-01-20', liable(berit.debtorId));
    expect(await delivered(pool)).toMatchObject([
      { kind: 'liability', debtor: { name: 'Berit Berg', addressLines: ['Lillgatan 7'] }, jointlyLiable: true },
    ]);
    await carryOut(pool, '1', '2016-02-08', step('reminder'));
    const [first, second, ...more] = await delivered(pool);
    expect(more).toEqual([]);
    expect([first?.documentId, second?.documentId]).toEqual(['town/1/3', 'town/1/3:berit%2F2']);
    expect([first?.debtor.name, second?.debtor.name]).toEqual(['Anna Åkesson', 'Berit Berg']);
    expect({ ...second, documentId: first?.documentId, debtor: first?.debtor }).toEqual(first);
    expect(first?.jointlyLiable).toBe(true);
    expect((await documentsOf(pool, 'town/1')).at(-1)).toMatchObject({
      status: 'sent',
      letters: [{ debtorId: 'anna' }, { debtorId: 'berit/2' }],
    });
  });

  test('who is released gets word of it and nothing after it', async () => {
    const pool = await town();
    await carryOut(pool, '1', '2016-01-20', liable(berit.debtorId));
    await carryOut(pool, '1', '2016-01-21', liable(berit.debtorId, false));
    await delivered(pool);
    await carryOut(pool, '1', '2016-02-08', step('reminder'));
    const letters = await delivered(pool);
    expect(letters.map(({ debtor }) => debtor.debtorId)).toEqual(['anna']);
    expect(letters[0]?.jointlyLiable).toBeUndefined();
  });

  test('a delivery that breaks off between them goes on with the one who is left', async () => {
    const pool = await town();
    await carryOut(pool, '1', '2016-01-20', liable(berit.debtorId));
    await delivered(pool);
    await carryOut(pool, '1', '2016-02-08', step('reminder'));
    const broken = collecting(({ debtor }) => {
      if (debtor.debtorId !== 'anna') throw Object.assign(new Error('The disk is full.'), { code: 'ENOSPC' });
    });
    await expect(delivered(pool, broken)).rejects.toThrow('The disk is full.');
    expect(broken.sent).toHaveLength(1);
    expect((await delivered(pool)).map(({ debtor }) => debtor.debtorId)).toEqual([berit.debtorId]);
    expect((await outcomes(pool)).at(-1)).toBe('reminder sent');
  });
});

describe('an address', () => {
  test('that is protected is in no letter of any of the claims of its owner, from the moment of the decision', async () => {
    const pool = await town();
    await carryOut(pool, '2', '2016-02-08', step('reminder'));
    await carryOut(pool, '1', '2016-01-20', address('protected'));
    await carryOut(pool, '3', '2016-02-08', step('reminder'));
    const letters = await delivered(pool);
    expect(letters.find(({ debtor }) => debtor.debtorId === 'anna')).toMatchObject({
      route: 'protected',
      debtor: { name: 'Anna Åkesson', addressLines: [], postalCode: '', city: '' },
    });
    expect(letters.find(({ debtor }) => debtor.debtorId === berit.debtorId)).toMatchObject({ route: 'post' });
    expect((await documentsOf(pool, 'town/2'))[0]?.letters).toMatchObject([{ route: 'protected' }]);
  });

  test('stays protected when its owner moves, and is printed again once it is opened', async () => {
    const pool = await town();
    await carryOut(pool, '1', '2016-01-20', address('protected'));
    await carryOut(pool, '1', '2016-01-21', address('moved'));
    await carryOut(pool, '1', '2016-02-08', step('reminder'));
    expect(await delivered(pool)).toMatchObject([{ route: 'protected' }]);
    await carryOut(pool, '1', '2016-02-08', address('protected', 'again'));
    await carryOut(pool, '1', '2016-02-09', address('open'));
    await carryOut(pool, '1', '2016-02-18', step('demand'));
    expect(await delivered(pool)).toMatchObject([{ route: 'post', debtor: { city: 'Björkvik' } }]);
  });

  test('of one who only shares the debt is protected in the register', async () => {
    const pool = await town();
    await protectAddress(pool, { creditorId: 'town', debtorId: berit.debtorId }, true);
    await carryOut(pool, '1', '2016-01-20', liable(berit.debtorId));
    expect(await delivered(pool)).toMatchObject([{ route: 'protected', debtor: { addressLines: [] } }]);
  });

  test('that is protected lies in a folder of its own, flagged in the index, and is nowhere in the day’s files', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fordring-protected-'));
    try {
      const pool = await town();
      await carryOut(pool, '1', '2016-01-20', address('protected'));
      await carryOut(pool, '1', '2016-02-08', step('reminder'));
      await deliverLetters({ pool, letters: createFolderOutbox(folder), rulebookFor, withholdWhenGroundIsGone: true });
      const file = '2016-02-08/protected/reminder/town%2F1%2F3.pdf';
      const index = await readFile(join(folder, '2016-02-08', 'index.csv'), 'utf8');
      // Due 1 February: demanded on Thursday the 18th, so the reminder may be paid until the banking day before.
      expect(index.trimEnd().split('\n')[1]).toBe(
        `town/1/3,reminder,2016-02-08,2016-02-17,1,anna,Anna Åkesson,,,,1200.00,SEK,91,${file},1200.00,protected`,
      );
      for (const path of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (!path.isFile()) continue;
        const text = await readFile(join(path.parentPath, path.name), 'latin1');
        expect(text).not.toContain('Storgatan 1');
        expect(text).not.toContain('999 01');
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

test('a debtor who has died is written to through the estate', async () => {
  const pool = await town();
  await carryOut(pool, '1', '2016-02-08', {
    type: 'ChangeDebtorStatus',
    changedOn: civilDate('2016-02-08'),
    status: 'deceased',
  });
  // Two months for the estate to find its feet, and the reminder comes.
  await carryOut(pool, '1', '2016-06-01', step('reminder'));
  expect(await delivered(pool)).toMatchObject([{ debtor: { name: 'Dödsboet efter Anna Åkesson' } }]);
});

describe('when one of two who owe the claim dies', () => {
  const dies = (changedOn: string, through: string, whose: { readonly debtorId?: string }): DecisionCommand => ({
    type: 'ChangeDebtorStatus',
    ...{ decisionId: 'death', changedOn: civilDate(changedOn), status: 'deceased', ...whose },
    effects: { waitsThrough: civilDate(through), paragraph: 'ärvdabalken 21 kap. 4 §' },
  });
  const names = (letters: readonly LetterContent[]): string[] => letters.map(({ debtor: { name } }) => name);

  test.each([
    ['the debtor', {}, 'Berit Berg', ['Dödsboet efter Anna Åkesson', 'Berit Berg']],
    ['the other', { debtorId: berit.debtorId }, 'Anna Åkesson', ['Anna Åkesson', 'Dödsboet efter Berit Berg']],
  ])(
    '%s: the estate is asked for nothing in its months, and by its name afterwards',
    async (_who, whose, left, both) => {
      const pool = await town();
      await carryOut(pool, '1', '2016-01-20', liable(berit.debtorId));
      await carryOut(pool, '1', '2016-01-25', dies('2016-01-25', '2016-02-12', whose));
      await delivered(pool);
      await carryOut(pool, '1', '2016-02-08', step('reminder'));
      expect(names(await delivered(pool))).toEqual([left]);
      // The respite ends on Friday 12 February, and the reminder goes to both on Monday before anything is charged.
      await carryOut(pool, '1', '2016-02-15', step('reminder'));
      expect(names(await delivered(pool))).toEqual(both);
    },
  );

  test('what is decided is told the estate too', async () => {
    const pool = await town();
    await carryOut(pool, '1', '2016-01-20', liable(berit.debtorId));
    await delivered(pool);
    await carryOut(pool, '1', '2016-01-25', dies('2016-01-25', '2016-05-20', { debtorId: berit.debtorId }));
    await carryOut(pool, '1', '2016-01-26', deferral('2016-01-26'));
    expect(names(await delivered(pool))).toEqual(['Anna Åkesson', 'Dödsboet efter Berit Berg']);
  });

  test('a letter that has not left when the death becomes known goes to the other alone', async () => {
    const pool = await town();
    await carryOut(pool, '1', '2016-01-20', liable(berit.debtorId));
    await delivered(pool);
    await carryOut(pool, '1', '2016-02-08', step('reminder'));
    await carryOut(pool, '1', '2016-02-08', dies('2016-02-08', '2016-05-20', { debtorId: berit.debtorId }));
    expect(names(await delivered(pool))).toEqual(['Anna Åkesson']);
    expect((await outcomes(pool)).at(-1)).toBe('reminder sent');
  });
});

/** A peer's cancelled e-mails stayed "queued" for ever. Here every document ends, or says what it waits for. */
describe('no letter waits without a reason', () => {
  test('one that cannot be printed is held while the others go, and goes once it is mended', async () => {
    const pool = await town();
    await carryOut(pool, '1', '2016-02-08', step('reminder'));
    await carryOut(pool, '3', '2016-02-08', step('reminder'));
    const unprintable = collecting(({ debtor }) => {
      if (debtor.debtorId === 'anna') throw new CharacterNotPrintable('The character U+042E is not in the typeface.');
    });
    expect(await delivered(pool, unprintable)).toMatchObject([{ debtor: { debtorId: berit.debtorId } }]);
    expect(await outcomes(pool)).toEqual(['reminder held The character U+042E is not in the typeface.']);
    expect(await delivered(pool)).toEqual([]);
    await queueHeldAgain(pool, 0);
    expect(await delivered(pool)).toMatchObject([{ debtor: { debtorId: 'anna' } }]);
    expect(await outcomes(pool)).toEqual(['reminder sent']);
  });

  test('one that is held is withheld in the end when it is paid', async () => {
    const pool = await town();
    await carryOut(pool, '1', '2016-02-08', step('reminder'));
    await delivered(
      pool,
      collecting(() => {
        throw new CharacterNotPrintable('Not printable.');
      }),
    );
    await carryOut(pool, '1', '2016-02-10', paid('2016-02-10', '1200.00'));
    await queueHeldAgain(pool, 0);
    expect(await delivered(pool)).toEqual([]);
    expect(await outcomes(pool)).toEqual([
      'reminder withheld Nothing was open on the claim any more when the letter was to leave.',
    ]);
  });

  test('one whose number was used for another letter has failed, for good', async () => {
    const pool = await town();
    await carryOut(pool, '1', '2016-02-08', step('reminder'));
    await delivered(
      pool,
      collecting(({ documentId }) => {
        throw new LetterAlreadyDeliveredWithOtherContents(documentId);
      }),
    );
    expect(await outcomes(pool)).toEqual([
      expect.stringMatching(/^reminder failed Letter town\/1\/2 has been delivered/),
    ]);
    await queueHeldAgain(pool, 0);
    expect(await delivered(pool)).toEqual([]);
  });

  test('one to somebody who is not in the register is held and says whom', async () => {
    const pool = await town();
    await carryOut(pool, '1', '2016-01-20', liable('stranger'));
    expect(await delivered(pool)).toEqual([]);
    expect(await outcomes(pool)).toEqual([
      'liability held Debtor stranger is not in the register; hand the debtor over with an address.',
    ]);
  });

  test('a failure of the world keeps no other letter waiting, and is tried again', async () => {
    const pool = await town();
    await carryOut(pool, '1', '2016-02-08', step('reminder'));
    await carryOut(pool, '3', '2016-02-08', step('reminder'));
    const full = collecting(({ debtor }) => {
      if (debtor.debtorId === 'anna') throw Object.assign(new Error('The disk is full.'), { code: 'ENOSPC' });
    });
    await expect(delivered(pool, full)).rejects.toThrow('The disk is full.');
    expect(full.sent).toHaveLength(1);
    expect((await delivered(pool)).map(({ debtor }) => debtor.debtorId)).toEqual(['anna']);
  });
});
