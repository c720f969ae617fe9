import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHIPPED_POLICIES } from '../../policies/shipped-policies';
import { canonicalJson, sha256 } from '../../store/ledger-json';

/*
 * Ledgers keep the checksum of each policy version, as the release wrote it that first shipped the version. A ledger refuses
 * the same version with other settings. So a shipped policy that changes gets a new version, and a line of its own here.
 */

const LISTED = JSON.parse(readFileSync(join(__dirname, 'shipped-policies.json'), 'utf8')) as Readonly<
  Record<string, string>
>;

test.each(SHIPPED_POLICIES.map((policy) => ({ name: `${policy.id} version ${policy.version}`, policy })))(
  '$name is what ledgers have',
  ({ name, policy }) => {
    expect(sha256(canonicalJson(policy)).toString('hex')).toBe(LISTED[name]);
  },
);
