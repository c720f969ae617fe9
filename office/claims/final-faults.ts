import { KeyReusedWithOtherContents } from '../../store/command-keys';
import { CreditorUnknown } from '../creditors/creditor-chart';
import { LedgerDamaged } from './lock-claim';

/** Trying again helps no act against any of these. */
export const ALWAYS_FINAL = [LedgerDamaged, KeyReusedWithOtherContents, CreditorUnknown] as const;
