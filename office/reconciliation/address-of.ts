/** Whom a notice is for, and who that is here; without an address until one is entered. */
interface Addressed {
  readonly addressee: string;
  readonly name: string | null;
  readonly email: string | null;
}

/** `Accounting <accounting@example.org>`, or the party's own name while nobody has entered who it is. */
export function addressOf({ addressee, name, email }: Addressed): string {
  return email === null ? `${name ?? addressee} (no address is entered)` : `${name ?? addressee} <${email}>`;
}
