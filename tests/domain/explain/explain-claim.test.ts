import { civilDate } from '../../../domain/kernel/civil-date';
import { noteOf, WITHHELD_GROUNDS, type WithheldGround } from '../../../domain/letters/withheld-ground';
import type { Explanation } from '../../../domain/explain/explanation';
import { rulebookOf } from '../../../policies/rulebook';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import {
  backDatedDeferral,
  botkyrka,
  clientAnswers,
  danishInvoice,
  debtorIs,
  decided,
  held,
  invoice,
  knownOn,
  live,
  paid,
  rejected,
  takenBack,
  type GivenInvoice,
  type Happening,
} from '../life';
import { storyOf, toldOn, withNotesAlone } from './told';

function told(given: GivenInvoice, until: string, explanation: Explanation, ...happenings: Happening[]) {
  const life = live(given, until, ...happenings);
  expect(life.refusals).toEqual([]);
  return toldOn(until, given, life, explanation);
}

/** Sjövik's childcare invoice of the README: 655.32, due on Wednesday 4 March 2015. */
const CHILDCARE = invoice({ due: '2015-03-04', amount: '655.32', group: '62' });

describe('In Swedish', () => {
  const { story, standing, cost, ahead, waits } = told(CHILDCARE, '2015-04-10', { language: 'sv' });

  test('what happened, by which line of the policy, and what it cost', () => {
    expect(story.map(({ on, text }) => `${on} ${text}`)).toEqual([
      '2015-02-02 Faktura 2016-0001 i gruppen Barnomsorg (62) på 655,32 kr, med förfallodag den 4 mars 2015, följs upp enligt kravrutin se-botkyrka version 3.',
      '2015-03-11 Betalningspåminnelse på 655,32 kr, eftersom: 7 dagar efter förfallodagen den 4 mars 2015 (S002-15, S002-16).',
      // 655.32 at 8 % for 19 days of 365: 2.73.
      '2015-03-23 Inkassokrav på 838,05 kr med avgift 180,00 kr (S002-18, lag (1981:739) 4 §) och dröjsmålsränta 2,73 kr, 19 dagar på 655,32 kr med 8 % (S002-19, räntelagen 6 §), eftersom: 17 dagar efter förfallodagen den 4 mars 2015; flyttat från den 21 mars 2015, en lördag (S002-17, S002-18, S002-19, S002-21).',
      // Seven banking days from Monday 23 March end on Wednesday 1 April.
      '2015-04-02 Erinran före överlämnande på 838,05 kr, eftersom: räknat från inkassokravet den 23 mars 2015; efter sista dagen i inkassokravet, den 1 april 2015 (S002-22, S002-23).',
      '2015-04-02 Varselbrev om avstängning på 838,05 kr, eftersom: räknat från inkassokravet den 23 mars 2015; efter sista dagen i inkassokravet, den 1 april 2015 (S002-34, S002-35, S002-36).',
    ]);
  });

  test('where it stands, and until when it can be demanded', () => {
    // From 4 March to 10 April: 37 days. Ten years from 2 February 2015.
    expect(standing).toBe(
      'Den 10 april 2015 krävs 838,05 kr: kapital 655,32 kr, avgift 180,00 kr, ränta 2,73 kr. Förfallodagen passerades för 37 dagar sedan. Fordran kan krävas till och med den 2 februari 2025.',
    );
    expect(cost).toBe('Hittills har det kostat gäldenären 180,00 kr i avgifter och 2,73 kr i dröjsmålsränta.');
  });

  test('what comes next, and when', () => {
    expect(ahead).toEqual([
      {
        on: '2015-04-23',
        text: 'Överlämnande till Kronofogden, om inget ändras: en månad efter inkassokravet den 23 mars 2015 (S002-24, S002-25).',
      },
      {
        on: '2015-06-03',
        text: 'Avstängning efter varsel, om inget ändras: 2 månader efter varselbrevet den 2 april 2015; efter sista dagen i varselbrevet, den 2 juni 2015 (S002-34, S002-35).',
      },
    ]);
    expect(waits).toEqual([]);
  });

  test('a demand ahead says what it will cost', () => {
    const early = told(CHILDCARE, '2015-03-12', { language: 'sv' });
    expect(early.ahead[0]?.text).toContain('med avgift 180,00 kr och dröjsmålsränta till den dagen');
    expect(early.cost).toBe('Hittills har det inte kostat gäldenären något utöver fakturan.');
  });
});

describe('In Danish', () => {
  const given = danishInvoice({ due: '2016-02-01', amount: '12345.60' });
  const bankGate = [{ on: civilDate('2016-01-01'), open: true }];
  const { story, standing, waits, ahead } = told(given, '2016-03-08', { language: 'da', bankGate });

  test('the levels of Statens Administration, by its runs', () => {
    expect(story.slice(1).map(({ on, text }) => `${on} ${text}`)).toEqual([
      '2016-02-08 Rykker på 12.345,60 kr., fordi: en dag efter sidste rettidige betalingsdag den 1. februar 2016; første kørsel fra den 2. februar 2016 (S003-17, S003-18, S003-21, S003-26).',
      '2016-02-22 2. rykker på 12.345,60 kr., fordi: 10 dage efter rykkeren den 8. februar 2016; første kørsel fra den 18. februar 2016 (S003-18, S003-21, S003-26).',
      '2016-03-07 Spørgsmål om kundens accept på 12.345,60 kr., fordi: 10 dage efter 2. rykker den 22. februar 2016; første kørsel fra den 3. marts 2016 (S003-20).',
    ]);
  });

  test('whom it waits for', () => {
    expect(ahead).toEqual([]);
    expect(waits).toEqual([
      {
        since: '2016-03-07',
        actor: 'client',
        text: 'Overdragelse til inddrivelse venter: kunden er spurgt og har ikke svaret endnu. Den, der skal handle, er kunden.',
      },
    ]);
    // Three years from the last timely day, a Monday.
    expect(standing).toContain('Fordringen kan kræves til og med den 1. februar 2019.');
  });

  test('a hand-over is told with the acceptance that it counts from', () => {
    const later = told(given, '2016-03-20', { language: 'da', bankGate }, clientAnswers('2016-03-10', true));
    expect(later.story.at(-2)?.text).toBe('Kunden accepterede overdragelsen (S003-20).');
    expect(later.story.at(-1)?.text).toContain('regnet fra kundens accept den 10. marts 2016 (S003-19, S003-20)');
    expect(later.waits[0]?.text).toBe(
      'Sagen er hos inddrivelsesmyndigheden siden den 10. marts 2016. Den, der skal handle, er inddrivelsesmyndigheden.',
    );
  });
});

describe('In English', () => {
  test('with the policy’s own words, which are English', () => {
    const { story } = told(CHILDCARE, '2015-03-12', { language: 'en' });
    expect(story.at(-1)?.text).toBe(
      'Payment reminder for SEK 655.32, because: payment reminder on the invoice amount only (S002-15, S002-16): 7 days after the due date, 4 March 2015.',
    );
  });
});

describe('Who must act', () => {
  test.each([
    [
      'a claim at or under 500.00',
      invoice({ due: '2016-02-01', amount: '318.00' }),
      [],
      'överstiger inte 500,00 kr (S002-25). Den som ska handla är en handläggare.',
    ],
    [
      'a dispute',
      invoice({ due: '2016-02-01' }),
      [decided('2016-02-10', { type: 'RaiseDispute', decisionId: 'd', raisedOn: civilDate('2016-02-10') })],
      'fordran är bestridd sedan den 10 februari 2016. Den som ska handla är kommunjuristen.',
    ],
    [
      'a case sent back',
      invoice({ due: '2016-02-01' }),
      [rejected('2016-04-04')],
      'Kronofogden skickade tillbaka ärendet den 4 april 2016. Den som ska handla är en handläggare.',
    ],
    [
      'a hold',
      invoice({ due: '2016-02-01' }),
      [held('2016-02-10', '2016-06-30')],
      'Kravstopp gäller till och med den 30 juni 2016 och upphör av sig självt.',
    ],
  ] as [string, GivenInvoice, Happening[], string][])('%s', (_what, given, happenings, expected) => {
    const { waits } = told(given, '2016-05-02', { language: 'sv' }, ...happenings);
    expect(waits[0]?.text).toContain(expected);
  });
});

describe('What was decided', () => {
  const decision = {
    decisionId: 'hold-7',
    kind: 'hold',
    state: 'approved',
    on: civilDate('2016-02-10'),
    byRole: 'case-handler',
    otherRole: 'supervisor',
    authorityLine: 'H-2',
    reasonCode: 'missing-payment',
    reasonText: 'betalningen söks hos banken',
  } as const;
  const given = invoice({ due: '2016-02-01' });
  const hold = held('2016-02-10', '2016-02-24', 'hold-7');

  test('is told with role, authority and reason, once', () => {
    const { story } = told(given, '2016-03-01', { language: 'sv', decisions: [decision] }, hold);
    const tellings = story.filter(({ text }) => text.includes('Beslutat av'));
    expect(tellings.map(({ text }) => text)).toEqual([
      'Kravstopp: ingen åtgärd vidtas från den 10 februari 2016 till och med den 24 februari 2016. Beslutat av en handläggare och godkänt av en arbetsledare enligt delegation H-2; skäl: ”betalningen söks hos banken”.',
    ]);
  });

  test('makes a later letter documented', () => {
    // The demand's day was 18 February; the hold ran through the 24th. Reminded anew on the 25th, with four banking days.
    const { story } = told(given, '2016-03-03', { language: 'sv', decisions: [decision] }, hold);
    expect(story.find(({ on }) => on === '2016-03-03')?.text).toContain(
      'Det är senare än riktlinjens dag, den 18 februari 2016: kravstopp gällde från den 10 februari 2016 till och med den 24 februari 2016.',
    );
  });

  test('what waits for approval, and what was turned down or refused, is told apart from what happened', () => {
    const on = civilDate('2016-02-11');
    const explained = told(given, '2016-02-12', {
      language: 'sv',
      decisions: [
        { ...decision, decisionId: 'w-1', kind: 'write-off', state: 'proposed', on },
        { ...decision, decisionId: 'w-2', kind: 'deferral', state: 'rejected', on, note: 'redan två gånger' },
      ],
      attempts: [
        {
          on,
          kind: 'instalment-plan',
          asked: 'decide',
          byRole: 'auditor',
          refused: 'read-only',
          message: 'An auditor decides nothing.',
        },
        { on, kind: 'deferral', asked: 'approve', refused: 'own-proposal', message: 'Nobody approves their own.' },
        { on, kind: 'deferral', asked: 'decide', refused: 'never-heard-of', message: 'It was Monday.' },
      ],
    });
    expect(explained.waits.map(({ text }) => text)).toEqual([
      'En avskrivning, som en handläggare föreslog den 11 februari 2016, väntar på godkännande; skäl: ”betalningen söks hos banken”.',
    ]);
    expect(explained.refused.map(({ text }) => text)).toEqual([
      'Ett anstånd, som en handläggare föreslog, avslogs den 11 februari 2016 av en arbetsledare: ”redan två gånger”.',
      'En revisor begärde en avbetalningsplan. Det nekades: den som frågade får bara läsa.',
      'Någon ville godkänna förslaget om ett anstånd. Det nekades: ingen godkänner sitt eget förslag.',
      'Någon begärde ett anstånd. Det nekades: ”It was Monday.”',
    ]);
    expect(explained.story.some(({ text }) => text.includes('avbetalningsplan'))).toBe(false);
  });

  test('a decision that left no event of its own stands where it belongs in time', () => {
    const move = { ...decision, decisionId: 'm-1', kind: 'payment-move', on: civilDate('2016-02-10') } as const;
    const { story } = told(given, '2016-02-20', { language: 'sv', decisions: [move] });
    expect(story.map(({ on }) => on)).toEqual(['2016-01-02', '2016-02-08', '2016-02-10', '2016-02-18']);
    expect(story[2]?.text).toMatch(/^En flytt av en betalning genomfördes\. Beslutat av en handläggare/);
  });

  test('a letter that was never sent, and a case that is held back, are told with their reasons', () => {
    const on = civilDate('2016-02-08');
    const { waits, refused } = told(given, '2016-02-20', {
      language: 'sv',
      undelivered: [
        { on, step: 'reminder', state: 'withheld', why: 'Nothing was open any more.' },
        { on, step: 'referral', state: 'held', why: 'the identity number is missing' },
      ],
    });
    expect(refused).toEqual([
      { on, text: 'Betalningspåminnelsen den 8 februari 2016 skickades aldrig: ”Nothing was open any more.”.' },
    ]);
    expect(waits.map(({ text }) => text)).toEqual([
      'Överlämnandet till Kronofogden den 8 februari 2016 har inte skickats än: ”the identity number is missing”. Den som ska handla är en handläggare.',
    ]);
  });

  test.each([
    ['sv', 'Betalningspåminnelsen den 8 februari 2016 skickades aldrig: anstånd beviljades till den 29 april 2016.'],
    ['da', 'Rykkeren den 8. februar 2016 blev aldrig sendt: der blev givet henstand til den 29. april 2016.'],
    ['en', 'The payment reminder of 8 February 2016 never left the house: payment was deferred to 29 April 2016.'],
  ] as const)('why a letter was withheld is told in %s, as the ledger itself records it', (language, text) => {
    const on = civilDate('2016-02-08');
    const why = noteOf({ ground: 'deferred', on: civilDate('2016-04-29') });
    const { refused } = told(given, '2016-02-20', {
      language,
      undelivered: [{ on, step: 'reminder', state: 'withheld', why }],
    });
    expect(refused).toEqual([{ on, text }]);
  });

  test.each(Object.keys(WITHHELD_GROUNDS) as WithheldGround[])(
    'of what is withheld as %s no English is left',
    (ground) => {
      const on = civilDate('2016-02-08');
      const why = noteOf({ ground, on: civilDate('2016-04-29') });
      for (const language of ['sv', 'da'] as const) {
        const [sentence] = told(given, '2016-02-20', {
          language,
          undelivered: [{ on, state: 'withheld', why }],
        }).refused;
        expect(sentence?.text).not.toMatch(/[”"“…]|before|letter|claim/);
      }
    },
  );

  test('a deferral that was dated back tells which letters no longer count, and why their costs fell', () => {
    const explained = told(
      given,
      '2016-03-01',
      { language: 'sv' },
      backDatedDeferral('2016-02-25', '2016-01-28', '2016-03-15'),
    );
    expect(storyOf(explained).slice(3)).toEqual([
      '2016-01-28 Anstånd beviljades till den 15 mars 2016; dröjsmålsränta löper tidigast från den dagen (S002-53, räntelagen 3 §).',
      '2016-02-18 Inkassokravet den 18 februari 2016 räknas som inte skickat: anstånd gäller från den 28 januari 2016.',
      '2016-02-08 Betalningspåminnelsen den 8 februari 2016 räknas som inte skickat: anstånd gäller från den 28 januari 2016.',
      // 1,200.00 at 8 % for 17 days of 366: 4.46.
      '2016-02-25 Avgift 180,00 kr och ränta 4,46 kr föll bort: anstånd gäller från den 28 januari 2016.',
    ]);
  });
});

describe('Reasons are found again from their parts', () => {
  test('of a payment that became known late, and of one that was taken back', () => {
    const late = knownOn('2016-02-22', paid('2016-02-10', '1200.00', 'late'));
    const { story } = told(
      invoice({ due: '2016-02-01' }),
      '2016-02-26',
      { language: 'sv' },
      late,
      takenBack('2016-02-25', '1200.00', 'late'),
    );
    const corrections = story.filter(({ text }) => text.startsWith('Avgift'));
    expect(corrections.map(({ text }) => text)).toEqual([
      expect.stringContaining('föll bort: en betalning den 10 februari 2016 blev känd först efter kravet'),
      expect.stringContaining('krävs igen: betalningen som hade rättat dem har tagits tillbaka.'),
    ]);
  });

  test('an event tells its own reason, whatever the policy says since', () => {
    const given = invoice({ due: '2016-02-01' });
    const elsewhere = rulebookOf({ ...seBotkyrka, steps: seBotkyrka.steps.slice(0, 1), title: 'Another' });
    const { story } = toldOn('2016-02-20', { ...given, rulebook: elsewhere }, live(given, '2016-02-20'), {
      language: 'sv',
    });
    expect(story[2]?.text).toContain('eftersom: 17 dagar efter förfallodagen den 1 februari 2016 (S002-17, S002-18');
  });

  test('a policy’s own words are told where it has them in the reader’s language', () => {
    const own = rulebookOf({
      ...seBotkyrka,
      steps: seBotkyrka.steps.map((rule) =>
        rule.step === 'reminder' ? { ...rule, reasonIn: { sv: 'påminnelse på enbart fakturabeloppet' } } : rule,
      ),
    });
    const given = invoice({ due: '2016-02-01', under: own });
    const reminder = (language: Explanation['language']) => told(given, '2016-02-10', { language }).story[1]?.text;
    expect(reminder('sv')).toContain(
      'eftersom: påminnelse på enbart fakturabeloppet (S002-15, S002-16): 7 dagar efter förfallodagen den 1 februari 2016.',
    );
    expect(reminder('da')).toContain('fordi: 7 dage efter forfaldsdagen den 1. februar 2016 (S002-15, S002-16).');
    expect(reminder('en')).toContain('because: payment reminder on the invoice amount only (S002-15, S002-16): 7 days');
  });

  test('of an event with a note alone, a policy that has changed since tells its own steps; without it the note speaks', () => {
    const given = invoice({ due: '2016-02-01' });
    const later = rulebookOf({
      ...seBotkyrka,
      version: '4',
      steps: seBotkyrka.steps.map((rule) => (rule.step === 'reminder' ? { ...rule, sources: ['S002-99'] } : rule)),
    });
    const changedOn = civilDate('2016-02-10');
    const change = decided('2016-02-10', {
      type: 'ChangePolicy',
      decisionId: 'p',
      changedOn,
      policyId: 'se-botkyrka',
      policyVersion: '4',
    });
    const life = withNotesAlone(live(given, '2016-02-10', change));
    const reminder = (explanation: Explanation) =>
      toldOn('2016-02-10', { ...given, rulebook: later }, life, explanation).story[1]?.text;
    const rulebookFor = (_id: string, version: string) => (version === '4' ? later : botkyrka);
    expect(reminder({ language: 'sv', rulebookFor })).toContain('förfallodagen den 1 februari 2016 (S002-15, S002-16)');
    expect(reminder({ language: 'sv' })).toContain('enligt noteringen: ”payment reminder on the invoice amount only');
  });

  test('a debtor’s status tells what the policy or the law makes of it', () => {
    const died = told(
      invoice({ due: '2016-02-01' }),
      '2016-02-05',
      { language: 'sv' },
      debtorIs('2016-02-03', 'deceased'),
    );
    expect(died.story.at(-1)?.text).toBe('Gäldenären är avliden (S002-29).');
  });
});
