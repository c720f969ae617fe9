import { setStatus } from '../../office/letters/letter-records';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noteDelivered } from '../../office/letters/letter-records';
import { civilDate } from '../../domain/kernel/civil-date';
import { carryOut, invoice, paid, register, step } from '../office/ledger-world';
import { useTownAtDesk } from './town-at-desk';

const townAtDesk = useTownAtDesk();
const A_MINUTE = 60_000;

test(
  'a caseworker sees which letters a claim has called for, what became of each and why, as far as they were known on a day',
  async () => {
    const { desk, pool } = await townAtDesk();
    await register(pool, invoice({ number: '1001' }));
    await carryOut(pool, '1001', '2016-02-08', step('reminder'));
    const reason = 'The character U+042E is not in the typeface.';
    await setStatus(pool, 'town/1001/2', 'held', { reason, ground: { ground: 'not-printable' } });
    await carryOut(pool, '1001', '2016-02-18', step('demand'));
    await carryOut(pool, '1001', '2016-02-19', paid('2016-02-19', '1384.46'));

    const lines = (await desk.fordring('show', '1001', '--as-of', '2016-02-19')).stdout.split('\n');
    expect(lines.filter((line) => line.startsWith('2 reminder'))).toEqual([
      expect.stringMatching(/^2 reminder +held +The character U\+042E is not in the typeface\.$/),
    ]);
    expect(lines.filter((line) => line.startsWith('3 demand'))).toEqual([expect.stringMatching(/^3 demand +to-write/)]);

    const early = await desk.fordring('show', '1001', '--as-of', '2016-02-08', '--json');
    expect(early.json()).toMatchObject([{ letters: [{ kind: 'reminder', status: 'held' }] }]);
  },
  A_MINUTE,
);

test(
  'a lawyer gets what a court needs of a claim: its story, and its letters with their places',
  async () => {
    const { desk, pool } = await townAtDesk();
    await register(pool, invoice({ number: '1001' }));
    await carryOut(pool, '1001', '2016-02-08', step('reminder'));
    const deliveredOn = civilDate('2016-02-08');
    await noteDelivered(
      pool,
      { documentId: 'town/1001/2', debtorId: 'anna', route: 'post' },
      { deliveryId: 'folder:town/1001/2', channel: 'folder', deliveredOn },
    );
    const asked = ['court-case', '1001', '--as-of', '2016-02-19', '--language', 'en'];
    const folder = join(await mkdtemp(join(tmpdir(), 'court-')), '1001');
    expect(await desk.fordring(...asked, '--to', folder)).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await readFile(join(folder, 'letters.csv'), 'utf8')).toBe(
      'kind,delivered_on,debtor_id,file\nreminder,2016-02-08,anna,2016-02-08/reminder/town%2F1001%2F2.pdf\n',
    );
    expect(await readFile(join(folder, 'story.txt'), 'utf8')).toContain(
      '2016-02-08  Payment reminder for SEK 1,200.00',
    );
    // What lies there is not written over.
    expect((await desk.fordring(...asked, '--to', folder)).exitCode).not.toBe(0);
    expect((await desk.fordring(...asked)).stdout).toContain('2016-02-08/reminder/town%2F1001%2F2.pdf');
  },
  A_MINUTE,
);
