import { createHash } from 'node:crypto';
import { contentsHash, markHash } from '../../office/decisions/decision-rows';
import type { RecordedDecision } from '../../office/decisions/decision-record';
import { hashOfRequest } from '../../office/decisions/propose-decision';
import { KeyReusedWithOtherContents, resultOf } from '../../store/command-keys';
import { canonicalJson } from '../../store/ledger-json';
import { digestOf } from '../../store/contents-digest';
import { evidenceHash } from '../../office/reconciliation/evidence/file-evidence';
import { stateAfter, type RunEvent } from '../../office/reconciliation/run-events';
import { runEventHash } from '../../office/reconciliation/run-record';
import { NO_HASH } from '../../store/hash-chain';
import type { RunState } from '../../workflows/reconciliation-port';
import { civilDate } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';

/*
 * What else the ledger keeps hashes of. The texts were written by hand, by the rule of the canonical form; old forms stay
 * beside newer ones, since both stand in databases.
 */

const on = civilDate;

function sha256(...parts: readonly (string | Buffer)[]): Buffer {
  return createHash('sha256')
    .update(Buffer.concat(parts.map((part) => Buffer.from(part as string))))
    .digest();
}

interface StoredRunEvent {
  readonly event: RunEvent;
  readonly text: string;
  /** How a run stands after it that was matched before. */
  readonly state: RunState;
}

const RUN_EVENTS: readonly StoredRunEvent[] = [
  {
    event: { type: 'RunOpened', dueOn: on('2015-09-05') },
    text: '{"dueOn":"2015-09-05","type":"RunOpened"}',
    state: 'waiting',
  },
  {
    // Without `fileName`: from before it was kept.
    event: {
      type: 'SourceDelivered',
      source: 'bank',
      version: 1,
      sha256: 'ab12',
      rows: 2,
      total: '100.00',
      isComplete: false,
    },
    text: '{"isComplete":false,"rows":2,"sha256":"ab12","source":"bank","total":"100.00","type":"SourceDelivered","version":1}',
    state: 'waiting',
  },
  {
    event: {
      type: 'SourceDelivered',
      source: 'bank',
      version: 2,
      fileName: 'august.txt',
      part: 'august.txt',
      replaces: 1,
      sha256: 'cd34',
      rows: 3,
      total: '-1.50',
      isComplete: true,
    },
    text: '{"fileName":"august.txt","isComplete":true,"part":"august.txt","replaces":1,"rows":3,"sha256":"cd34","source":"bank","total":"-1.50","type":"SourceDelivered","version":2}',
    state: 'ready',
  },
  {
    event: {
      type: 'SourceWithdrawn',
      source: 'bank',
      version: 3,
      withdraws: 2,
      fileName: 'august.txt',
      part: 'august.txt',
      sha256: 'cd34',
      rows: 3,
      total: '-1.50',
      reason: 'the wrong month',
      isComplete: false,
    },
    text: '{"fileName":"august.txt","isComplete":false,"part":"august.txt","reason":"the wrong month","rows":3,"sha256":"cd34","source":"bank","total":"-1.50","type":"SourceWithdrawn","version":3,"withdraws":2}',
    state: 'waiting',
  },
  {
    event: { type: 'SourceRefused', source: 'bank', reason: 'line 3: no amount' },
    text: '{"reason":"line 3: no amount","source":"bank","type":"SourceRefused"}',
    state: 'waiting',
  },
  {
    event: { type: 'SourceRefused', source: 'bank', fileName: 'august.txt', reason: 'line 3: no amount' },
    text: '{"fileName":"august.txt","reason":"line 3: no amount","source":"bank","type":"SourceRefused"}',
    state: 'waiting',
  },
  {
    event: { type: 'SourceReminded', sources: ['bank', 'ledger'], owedBy: ['treasury'] },
    text: '{"owedBy":["treasury"],"sources":["bank","ledger"],"type":"SourceReminded"}',
    state: 'matched',
  },
  {
    event: { type: 'RunMatched', matchNumber: 1, sha256: 'ef56', remaining: '0.00', open: 0, clean: true },
    text: '{"clean":true,"matchNumber":1,"open":0,"remaining":"0.00","sha256":"ef56","type":"RunMatched"}',
    state: 'matched',
  },
  {
    event: {
      type: 'RunMatched',
      matchNumber: 2,
      sha256: 'ef56',
      remaining: '12.00',
      cleared: { differences: 1, amount: '3.00' },
      open: 2,
      clean: false,
      failing: 1,
      sameFile: true,
    },
    text: '{"clean":false,"cleared":{"amount":"3.00","differences":1},"failing":1,"matchNumber":2,"open":2,"remaining":"12.00","sameFile":true,"sha256":"ef56","type":"RunMatched"}',
    state: 'matched',
  },
  {
    // Without `step`: from before it was kept.
    event: { type: 'RunEscalated', to: 'controller', items: 2 },
    text: '{"items":2,"to":"controller","type":"RunEscalated"}',
    state: 'matched',
  },
  {
    event: { type: 'RunEscalated', to: 'controller', items: 2, step: 1 },
    text: '{"items":2,"step":1,"to":"controller","type":"RunEscalated"}',
    state: 'matched',
  },
  {
    event: { type: 'RunPrepared', matchNumber: 2 },
    text: '{"matchNumber":2,"type":"RunPrepared"}',
    state: 'prepared',
  },
  {
    event: { type: 'RunPrepared', matchNumber: 2, note: 'two left', name: 'Åsa' },
    text: '{"matchNumber":2,"name":"Åsa","note":"two left","type":"RunPrepared"}',
    state: 'prepared',
  },
  {
    event: { type: 'RunPrepared', matchNumber: 2, replaces: 'local/anna' },
    text: '{"matchNumber":2,"replaces":"local/anna","type":"RunPrepared"}',
    state: 'prepared',
  },
  {
    event: { type: 'PreparationTakenBack', itemId: 7 },
    text: '{"itemId":7,"type":"PreparationTakenBack"}',
    state: 'matched',
  },
  {
    event: {
      type: 'RunApproved',
      matchNumber: 2,
      clean: true,
      stated: { closing: '12345.67', opening: '1.00', byLedger: '12345.67' },
    },
    text: '{"clean":true,"matchNumber":2,"stated":{"byLedger":"12345.67","closing":"12345.67","opening":"1.00"},"type":"RunApproved"}',
    state: 'signed',
  },
  {
    event: { type: 'RunApproved', matchNumber: 2, clean: true },
    text: '{"clean":true,"matchNumber":2,"type":"RunApproved"}',
    state: 'signed',
  },
  {
    event: {
      type: 'RunApproved',
      matchNumber: 2,
      clean: false,
      materiality: { threshold: '500000.00', answersFor: '589000.00', material: true },
    },
    text: '{"clean":false,"matchNumber":2,"materiality":{"answersFor":"589000.00","material":true,"threshold":"500000.00"},"type":"RunApproved"}',
    state: 'signed',
  },
  {
    event: {
      type: 'RunApproved',
      matchNumber: 2,
      reason: 'known',
      name: 'Bo',
      clean: false,
      passesOver: ['2015-06', '2015-07'],
    },
    text: '{"clean":false,"matchNumber":2,"name":"Bo","passesOver":["2015-06","2015-07"],"reason":"known","type":"RunApproved"}',
    state: 'signed',
  },
  {
    event: { type: 'RunPassedOver', for: '2015-09', reason: 'signed before it' },
    text: '{"for":"2015-09","reason":"signed before it","type":"RunPassedOver"}',
    state: 'passed-over',
  },
  {
    event: { type: 'EvidenceFiled', evidenceNumber: 4, sha256: '0a0b' },
    text: '{"evidenceNumber":4,"sha256":"0a0b","type":"EvidenceFiled"}',
    state: 'closed',
  },
  {
    event: { type: 'EvidenceFiled', evidenceNumber: 4, sha256: '0a0b', asksFor: 'client' },
    text: '{"asksFor":"client","evidenceNumber":4,"sha256":"0a0b","type":"EvidenceFiled"}',
    state: 'unacknowledged',
  },
  {
    event: { type: 'AcknowledgementChased', from: 'client' },
    text: '{"from":"client","type":"AcknowledgementChased"}',
    state: 'matched',
  },
  { event: { type: 'RunAcknowledged' }, text: '{"type":"RunAcknowledged"}', state: 'closed' },
  {
    event: { type: 'RunAcknowledged', note: 'as agreed', name: 'Client' },
    text: '{"name":"Client","note":"as agreed","type":"RunAcknowledged"}',
    state: 'closed',
  },
  {
    event: { type: 'RunReopened', reason: 'a late file' },
    text: '{"reason":"a late file","type":"RunReopened"}',
    state: 'ready',
  },
];

const named = RUN_EVENTS.map(({ event, text, state }, at) => ({ name: `${at + 1} ${event.type}`, event, text, state }));

describe('events of a run', () => {
  test.each(named)('$name has its canonical text and leads to $state', ({ event, text, state }) => {
    expect(canonicalJson(event)).toBe(text);
    expect(JSON.parse(text)).toEqual(event);
    expect(stateAfter('matched', event)).toBe(state);
  });

  test('every kind has an example', () => {
    const kinds: Record<RunEvent['type'], true> = {
      RunOpened: true,
      SourceDelivered: true,
      SourceWithdrawn: true,
      SourceRefused: true,
      SourceReminded: true,
      RunMatched: true,
      RunEscalated: true,
      RunPrepared: true,
      PreparationTakenBack: true,
      RunApproved: true,
      RunPassedOver: true,
      EvidenceFiled: true,
      AcknowledgementChased: true,
      RunAcknowledged: true,
      RunReopened: true,
    };
    expect([...new Set(RUN_EVENTS.map(({ event }) => event.type))].sort()).toEqual(Object.keys(kinds).sort());
  });

  test('are chained, with and without a person', () => {
    expect(NO_HASH.equals(Buffer.alloc(32))).toBe(true);
    let previous = Buffer.alloc(32);
    for (const [at, { event, text }] of RUN_EVENTS.entries()) {
      const eventNumber = at + 1;
      const byItself = sha256(previous, `{"event":${text},"eventNumber":${eventNumber},"on":"2015-09-07","runId":17}`);
      const recorded = { eventNumber, on: on('2015-09-07'), event };
      expect(runEventHash(previous, 17, recorded).toString('hex')).toBe(byItself.toString('hex'));
      const byAPerson = sha256(
        previous,
        `{"by":"local/asa","event":${text},"eventNumber":${eventNumber},"on":"2015-09-07","role":"controller","runId":17}`,
      );
      const signed = runEventHash(previous, 17, { ...recorded, by: 'local/asa', role: 'controller' });
      expect(signed.toString('hex')).toBe(byAPerson.toString('hex'));
      previous = Buffer.from(byItself);
    }
  });
});

test('the evidence of a run is chained by the hashes of its three documents', () => {
  const previous = Buffer.alloc(32, 7);
  const pdf = Buffer.from('%PDF');
  const expected = sha256(previous, sha256('{"a":1}'), sha256('key;amount\n'), sha256(pdf));
  expect(evidenceHash(previous, { json: '{"a":1}', csv: 'key;amount\n', pdf }).equals(expected)).toBe(true);
});

const DECISION: RecordedDecision = {
  decisionId: 'd-7',
  creditorId: 'main',
  kind: 'dispute',
  subject: { of: 'claims', claimIds: ['main/1001'] },
  terms: { amount: Money.of('300', 'SEK') },
  on: on('2016-01-04'),
  backDated: false,
  proposedOn: on('2016-01-04'),
  measure: { amount: Money.of('300', 'SEK') },
  amount: Money.of('300', 'SEK'),
  reasonCode: 'objection',
  reason: 'says "no"',
  proposedBy: 'local/asa',
  proposedRole: 'case-handler',
  matrix: { id: 'se-botkyrka', version: '1' },
  lines: ['dispute'],
  approvalBy: [],
};

/** Of rows that were written before words of somebody's own were sealed. */
const UNSEALED = { salt: null, erased: null };

describe('decisions', () => {
  test('somebody’s own words are hashed as one salted digest, and the digest is what stays', () => {
    const salt = '0b9d6bcd-0000-4000-8000-000000000001';
    const said = { reason: DECISION.reason, terms: DECISION.terms };
    const amount = '{"amount":"300.00","currency":"SEK"}';
    const digest = sha256(salt, `{"reason":"says \\"no\\"","terms":{"amount":${amount}}}`).toString('hex');
    const text = `{"amount":${amount},"approvalBy":[],"backDated":false,"creditorId":"main","decisionId":"d-7","kind":"dispute","lines":["dispute"],"matrix":{"id":"se-botkyrka","version":"1"},"measure":{"amount":${amount}},"on":"2016-01-04","proposedBy":"local/asa","proposedOn":"2016-01-04","proposedRole":"case-handler","reasonCode":"objection","sealed":"${digest}","subject":{"claimIds":["main/1001"],"of":"claims"}}`;
    expect(contentsHash(DECISION, { salt, erased: null }).toString('hex')).toBe(sha256(text).toString('hex'));
    const erased = { ...DECISION, ...said, reason: 'forgotten' };
    expect(contentsHash(erased, { salt: null, erased: digest }).toString('hex')).toBe(sha256(text).toString('hex'));
  });

  test('what was recorded when one was put forward is the ground of its chain', () => {
    const amount = '{"amount":"300.00","currency":"SEK"}';
    const text = `{"amount":${amount},"approvalBy":[],"backDated":false,"creditorId":"main","decisionId":"d-7","kind":"dispute","lines":["dispute"],"matrix":{"id":"se-botkyrka","version":"1"},"measure":{"amount":${amount}},"on":"2016-01-04","proposedBy":"local/asa","proposedOn":"2016-01-04","proposedRole":"case-handler","reason":"says \\"no\\"","reasonCode":"objection","subject":{"claimIds":["main/1001"],"of":"claims"},"terms":{"amount":${amount}}}`;
    expect(contentsHash(DECISION, UNSEALED).toString('hex')).toBe(sha256(text).toString('hex'));
  });

  test('marks are chained', () => {
    const ground = Buffer.alloc(32, 5);
    const own = markHash(
      ground,
      { decisionId: 'd-7', markNumber: 1, ...UNSEALED },
      { mark: 'withdrawn', by: 'local/asa', on: on('2016-01-05') },
    );
    const ownText = '{"by":"local/asa","decisionId":"d-7","mark":"withdrawn","markNumber":1,"on":"2016-01-05"}';
    expect(own.toString('hex')).toBe(sha256(ground, ownText).toString('hex'));
    const approved = markHash(
      own,
      { decisionId: 'd-7', markNumber: 2, ...UNSEALED },
      {
        mark: 'approved',
        by: 'local/bo',
        role: 'manager',
        on: on('2016-01-06'),
        note: 'yes',
        matrixVersion: '2',
      },
    );
    const text =
      '{"by":"local/bo","decisionId":"d-7","mark":"approved","markNumber":2,"matrixVersion":"2","note":"yes","on":"2016-01-06","role":"manager"}';
    expect(approved.toString('hex')).toBe(sha256(own, text).toString('hex'));
  });

  test('a request that is repeated another day is the same', () => {
    const actor = { subject: 'local/asa' } as Parameters<typeof hashOfRequest>[0];
    const request = { decisionId: 'd-7', kind: 'hold', terms: { through: '2016-02-12' } };
    const text = '{"by":"local/asa","decisionId":"d-7","kind":"hold","terms":{"through":"2016-02-12"}}';
    for (const today of ['2016-01-12', '2016-01-13']) {
      expect(hashOfRequest(actor, { ...request, today }).toString('hex')).toBe(sha256(text).toString('hex'));
    }
  });
});

describe('a command that is repeated', () => {
  const contents = {
    claimId: 'main/1001',
    command: { type: 'RecordRuling', rulingId: 'r-1', ruledOn: '2015-06-01', on: undefined },
  };
  const text = '{"claimId":"main/1001","command":{"ruledOn":"2015-06-01","rulingId":"r-1","type":"RecordRuling"}}';
  const kept = { claimId: 'main/1001', fromEvent: 8, toEvent: 8 };

  test('finds its result by the SHA-256 of its canonical text', () => {
    expect(resultOf('r-1', contents, { requestHash: sha256(text), result: kept })).toEqual(kept);
  });

  test('is refused with other contents', () => {
    const other = { requestHash: sha256(`${text} `), result: kept };
    expect(() => resultOf('r-1', contents, other)).toThrow(KeyReusedWithOtherContents);
  });
});

test('the fingerprint of a letter or a case does not depend on the order of its fields', () => {
  const text = '{"a":[{"b":1,"c":{"amount":"60.00","currency":"SEK"}}],"d":"Å"}';
  const expected = sha256(text).toString('hex');
  expect(digestOf({ d: 'Å', e: undefined, a: [{ c: Money.of('60', 'SEK'), b: 1 }] })).toBe(expected);
});
