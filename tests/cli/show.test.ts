import { setStatus } from '../../office/letters/letter-records';
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
