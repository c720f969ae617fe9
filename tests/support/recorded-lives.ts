import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporal } from '@temporalio/proto';
import { dkStatensAdministration } from '../../policies/rulebooks/dk-statens-administration';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';
import type { Policy } from '../../domain/policy/policy';
import { RECORDED_CLOSES } from './recorded-closes';
import { RECORDED_RUNS } from './recorded-runs';
import { RECORDED_WAITS } from './recorded-waits';
import type { Town } from './town';

export const HISTORIES = join(__dirname, '..', 'histories');

/** Whatever lived: what its histories are found by. */
export interface Lived {
  readonly workflowId: string;
  runs(): Promise<string[]>;
}

/** A life that is recorded once and replayed in every run: what its history protects is its name. */
export interface RecordedLife {
  readonly policy: Policy;
  readonly live: (town: Town) => Promise<Lived>;
}

export const RECORDED_LIVES: Readonly<Record<string, RecordedLife>> = {
  'paid-on-time': {
    policy: seBotkyrka,
    live: async (town) => {
      const claim = await town.invoice({ livesUntil: '2016-01-22' });
      await claim.pays('2016-01-22', '1200.00');
      return claim;
    },
  },
  'full-enforcement': {
    policy: seBotkyrka,
    live: async (town) => {
      const claim = await town.invoice({ group: '62' });
      await claim.lives('2016-05-02');
      await claim.isRuledOn('2016-05-10');
      await claim.lives('2016-12-31');
      await claim.pays('2018-06-01', '1384.46');
      return claim;
    },
  },
  'part-payment-and-dispute': {
    policy: seBotkyrka,
    live: async (town) => {
      const claim = await town.invoice();
      await claim.pays('2016-01-20', '500.00');
      await claim.lives('2016-02-08');
      await claim.disputes('2016-02-12');
      await claim.settlesTheDispute('2016-06-04');
      await claim.lives('2016-06-30');
      await claim.pays('2016-07-04', '2000.00');
      return claim;
    },
  },
  reversal: {
    policy: seBotkyrka,
    live: async (town) => {
      const claim = await town.invoice();
      await claim.lives('2016-02-09');
      await claim.pays('2016-02-10', '1200.00');
      await claim.handle().result();
      await claim.takesBack('2016-02-16', '1200.00');
      await claim.lives('2016-02-29');
      return claim;
    },
  },
  'gate-wait': {
    policy: dkStatensAdministration,
    live: async (town) => {
      await town.bank('2016-02-05', 'not reconciled');
      const claim = await town.invoice();
      await claim.lives('2016-02-12');
      await town.bank('2016-02-13', 'reconciled');
      await claim.lives('2016-03-31');
      await claim.isAcceptedByTheClient('2016-04-02');
      await claim.lives('2016-04-30');
      return claim;
    },
  },
  'decisions-by-update': {
    policy: seBotkyrka,
    live: async (town) => {
      const claim = await town.invoice();
      await claim.isDeferredByUpdate('2016-02-12', '2016-03-01');
      await claim.lives('2016-03-10');
      await claim.agreesOnAPlan('2016-03-11', [
        ['2016-03-31', '602.62'],
        ['2016-04-29', '600.00'],
      ]);
      await claim.lives('2016-04-30');
      await claim.pays('2016-05-06', '2000.00');
      return claim;
    },
  },
  'decisions-confirmed-in-a-wait': {
    policy: seBotkyrka,
    live: async (town) => {
      const claim = await town.invoice();
      await claim.isDeferredByUpdate('2016-02-12', '2016-03-01');
      await claim.lives('2016-03-10');
      await claim.agreesOnAPlan('2016-03-11', [
        ['2016-03-31', '602.62'],
        ['2016-04-29', '600.00'],
      ]);
      await claim.lives('2016-04-30');
      await claim.pays('2016-05-06', '2000.00');
      return claim;
    },
  },
  'paid-at-the-gate': {
    policy: dkStatensAdministration,
    live: async (town) => {
      await town.bank('2016-05-06', 'not reconciled');
      const claim = await town.invoice({ due: '2016-05-02' });
      await claim.lives('2016-05-09');
      await claim.pays('2016-05-11', '1200.00');
      return claim;
    },
  },
  ...RECORDED_WAITS,
  ...RECORDED_RUNS,
  ...RECORDED_CLOSES,
};

export interface RecordedHistory {
  /** `full-enforcement-2`: the second run of that life. */
  readonly name: string;
  readonly workflowId: string;
  readonly history: temporal.api.history.v1.History;
}

/** Histories of runs that began before waits were answers: they are kept, and never recorded anew. */
export const FIRST_FORM_HISTORIES = join(HISTORIES, 'first-form');

export function recordedHistories(): RecordedHistory[] {
  return [...historiesIn(HISTORIES), ...historiesIn(FIRST_FORM_HISTORIES, 'first-form/')];
}

function historiesIn(folder: string, prefix = ''): RecordedHistory[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const name = `${prefix}${file.replace('.json', '')}`;
      const written = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, unknown>;
      const history = temporal.api.history.v1.History.fromObject(written);
      return { name, workflowId: `claim/recorded/${name}`, history };
    });
}
