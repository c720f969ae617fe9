import type { Pool } from 'pg';
import { acknowledgeRun } from '../../../office/reconciliation/acknowledge-run';
import { approveRun } from '../../../office/reconciliation/approve-run';
import { prepareRun } from '../../../office/reconciliation/prepare-run';
import { reopenRun } from '../../../office/reconciliation/reopen-run';
import { isSamePerson } from '../../../office/reconciliation/who-acts';
import { civilDate } from '../../../domain/kernel/civil-date';
import { person, run } from './office';

test.each([
  ['local/anna', 'LOCAL/Anna', true],
  ['anna@idp.example.org', ' anna@IDP.example.org', true],
  // The same letters, composed and not.
  ['local/\u00e5sa', 'local/a\u030asa', true],
  ['local/anna', 'local/anne', false],
])('%j and %j are one person: %p', (one, other, isOne) => {
  expect(isSamePerson(one, other)).toBe(isOne);
});

test.each([
  ['prepares', prepareRun],
  ['signs', approveRun],
  ['reopens', reopenRun],
  ['acknowledges', acknowledgeRun],
])('a system that a matrix makes a controller by mistake never %s', async (_what, act) => {
  const by = { actor: person('local/nightly', 'back-office', 'controller'), role: 'controller' } as const;
  const asked = { run: run('any'), today: civilDate('2026-10-05'), reason: 'by itself', receipt: 'none' };
  // Refused before the books are opened.
  await expect(act(undefined as unknown as Pool, asked, by)).rejects.toMatchObject({
    name: 'RunRefused',
    refused: 'not-authorised',
  });
});
