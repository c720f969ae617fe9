import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { registerClaimKind } from '../../../office/counterparts/claim-kinds';
import { readGaeldsstyrelsenClaims } from '../../support/counterparts/gaeldsstyrelsen-side';
import {
  actInAasby,
  danishReferred,
  danishWithFees,
  lay,
  psrmReceipts,
  told,
  useCounterparts,
} from './counterpart-world';

const world = useCounterparts();

describe('fees and interest of a Danish claim go with it as claims of their own', () => {
  /*
   * 2,345.50 due Monday 1 February 2016. Reminded on 8 and 22 February for 100.00 each, the second with interest: 21 days
   * at 8.05 over 366 is 10.833…, so 10.83. Handed over on 8 March.
   */
  const kinds = [
    ['principal', 'KFDAINS'],
    ['fee', 'GEBYRER'],
    ['interest', 'RENTERX'],
  ] as const;

  async function handedOver(): Promise<void> {
    const { pool, deliver } = world();
    await danishReferred(pool, danishWithFees);
    for (const [part, code] of kinds) await registerClaimKind(pool, 'aasby', 'dagtilbud', code, part);
    await deliver();
  }

  test('each with its own type, sum and days, and the name of its main claim', async () => {
    await handedOver();
    const { folder } = world();
    const file = await readFile(join(folder, 'aasby', 'gaeldsstyrelsen', 'out', 'psrm-claim-0001-2016-03-08.txt'));
    const lines = readGaeldsstyrelsenClaims(file).records.map(({ value }) =>
      value.record === 'fordring'
        ? [
            ...[value.fordringshaverreference, value.hovedfordringsreference, value.fordringstypekode],
            ...[value.restgaeld.toString(), value.hovedstol.toString(), value.periodeStart, value.periodeSlut],
            ...[value.stiftelsesdato, value.forfaldsdato, value.srb, value.foraeldelsesdato],
          ].join(' ')
        : value.record,
    );
    expect(lines).toEqual([
      'aasby/1  KFDAINS 2345.50 2345.50 2016-01-02 2016-01-02 2016-01-02 2016-02-01 2016-02-01 2019-02-01',
      'aasby/1:fee-reminder aasby/1 GEBYRER 100.00 100.00 2016-02-08 2016-02-08 2016-02-08 2016-02-08 2016-02-08 2019-02-01',
      'aasby/1:fee-second-reminder aasby/1 GEBYRER 100.00 100.00 2016-02-22 2016-02-22 2016-02-22 2016-02-22 2016-02-22 2019-02-01',
      'aasby/1:interest aasby/1 RENTERX 10.83 10.83 2016-02-01 2016-02-22 2016-02-01 2016-02-22 2016-02-22 2019-02-01',
    ]);
  });

  test('without a registered type the case is held, and says which one is missing', async () => {
    const { pool, deliver, waiting } = world();
    await danishReferred(pool, danishWithFees);
    await registerClaimKind(pool, 'aasby', 'dagtilbud', 'KFDAINS');
    await deliver();
    expect(waiting.map(({ reason }) => reason)).toEqual([
      'fordringstypekode: no type of claim is registered for the fee of the group dagtilbud. Register one: fordring cases kind dagtilbud CODE --of fee.',
    ]);
  });

  test('a payment to the creditor writes down the fees, the interest and then the principal', async () => {
    await handedOver();
    const payment = { type: 'ReceivePayment', paymentId: 'p', receivedOn: civilDate('2016-04-01') } as const;
    await actInAasby(world().pool, '2016-04-01', { ...payment, amount: Money.of('300.00', 'DKK') }, danishWithFees);
    await world().deliver();
    expect((await told(world(), 'gaeldsstyrelsen')).slice(4)).toEqual([
      // The payment is event 7; the file is in order of reference.
      '2016-04-01 nedskriv aasby/1 7.4 INDB 2016-04-01 89.17',
      '2016-04-01 nedskriv aasby/1:fee-reminder 7 INDB 2016-04-01 100.00',
      '2016-04-01 nedskriv aasby/1:fee-second-reminder 7.2 INDB 2016-04-01 100.00',
      '2016-04-01 nedskriv aasby/1:interest 7.3 INDB 2016-04-01 10.83',
    ]);
  });

  test('an answer about a fee is no answer about the claim: what is sent back, a person sees to', async () => {
    await handedOver();
    const answer = { record: 'kvittering', on: civilDate('2016-03-10') } as const;
    await lay(
      world(),
      'gaeldsstyrelsen',
      '1.txt',
      psrmReceipts(
        { ...answer, fordringshaverreference: 'aasby/1', status: 'UDFØRT', fordringsId: '1', aarsag: undefined },
        {
          ...answer,
          fordringshaverreference: 'aasby/1:interest',
          status: 'UDFØRT',
          fordringsId: '2',
          aarsag: undefined,
        },
        {
          ...answer,
          fordringshaverreference: 'aasby/1:fee-reminder',
          ...{ status: 'AFVIST', fordringsId: undefined, aarsag: 'the type takes no fee' },
        },
      ),
      'aasby',
    );
    await world().listen('2016-03-10');
    expect(world().notes.map(({ kind, message }) => `${kind}: ${message}`)).toEqual([
      'accessory-rejected: Gældsstyrelsen sent aasby/1:fee-reminder of aasby/1 back on 2016-03-10: the type takes no fee. Its principal is answered by itself.',
    ]);
    const { rows } = await world().pool.query(
      "SELECT data->>'answer' AS answer FROM fordring.claim_event WHERE type = 'ReferralAnswered'",
    );
    expect(rows).toEqual([{ answer: 'received' }]);
  });
});
