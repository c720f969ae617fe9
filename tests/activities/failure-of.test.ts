import { ApplicationFailure } from '@temporalio/common';
import { endingWith } from '../../activities/failure-of';
import { InputRefused } from '../../domain/kernel/input-refused';
import { CreditorUnknown } from '../../office/creditors/creditor-chart';
import { KeyReusedWithOtherContents } from '../../store/command-keys';
import { ClaimUnknown, LedgerDamaged } from '../../office/claims/lock-claim';

const FINAL = [ClaimUnknown, InputRefused];

function failing(problem: Error): Promise<unknown> {
  return endingWith(FINAL, () => Promise.reject(problem)).catch((caught: unknown) => caught);
}

test('what was done is answered', async () => {
  expect(await endingWith(FINAL, () => Promise.resolve('done'))).toBe('done');
});

test('a final fault is told by its name and kind, and not tried again', async () => {
  const failure = await failing(new ClaimUnknown('main/1'));
  expect(failure).toBeInstanceOf(ApplicationFailure);
  expect(failure).toMatchObject({
    message: 'There is no claim main/1. Register its invoice first.',
    type: 'ClaimUnknown',
    nonRetryable: true,
    details: [{ kind: 'unknown' }],
  });
});

test('of a refused file the engine is told the places, and nothing that the file says', async () => {
  const failure = await failing(
    new InputRefused('The file of Anna Berg was refused.', [
      { line: 3, field: 'name', message: 'Anna Berg is no amount.' },
      { message: 'Anna Berg again.' },
    ]),
  );
  expect(failure).toMatchObject({
    message: 'The bank file was refused with 2 problems (line 3, name). Read it with --dry-run to see them.',
    type: 'InputRefused',
    nonRetryable: true,
  });
  expect(String((failure as Error).stack)).not.toContain('Anna');
  expect((failure as Error).cause).toBeUndefined();
});

test('one problem is told as one', async () => {
  const failure = await failing(new InputRefused('The file was refused.', [{ line: 3, message: 'it is cut off.' }]));
  expect(failure).toMatchObject({
    message: 'The bank file was refused with 1 problem (line 3). Read it with --dry-run to see them.',
  });
});

test('a bug is tried again, as it is: a release may mend it', async () => {
  const problem = new RangeError('a bug');
  expect(await failing(problem)).toBe(problem);
});

test.each([
  [new LedgerDamaged('so it is'), 'damaged'],
  [new KeyReusedWithOtherContents('k'), 'refused'],
  [new CreditorUnknown('moon'), 'unknown'],
])('%s is final for every activity', async (problem, kind) => {
  expect(await failing(problem)).toMatchObject({ type: problem.name, nonRetryable: true, details: [{ kind }] });
});

/** As PostgreSQL tells it. */
const refusedRow = (code: string) =>
  Object.assign(new Error('Key (name)=(Anna Berg) is not there'), { code, severity: 'ERROR', constraint: 'of_debtor' });

test.each(['23503', '23514', '23502'])(
  'a row that PostgreSQL refuses (%s) is final, and no value is told',
  async (code) => {
    const failure = await failing(refusedRow(code));
    expect(failure).toMatchObject({
      message: `PostgreSQL refused it (${code}, of_debtor). Run the ledger check.`,
      type: 'RowRefused',
      nonRetryable: true,
      details: [{ kind: 'damaged' }],
    });
    expect(String((failure as Error).stack)).not.toContain('Anna');
  },
);

test('a row that another act wrote at the same moment is looked for once more before it is final', async () => {
  let tries = 0;
  const work = (meets: number) => () =>
    (tries += 1) <= meets ? Promise.reject(refusedRow('23505')) : Promise.resolve('done');
  expect(await endingWith(FINAL, work(1))).toBe('done');
  tries = 0;
  await expect(endingWith(FINAL, work(2))).rejects.toMatchObject({ type: 'RowRefused', nonRetryable: true });
});

test('a value that PostgreSQL cannot store is final, and the engine is not told the value', async () => {
  const refused = Object.assign(new Error('invalid byte sequence: Anna Berg'), { code: '22021', severity: 'ERROR' });
  const failure = await failing(refused);
  expect(failure).toMatchObject({ type: 'ValueNotStorable', nonRetryable: true, details: [{ kind: 'refused' }] });
  expect(String((failure as Error).stack)).not.toContain('Anna');
});

test('a database that is away is waited for', async () => {
  const away = Object.assign(new Error('terminating connection'), { code: '57P01' });
  expect(await failing(away)).toBe(away);
});
