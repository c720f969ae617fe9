import type { Claim } from '../../domain/claim/claim';
import type { DocumentContent } from '../../domain/letters/document-content';
import type { LetterCreditor, Recipient } from '../../domain/letters/letter';
import type { DebtorStatus } from '../../domain/policy/policy';
import { Fault } from '../../domain/kernel/fault';
import { LETTER_TEXTS } from '../../print/letters/render-letter';

/** The person to write to is not in the register. Hand over the debtor with an address. */
export class RecipientUnknown extends Fault {
  override readonly name = 'RecipientUnknown';
  override readonly kind = 'unknown';
}

/** The register has no address to which a letter could go by post. Enter the address; the letter leaves then. */
export class AddressMissing extends Fault {
  override readonly name = 'AddressMissing';
  override readonly kind = 'unknown';
}

/** Of a line, a postal code and a place: with less than this the post delivers nothing. */
const LEAST_ADDRESS_PARTS = 2;

/** A letter by post goes to nobody without an address. Throws `AddressMissing`. */
export function requireAddress({ route, addressee }: Recipient): void {
  if (route === 'protected') return;
  const { debtorId, addressLines, postalCode, city } = addressee;
  const parts = [...addressLines, postalCode, city].filter((part) => part.trim() !== '');
  if (parts.length >= LEAST_ADDRESS_PARTS) return;
  throw new AddressMissing(
    `Debtor ${debtorId} has no address in the register; enter one with a street or box, a postal code and a place.`,
  );
}

/** A debtor as the register had them when the letter was fixed; the address of a protected one is not among it. */
interface FixedDebtor {
  readonly debtorId: string;
  readonly kind: string;
  readonly status: DebtorStatus;
  readonly name: string;
  readonly isProtected: boolean;
  readonly addressLines: readonly string[];
  readonly postalCode: string;
  readonly city: string;
}

/** Who a letter is from and whom it may go to, as they stood when it was fixed (`fordring.parties_of`). */
export interface FixedParties {
  readonly letterhead: LetterCreditor | null;
  readonly ownDebtorId: string;
  readonly debtors: readonly FixedDebtor[];
}

/** A document with what was fixed of it, and what has become known of its parties since. */
interface Addressed {
  readonly documentId: string;
  readonly content: {
    readonly letter: { readonly language: 'sv' | 'da'; readonly matter?: { readonly kind: string } };
    readonly liable: readonly string[];
    readonly alone?: string;
    readonly hasDied?: true;
    readonly estates?: readonly string[];
    readonly stayed?: DocumentContent['stayed'];
    readonly parties: FixedParties;
  };
  readonly now: Claim;
  /** Who may not be asked any more since, while others may. */
  readonly stayedNow?: DocumentContent['stayed'];
  /** Those of the debtors whose address is protected now. */
  readonly protectedNow: ReadonlySet<string>;
}

/**
 * Everybody who owed the claim when its letter was fixed, and owes it still, gets a letter of their own, the invoice's own
 * debtor first; one who is new, or owes it no longer, gets theirs alone. Names and addresses are those of that moment. An
 * address that has been protected since is in no letter (OSL 22 kap. 1 §). Who may not be asked, such as an estate in its
 * first months, gets no letter that asks for payment.
 *
 * Throws `RecipientUnknown` for one who was not in the register.
 */
export function recipientsOf(addressed: Addressed): readonly (Recipient & { readonly letterId: string })[] {
  const { documentId, content, now, stayedNow } = addressed;
  const { ownDebtorId } = content.parties;
  const isStayed = (debtorId: string): boolean =>
    [content.stayed, stayedNow].some((stayed) =>
      debtorId === ownDebtorId ? stayed?.own === true : stayed?.others.includes(debtorId) === true,
    );
  const others = content.liable.filter((debtorId) => now.liableDebtorIds.includes(debtorId));
  const ids = content.alone === undefined ? [ownDebtorId, ...others] : [content.alone];
  const isJoint = content.alone === undefined ? others.length > 0 : isLiable(content.letter.matter);
  return ids
    .filter((debtorId) => !isStayed(debtorId))
    .map((debtorId) => ({
      ...recipientOf(debtorId, addressed),
      ...(isJoint && { jointlyLiable: true as const }),
      letterId: debtorId === ownDebtorId ? documentId : letterIdOf(documentId, debtorId),
    }));
}

/** The letter of one who owes the claim beside its own debtor. */
export function letterIdOf(documentId: string, debtorId: string): string {
  return `${documentId}:${encodeURIComponent(debtorId)}`;
}

function isLiable(matter: object | undefined): boolean {
  return matter !== undefined && 'liable' in matter && matter.liable === true;
}

function recipientOf(debtorId: string, { content, now, protectedNow }: Addressed): Recipient {
  const debtor = content.parties.debtors.find((known) => known.debtorId === debtorId);
  if (!debtor)
    throw new RecipientUnknown(`Debtor ${debtorId} is not in the register; hand the debtor over with an address.`);
  const isOwn = debtorId === content.parties.ownDebtorId;
  const isEstate = isOwn ? content.hasDied === true : content.estates?.includes(debtorId) === true;
  const hasDied = debtor.status === 'deceased' || isEstate;
  const { estateOf } = LETTER_TEXTS[content.letter.language].labels;
  const isNamedSo = debtor.kind === 'estate' || debtor.name.toLowerCase().startsWith(estateOf.toLowerCase());
  const name = hasDied && !isNamedSo ? `${estateOf} ${debtor.name}` : debtor.name;
  const { addressLines, postalCode, city } = debtor;
  return debtor.isProtected || protectedNow.has(debtorId) || (isOwn && now.addressProtected)
    ? { route: 'protected', addressee: { debtorId, name, addressLines: [], postalCode: '', city: '' } }
    : { route: 'post', addressee: { debtorId, name, addressLines, postalCode, city } };
}
