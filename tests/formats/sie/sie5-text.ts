/** A whole general ledger as SIE 5 writes it, with what stands before its journals and in them. */
export function sie5({ accounts = ACCOUNTS, before = '', journals = JOURNAL, year = YEAR, after = '' } = {}): Buffer {
  return Buffer.from(`<?xml version="1.0" encoding="utf-8"?>
<Sie xmlns="http://www.sie.se/sie5">
<FileInfo>
<SoftwareProduct name="Provbok" version="3"/>
<FileCreation time="2016-09-01T08:00:00Z" by="prov"/>
<Company organizationId="212000-0001" name="Grebbestads kommun"/>
<FiscalYears>${year}</FiscalYears>
<AccountingCurrency currency="SEK"/>
</FileInfo>
<Accounts>${accounts}</Accounts>${before}
${journals}${after}
</Sie>
`);
}

export const YEAR =
  '<FiscalYear start="2015-01" end="2015-12"/><FiscalYear start="2016-01" end="2016-12" primary="true"/>';

export const ACCOUNTS = `
<Account id="15190" name="Kundfordringar" type="asset">
<OpeningBalance month="2016-01" amount="300.00"/><ClosingBalance month="2016-07" amount="300"/><ClosingBalance month="2016-08" amount="1500.00"/>
</Account>
<Account id="30100" name="Avgifter" type="income"><ClosingBalance month="2016-08" amount="-1200.00"/></Account>`;

export const JOURNAL = `<Journal id="A" name="Kundfakturor">
<JournalEntry id="7" journalDate="2016-08-31" text="Faktura 4711">
<EntryInfo date="2016-09-01" by="prov"/>
<LedgerEntry accountId="15190" amount="1200.00" text="Å &amp; Ö"/>
<LedgerEntry accountId="30100" amount="-1200.00"/>
</JournalEntry>
</Journal>`;
