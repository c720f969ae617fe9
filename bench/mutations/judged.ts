import type { FileName } from '../../reconciliation/source-reader';
import type { DeliveryKind } from './deliveries';
import type { Mutation } from './mutations';
import type { TextKind } from './texts';
import type { WholeKind } from './whole-files';

export interface Judged {
  readonly recipe: string;
  readonly sample: string;
  readonly file: FileName;
  readonly mutation: {
    readonly kind: Mutation['kind'] | WholeKind | TextKind | DeliveryKind;
    readonly line?: number;
    readonly column?: string;
  };
  /** `clean`, or with what was found before and nothing new: with the reason that the result names, or with none. */
  readonly verdict: 'refused' | 'found' | 'clean' | 'as before';
  /** Where it shows, or why it does not: a class, `identity`, `rule`, `unused`, or what the result names. */
  readonly says: string;
}
