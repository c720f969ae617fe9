import fc from 'fast-check';
import { InputRefused } from '../../../domain/kernel/input-refused';
import type { BankFile } from '../../../formats/bank-file';
import { camtMovements, readCamt } from '../../../formats/camt/read-camt';
import { camtDeliveries } from '../../support/camt-deliveries';
import { refusalOf } from '../refusal';
import { balance, entry, statement, transaction } from './camt-text';

function* inPieces(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** What is read, or why nothing is. */
function outcomeOf(read: () => BankFile): BankFile | string {
  try {
    return read();
  } catch (problem) {
    if (problem instanceof InputRefused) return problem.message;
    throw problem;
  }
}

describe('a camt file that comes in pieces', () => {
  it('says what it says as a whole, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 70_000 }), (seed, size) => {
        for (const { content } of camtDeliveries(seed).files)
          expect(readCamt(inPieces(content, size))).toEqual(readCamt(content));
      }),
      { numRuns: 40 },
    );
  });

  it('is refused for what it is refused for as a whole, with the line', () => {
    const content = statement('08', entry({ more: '<AddtlNtryInf>Åsa &amp; <![CDATA[<x>]]></AddtlNtryInf>' }));
    fc.assert(
      fc.property(
        fc.nat({ max: content.length - 1 }),
        fc.constantFrom('&a;', '\n&#0;', '<!DOCTYPE a>', '</Ntry>', '<Ntry>', ']]>', '\0', '<'),
        fc.integer({ min: 1, max: 50 }),
        (at, piece, size) => {
          const mutant = Buffer.concat([content.subarray(0, at), Buffer.from(piece), content.subarray(at)]);
          const whole = outcomeOf(() => readCamt(mutant));
          expect(outcomeOf(() => readCamt(inPieces(mutant, size)))).toEqual(whole);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('has the line of a fault that stands far from its beginning', () => {
    const many = Array.from({ length: 1_000 }, () => `${entry()}\n`).join('');
    const content = statement('08', `${many}<Ntry>&payroll;</Ntry>`);
    const line = content.toString().split('&payroll;')[0]?.split('\n').length ?? 0;
    expect(line).toBeGreaterThan(1_000);
    expect(refusalOf(() => readCamt(inPieces(content, 1_000)))).toContain(`line ${line}, XML: "&payroll;"`);
  });

  it('is read no further than its first statement when only that is asked for', () => {
    const first = statement('08', entry()).toString();
    const more = '<Stmt><Id>S2</Id><Acct><Id><IBAN>SE4550000000058398257466</IBAN></Id></Acct></Stmt>';
    const content = Buffer.from(first.replace('</Stmt>', `</Stmt>${more.repeat(10_000)}`));
    let taken = 0;
    const pieces = function* () {
      for (const piece of inPieces(content, 10_000)) {
        taken += piece.length;
        yield piece;
      }
    };
    for (const { account } of camtMovements(pieces())) {
      expect(account).not.toBe('');
      break;
    }
    expect(taken).toBeLessThan(content.length / 2);
  });

  it('over the limit is refused, however small the pieces', () => {
    const content = statement('08', entry());
    expect(refusalOf(() => readCamt(inPieces(content, 10), { limitBytes: 100 }))).toContain('more than 100 bytes');
  });
});

describe('an order that no bank keeps', () => {
  it('changes nothing: a part of a batch may stand before the amount of its entry, and balances after it', () => {
    const details = transaction('', '60.00') + transaction('', '40.00');
    const usual = statement('08', balance('OPBD', '0') + balance('CLBD', '100') + entry({ details })).toString();
    const [batch = ''] = /<NtryDtls>.*<\/NtryDtls>/s.exec(usual) ?? [];
    const turned = usual.replace(batch, '').replace('<Ntry>', `<Ntry>${batch}`);
    expect(batch).not.toBe('');
    expect(readCamt(Buffer.from(turned)).movements).toEqual(readCamt(Buffer.from(usual)).movements);
  });

  it('changes nothing where the balances and the number stand behind the entries', () => {
    const usual = statement('08', balance('OPBD', '0') + balance('CLBD', '200') + entry() + entry()).toString();
    const behind = usual
      .replaceAll(/<Bal>.*?<\/Bal>|<Id>S1<\/Id>/gs, '')
      .replace('</Stmt>', `<Id>S1</Id>${balance('OPBD', '0')}${balance('CLBD', '200')}</Stmt>`);
    const read = readCamt(Buffer.from(behind));
    expect(read).toEqual(readCamt(Buffer.from(usual)));
    expect(read.movements.map(({ told }) => told?.fingerprint)).not.toContain('');
  });
});
