import { SIE_FINDINGS } from '../formats/sie/sie-rows';
import type { LineRule } from './recipe-source';
import type { Cells } from './row';

/** Why a row that tells what is wrong with its SIE file does not count; nothing for any other row. */
export function findingInSie({ series }: Cells): string | undefined {
  if (series === SIE_FINDINGS.unbalanced) return 'no transaction: what a voucher is off by';
  return series === SIE_FINDINGS.checksum ? 'no transaction: the file’s checksum' : undefined;
}

const says: LineRule['says'] = ({ text = '' }) => text;

/** What a person may accept of a SIE file that is read as a ledger. */
export const SIE_FINDING_RULES: readonly LineRule[] = [
  {
    rule: 'each voucher of the export balances',
    isBroken: ({ series }) => series === SIE_FINDINGS.unbalanced,
    says,
    finding: 'unbalanced',
    cites: ['S002-91'],
  },
  {
    rule: 'the export’s checksum (#KSUMMA) fits its contents',
    isBroken: ({ series }) => series === SIE_FINDINGS.checksum,
    says,
    finding: 'checksum',
    cites: ['S002-91'],
  },
];
