import type { DebtorRecord } from '../../domain/claim/debtor-record';
import { attributeOf, childOf, childrenOf, textOf } from '../xml/xml-node';
import type { XmlNode } from '../xml/xml-node';

/** The customer's id, and the customer as far as the invoice states one. */
export function debtorOf(party: XmlNode | undefined): { readonly debtorId: string; readonly debtor?: DebtorRecord } {
  const company = childOf(party, 'PartyLegalEntity', 'CompanyID') ?? childOf(party, 'PartyTaxScheme', 'CompanyID');
  const identification = childOf(party, 'PartyIdentification', 'ID');
  const debtorId = textOf(identification) || textOf(party, 'EndpointID') || textOf(company);
  const name = textOf(party, 'PartyLegalEntity', 'RegistrationName') || textOf(party, 'PartyName', 'Name');
  if (debtorId === '' || name === '') return { debtorId };
  const address = childOf(party, 'PostalAddress');
  const person = [identification, company].find((id) => attributeOf(id, 'schemeID') === 'DK:CPR');
  const register = REGISTERS.has(attributeOf(identification, 'schemeID')) ? identification : undefined;
  const debtor: DebtorRecord = {
    debtorId,
    // E-invoices go to businesses and authorities, which the format does not tell apart; a Danish CPR number is a person.
    kind: person ? 'person' : 'business',
    name,
    addressLines: addressLinesOf(address),
    postalCode: textOf(address, 'PostalZone'),
    city: textOf(address, 'CityName'),
    country: textOf(address, 'Country', 'IdentificationCode'),
    identityNumber: identityNumberOf(person ?? company ?? register),
    line: 1,
  };
  return { debtorId, debtor };
}

/** Schemes of national business registers: CVR and SE numbers, and their Peppol codes (0184 Denmark, 0007 Sweden). */
const REGISTERS = new Set(['DK:CVR', 'DK:SE', '0184', '0007']);

function addressLinesOf(address: XmlNode | undefined): readonly string[] {
  const street = [textOf(address, 'StreetName'), textOf(address, 'BuildingNumber')].filter(Boolean).join(' ');
  const free = childrenOf(address, 'AddressLine').map((line) => textOf(line, 'Line'));
  return [street, textOf(address, 'AdditionalStreetName'), ...free].filter(Boolean);
}

/** OIOUBL writes CVR and SE numbers with the country before them (`DK12345674`); the registers do not. */
function identityNumberOf(id: XmlNode | undefined): string {
  return textOf(id).replace(/^DK(?=\d{8}$)/, '');
}
