import { createHash } from 'node:crypto';
import { eventHash, type HashedEvent } from '../../store/event-hash';
import { NO_HASH } from '../../store/hash-chain';
import { canonicalJson, reviveMoneyIn } from '../../store/ledger-json';
import { civilDate } from '../../domain/kernel/civil-date';
import type { ClaimEvent } from '../../domain/claim/claim-events';
import { evolve, foldClaim } from '../../domain/claim/evolve';
import { STORED_EVENTS } from './stored-events';

const named = STORED_EVENTS.map(({ event, text }, at) => ({ name: `${at + 1} ${event.type}`, event, text }));

/** As the ledger reads `jsonb`: PostgreSQL may have turned the fields round. */
function readBack(text: string): ClaimEvent {
  const turned = Object.fromEntries(Object.entries(JSON.parse(text) as Record<string, unknown>).reverse());
  return reviveMoneyIn(turned) as ClaimEvent;
}

test.each(named)('$name has its canonical text', ({ event, text }) => {
  expect(canonicalJson(event)).toBe(text);
});

test.each(named)('$name is read back from its text as it was written', ({ event, text }) => {
  const read = readBack(text);
  expect(read).toEqual(event);
  expect(canonicalJson(read)).toBe(text);
});

test('a claim is folded from the texts alone', () => {
  const claim = foldClaim(named.map(({ text }) => readBack(text)));
  expect(claim?.eventNumber).toBe(STORED_EVENTS.length);
});

test.each(named.slice(1))('$name may follow a registration at once', ({ text }) => {
  const registered = evolve(undefined, readBack(named[0]!.text));
  expect(evolve(registered, readBack(text)).eventNumber).toBe(2);
});

test('every kind of event has an example', () => {
  const examples: Record<ClaimEvent['type'], true> = {
    ClaimRegistered: true,
    StepPerformed: true,
    PaymentReceived: true,
    PaymentReversed: true,
    ChargesCorrected: true,
    RulingReceived: true,
    ReferralAnswered: true,
    MonitoringAccounted: true,
    AgencyReported: true,
    AgencyAccounted: true,
    StepLeftOut: true,
    CaseCostsAdded: true,
    AcceptanceAnswered: true,
    FlagChanged: true,
    InterestClaimedApart: true,
    ChargesClaimedApart: true,
    JudgmentReceived: true,
    DeferralGranted: true,
    StepWithdrawn: true,
    PlanAgreed: true,
    InstalmentReminded: true,
    PlanDefaulted: true,
    PlanReinstated: true,
    DisputeRaised: true,
    DisputeSettled: true,
    HoldPlaced: true,
    ClaimCredited: true,
    ClaimWrittenDown: true,
    ClaimWrittenOff: true,
    ClaimReinstated: true,
    SetOffBooked: true,
    SetOffTakenBack: true,
    LimitationInterrupted: true,
    PolicyChanged: true,
    DebtorStatusChanged: true,
    DebtorAddressChanged: true,
    LiableDebtorChanged: true,
    CourtRouteTaken: true,
    FiledAtCourt: true,
    CourtTransferRequested: true,
    ReferralRecalled: true,
    ServiceChanged: true,
    FeeWaived: true,
    DecisionReversed: true,
  };
  const shown = new Set(STORED_EVENTS.map(({ event }) => event.type));
  expect([...shown].sort()).toEqual(Object.keys(examples).sort());
});

describe('the chain', () => {
  test('begins with 32 noughts', () => {
    expect(NO_HASH.toString('hex')).toBe('0'.repeat(64));
  });

  test('has for each event the SHA-256 of the hash before it and of its text', () => {
    let previous: Buffer = Buffer.alloc(32);
    for (const [at, { event, text }] of STORED_EVENTS.entries()) {
      const eventNumber = at + 1;
      const booked = `{"bookedOn":"2016-08-01","claimId":"main/1001","commandKey":"decision/d/main/1001","event":${text},"eventNumber":${eventNumber}}`;
      const expected = createHash('sha256').update(previous).update(booked, 'utf8').digest();
      const hashed: HashedEvent = {
        claimId: 'main/1001',
        eventNumber,
        bookedOn: civilDate('2016-08-01'),
        commandKey: 'decision/d/main/1001',
        event,
      };
      expect(eventHash(previous, hashed).toString('hex')).toBe(expected.toString('hex'));
      expect(eventHash(previous, { ...hashed, event: readBack(text) }).toString('hex')).toBe(expected.toString('hex'));
      previous = expected;
    }
  });
});

describe('the canonical form', () => {
  test.each([
    ['keys in order of their signs, capitals first', { b: 1, a: 2, B: 3, å: 4 }, '{"B":3,"a":2,"b":1,"å":4}'],
    ['what is undefined left out of objects', { a: undefined, b: null }, '{"b":null}'],
    ['what is undefined as null in lists', [undefined, 1], '[null,1]'],
    ['objects in lists in order too', [{ z: true, a: false }], '[{"a":false,"z":true}]'],
    ['signs as JSON writes them', 'å "ö"\n', '"å \\"ö\\"\\n"'],
  ])('has %s', (_what, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });
});
