import { civilDate } from '../../domain/kernel/civil-date';
import { dkStatensAdministration } from '../../policies/rulebooks/dk-statens-administration';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';
import type { RecordedLife } from './recorded-lives';
import type { Town } from './town';

/** Lives that are recorded while they wait: what an upgrade finds open. */
export const RECORDED_WAITS: Readonly<Record<string, RecordedLife>> = {
  'waits-at-the-gate': {
    policy: dkStatensAdministration,
    live: async (town) => {
      await town.bank('2016-02-05', 'not reconciled');
      const claim = await town.invoice();
      await claim.lives('2016-02-12');
      return claim;
    },
  },
  'waits-at-the-gate-part-paid': {
    policy: dkStatensAdministration,
    live: async (town) => {
      await town.bank('2016-02-05', 'not reconciled');
      const claim = await town.invoice();
      await claim.lives('2016-02-12');
      await claim.pays('2016-02-15', '200.00');
      await claim.lives('2016-02-16');
      return claim;
    },
  },
  'waits-for-a-banking-day': {
    policy: dkStatensAdministration,
    live: async (town) => {
      await town.bank('2016-02-05', 'not reconciled');
      const claim = await town.invoice();
      await claim.lives('2016-02-12');
      await town.bank('2016-02-13', 'reconciled'); // a Saturday
      await claim.lives('2016-02-14');
      return claim;
    },
  },
  'waits-for-the-end-of-a-hold': {
    policy: seBotkyrka,
    live: async (town) => {
      const claim = await reminded(town);
      const [placedOn, through] = [civilDate('2016-02-12'), civilDate('2016-04-15')];
      await claim.learns('2016-02-12', { type: 'PlaceHold', decisionId: 'hold', placedOn, through });
      await claim.lives('2016-02-29');
      return claim;
    },
  },
  'waits-for-the-end-of-a-dispute': {
    policy: seBotkyrka,
    live: async (town) => {
      const claim = await reminded(town);
      await claim.disputes('2016-02-12');
      await claim.lives('2016-02-29');
      return claim;
    },
  },
  'waits-for-an-instalment': {
    policy: seBotkyrka,
    live: async (town) => {
      const claim = await reminded(town);
      await claim.agreesOnAPlan('2016-02-12', [
        ['2016-03-31', '600.00'],
        ['2016-04-29', '600.00'],
      ]);
      await claim.lives('2016-02-29');
      return claim;
    },
  },
  'waits-for-the-ruling': {
    policy: seBotkyrka,
    live: async (town) => {
      const claim = await town.invoice();
      await claim.lives('2016-03-31');
      return claim;
    },
  },
};

async function reminded(town: Town): ReturnType<Town['invoice']> {
  const claim = await town.invoice();
  await claim.lives('2016-02-08');
  return claim;
}
