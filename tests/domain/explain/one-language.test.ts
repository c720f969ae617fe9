import fc from 'fast-check';
import { civilDate, addDays, type CivilDate } from '../../../domain/kernel/civil-date';
import type { Claim } from '../../../domain/claim/claim';
import type { ClaimEvent } from '../../../domain/claim/claim-events';
import { standstillOf } from '../../../domain/claim/standstill';
import { explainClaim } from '../../../domain/explain/explain-claim';
import { explainStandstill } from '../../../domain/explain/explain-standstill';
import type { ExplainedClaim } from '../../../domain/explain/explanation';
import type { Rulebook } from '../../../domain/policy/rulebook';
import { sampleYear, SAMPLE_UNTIL } from '../../../rehearsal/on-engine/sample-year';
import { rulebookOf } from '../../../policies/rulebook';
import { dkStatensAdministration } from '../../../policies/rulebooks/dk-statens-administration';
import { preview } from '../../../rehearsal/preview';
import { danishPortfolio } from '../../../sample/danish-portfolio';
import { portfolioOf } from '../../sample/read-back';
import { decidedStories } from '../properties/decided-stories';
import { invoices, liveRoughly, RUNS } from '../properties/stories';
import { englishIn } from './english-words';

/** What became of each claim on its way. */
const mockEvents = new WeakMap<Claim, readonly ClaimEvent[]>();
jest.mock('../../../domain/claim/evolve', () => {
  const real = jest.requireActual<typeof import('../../../domain/claim/evolve')>('../../../domain/claim/evolve');
  const evolve: typeof real.evolve = (before, event) => {
    const after = real.evolve(before, event);
    mockEvents.set(after, [...((before && mockEvents.get(before)) ?? []), event]);
    return after;
  };
  return { ...real, evolve };
});

const NORDIC = ['sv', 'da'] as const;
const BANK_GATE = [{ on: civilDate('2015-01-01'), open: true }];

function sentencesOf({ story, standing, cost, ahead, waits, refused }: ExplainedClaim): string[] {
  return [...[...story, ...ahead, ...waits, ...refused].map(({ text }) => text), standing, cost];
}

/** Every sentence in which the claim, as it stands on the day, is told in a Nordic language and has English in it. */
function englishToldOf(claim: Claim, rulebook: Rulebook, today: CivilDate): string[] {
  const events = mockEvents.get(claim) ?? [];
  const standstill = standstillOf(claim, rulebook, today);
  return NORDIC.flatMap((language) => {
    const explained = explainClaim(claim, events, rulebook, today, { language, bankGate: BANK_GATE });
    const listed = standstill ? Object.values(explainStandstill(standstill, language)) : [];
    return [...sentencesOf(explained), ...listed].filter(
      (text) => englishIn(text, language).length > 0 || /noteringen/.test(text),
    );
  });
}

test('the words find English', () => {
  expect(englishIn('Avgift 180,00 kr föll bort: the debt was set off, enligt ”the note”.', 'sv')).toEqual([
    'the',
    'was',
  ]);
});

describe('A Swede and a Dane are told in their own language', () => {
  const days = ['2015-03-31', '2015-08-31', '2015-12-31', '2016-06-30'].map((day) => civilDate(day));

  test.each([...days, SAMPLE_UNTIL])('of Sjövik’s claims on %s', (today) => {
    const { portfolio, rulebook } = sampleYear();
    const claims = preview(portfolio, rulebook, today).claims.filter(({ issuedOn }) => issuedOn <= today);
    expect(claims.length).toBeGreaterThan(10);
    expect(claims.flatMap((claim) => englishToldOf(claim, rulebook, today))).toEqual([]);
  });

  test.each(days)('of Klitstyrelsen’s claims on %s', (today) => {
    const rulebook = rulebookOf(dkStatensAdministration);
    const { claims } = preview(portfolioOf(danishPortfolio()), rulebook, today);
    const registered = claims.filter(({ issuedOn }) => issuedOn <= today);
    expect(registered.length).toBeGreaterThan(10);
    expect(registered.flatMap((claim) => englishToldOf(claim, rulebook, today))).toEqual([]);
  });

  test('whatever is paid, decided and taken back', () => {
    fc.assert(
      fc.property(invoices, decidedStories, fc.integer({ min: 1, max: 9 }), (given, told, tryEvery) => {
        const claim = liveRoughly(given, told, tryEvery).at(-1)?.after;
        if (!claim) return;
        const today = addDays(claim.asOf, 200);
        expect(englishToldOf(claim, given.rulebook, today)).toEqual([]);
      }),
      RUNS,
    );
  });
});
