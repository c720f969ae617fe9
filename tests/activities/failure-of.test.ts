import { ApplicationFailure } from '@temporalio/common';
import { endingWith } from '../../activities/failure-of';
import { InputRefused } from '../../domain/kernel/input-refused';
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

test.each([new LedgerDamaged('so it is'), new RangeError('a bug')])('%s is tried again, as it is', async (problem) => {
  expect(await failing(problem)).toBe(problem);
});

test('a value that PostgreSQL cannot store is final, and the engine is not told the value', async () => {
  const refused = Object.assign(new Error('invalid byte sequence: Anna Berg'), { code: '22021' });
  const failure = await failing(refused);
  expect(failure).toMatchObject({ type: 'ValueNotStorable', nonRetryable: true, details: [{ kind: 'refused' }] });
  expect(String((failure as Error).stack)).not.toContain('Anna');
});

test('a database that is away is waited for', async () => {
  const away = Object.assign(new Error('terminating connection'), { code: '57P01' });
  expect(await failing(away)).toBe(away);
});
