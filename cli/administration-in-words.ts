import type { Administration, OwnershipRule } from '../domain/administrations/administration';

/** `--administration`: whose claims a list is of. */
export const ADMINISTRATION: readonly [flags: string, description: string] = [
  '--administration <id>',
  'of one administration; none for claims that no rule names, several for claims that several administrations name',
];

/** Which invoices a rule means: `group 62 from procapita`. */
export function conditionsInWords({ invoiceGroup, objectCode, sourceSystem, unitId }: OwnershipRule): string {
  return [
    ...(invoiceGroup === undefined ? [] : [`group ${invoiceGroup}`]),
    ...(objectCode === undefined ? [] : [`object code ${objectCode}`]),
    ...(sourceSystem === undefined ? [] : [`from ${sourceSystem}`]),
    ...(unitId === undefined ? [] : [`for unit ${unitId}`]),
  ].join(' ');
}

/** One line for each thing that is known of an administration. */
export function administrationInWords({
  administrationId,
  name,
  units,
  contacts,
  owns,
  openItemLists,
}: Administration): string[] {
  return [
    `${name} (${administrationId})`,
    ...units.map((unit) => `  unit ${unit.unitId}: ${unit.name}`),
    ...contacts.map(({ name: person, subject, email, from, through, isDeputy }) => {
      const until = through === undefined ? 'on' : `to ${through}`;
      const reached = email === undefined ? subject : `${subject}, ${email}`;
      return `  ${isDeputy ? 'deputy' : 'contact person'} ${person} (${reached}), ${from} ${until}`;
    }),
    ...owns.map((rule) => `  owns ${conditionsInWords(rule)}`),
    ...(openItemLists === 'quarterly' ? ['  reconciles its open items every quarter'] : []),
  ];
}
