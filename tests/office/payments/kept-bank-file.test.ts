import type { Pool } from 'pg';
import { readBankFile, readBankFileInPieces } from '../../../formats/recognise-bank-file';
import {
  BankFileUnknown,
  layDownBankFile,
  sha256Of,
  takeUpBankFile,
} from '../../../office/payments/incoming-bank-file';
import { givenOut } from '../../../office/payments/kept-bank-file';
import { entry, statement } from '../../formats/camt/camt-text';
import { count, register, useLedger, invoice } from '../ledger-world';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
  await register(pool, invoice({ number: '1' }));
});

const MEBIBYTE = 1_048_576;
/** Some 2.5 mebibytes. */
const LARGE = statement('08', Array.from({ length: 12_000 }, () => entry()).join('\n'));

test('a file is kept in pieces of a mebibyte, and is read from them as it came', async () => {
  const fileId = await layDownBankFile(pool, 'town', { fileName: 'large.xml', content: LARGE });
  expect(await layDownBankFile(pool, 'town', { fileName: 'large.xml', content: LARGE })).toBe(fileId);
  expect(await count(pool, 'incoming_bank_file_piece')).toBe(Math.ceil(LARGE.length / MEBIBYTE));
  const { rows } = await pool.query(
    'SELECT max(length(piece)) AS largest, count(content) AS whole FROM fordring.incoming_bank_file_piece, fordring.incoming_bank_file',
  );
  expect(rows).toEqual([{ largest: MEBIBYTE, whole: 0 }]);
  const [bytes, file] = [await takeUpBankFile(pool, 'town', fileId), await takeUpBankFile(pool, 'town', fileId)];
  expect(Buffer.concat([...bytes.pieces]).equals(LARGE)).toBe(true);
  expect(readBankFileInPieces(file.pieces)).toEqual(readBankFile(LARGE));
});

test('a file that was kept whole before is read from its row', async () => {
  const content = statement('08', entry());
  await pool.query('INSERT INTO fordring.incoming_bank_file VALUES ($1, $2, $3, $4)', [
    ...['town', sha256Of(content), 'old.xml', content],
  ]);
  const { fileName, pieces } = await takeUpBankFile(pool, 'town', sha256Of(content).toString('hex'));
  expect([fileName, [...pieces]]).toEqual(['old.xml', [content]]);
});

test('a piece that was read is let go of before the next one is', () => {
  const pieces = [Buffer.from('a'), Buffer.from('b'), Buffer.from('c')];
  const left = [...givenOut(pieces)].map((piece) => piece.toString());
  expect([left, pieces]).toEqual([['a', 'b', 'c'], []]);
  const waiting = [Buffer.from('a'), Buffer.from('b')];
  for (const piece of givenOut(waiting)) {
    expect(waiting).not.toContain(piece);
    break;
  }
});

test('a file of which a piece is gone is not imported', async () => {
  const fileId = await layDownBankFile(pool, 'town', { fileName: 'large.xml', content: LARGE });
  await pool.query('ALTER TABLE fordring.incoming_bank_file_piece DISABLE TRIGGER USER');
  await pool.query('DELETE FROM fordring.incoming_bank_file_piece WHERE piece_number = 2');
  const taken = takeUpBankFile(pool, 'town', fileId);
  await expect(taken).rejects.toBeInstanceOf(BankFileUnknown);
  await expect(taken).rejects.toThrow('is kept otherwise than it came');
});
