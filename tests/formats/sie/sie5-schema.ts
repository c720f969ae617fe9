/** What the published schema of SIE 5 says of the elements of a `SieEntry` that a sub-ledger writes. */
interface Declared {
  /** In the schema's order; whether the element must be there. */
  readonly children?: readonly (readonly [name: string, use: 'must' | 'may'])[];
  readonly attributes?: Readonly<Record<string, readonly [RegExp, 'must' | 'may']>>;
}

const TEXT = /^[^]*$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DIGITS = /^[0-9]+$/;
const POSITIVE = /^0*[1-9][0-9]*$/;

const SCHEMA: Readonly<Record<string, Declared>> = {
  SieEntry: {
    children: [
      ...([['FileInfo', 'must']] as const),
      ...(['Accounts', 'Dimensions', 'CustomerInvoices', 'SupplierInvoices', 'FixedAssets'] as const).map(may),
      ...(['GeneralSubdividedAccount', 'Customers', 'Suppliers', 'Journal', 'Documents', 'Signature'] as const).map(
        may,
      ),
    ],
    attributes: { xmlns: [/^http:\/\/www\.sie\.se\/sie5$/, 'must'] },
  },
  FileInfo: {
    children: [
      ...([
        ['SoftwareProduct', 'must'],
        ['FileCreation', 'must'],
        ['Company', 'must'],
      ] as const),
      ['AccountingCurrency', 'may'],
    ],
  },
  SoftwareProduct: { attributes: { name: [TEXT, 'must'], version: [TEXT, 'must'] } },
  FileCreation: { attributes: { time: [/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, 'must'], by: [TEXT, 'must'] } },
  Company: { attributes: { organizationId: [TEXT, 'must'], multiple: [DIGITS, 'may'], name: [TEXT, 'may'] } },
  AccountingCurrency: { attributes: { currency: [TEXT, 'must'] } },
  Accounts: { children: [['Account', 'may']] },
  Account: {
    attributes: {
      ...{ id: [DIGITS, 'must'], name: [TEXT, 'must'], unit: [TEXT, 'may'] },
      type: [/^(asset|liability|equity|cost|income|statistics)$/, 'must'],
    },
  },
  Dimensions: { children: [['Dimension', 'may']] },
  Dimension: { children: [['Object', 'may']], attributes: { id: [TEXT, 'must'], name: [TEXT, 'may'] } },
  Object: { attributes: { id: [TEXT, 'must'], name: [TEXT, 'must'] } },
  Journal: { children: [['JournalEntry', 'must']], attributes: { id: [TEXT, 'may'] } },
  JournalEntry: {
    children: [['OriginalEntryInfo', 'must'], ...(['LedgerEntry', 'VoucherReference'] as const).map(may)],
    attributes: {
      ...{ id: [DIGITS, 'may'], journalDate: [DAY, 'must'], text: [TEXT, 'may'], referenceId: [TEXT, 'may'] },
    },
  },
  OriginalEntryInfo: { attributes: { date: [DAY, 'must'], by: [TEXT, 'must'] } },
  LedgerEntry: {
    children: (['ForeignCurrencyAmount', 'ObjectReference', 'SubdividedAccountObjectReference'] as const).map(may),
    attributes: {
      ...{ accountId: [TEXT, 'must'], amount: [/^-?\d+(\.\d+)?$/, 'must'], text: [TEXT, 'may'] },
      ...{ quantity: [/^-?\d+(\.\d+)?$/, 'may'], ledgerDate: [DAY, 'may'] },
    },
  },
  ObjectReference: { attributes: { dimId: [POSITIVE, 'must'], objectId: [TEXT, 'must'] } },
};

function may(name: string): readonly [string, 'may'] {
  return [name, 'may'];
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
}

/** Where a document parts from the schema. */
export function faultsBySchema(text: string): readonly string[] {
  const [root] = elementsOf(text);
  return root?.name === 'SieEntry' ? faultsOf(root) : ['the root is no SieEntry'];
}

function faultsOf({ name, attributes, children }: Element): string[] {
  const declared = SCHEMA[name];
  if (!declared) return [`${name} is not declared`];
  const { children: allowed = [], attributes: named = {} } = declared;
  const places = children.map((child) => allowed.findIndex(([one]) => one === child.name));
  return [
    ...children.filter((_, at) => places[at] === -1).map((child) => `${child.name} does not stand in ${name}`),
    ...places.flatMap((place, at) =>
      place < (places[at - 1] ?? 0) ? [`${name} has its elements in another order`] : [],
    ),
    ...allowed
      .filter(([one, use]) => use === 'must' && !children.some((child) => child.name === one))
      .map(([one]) => `${name} has no ${one}`),
    ...Object.entries(named).flatMap(([attribute, [form, use]]) => {
      const value = attributes[attribute];
      if (value === undefined) return use === 'must' ? [`${name} has no ${attribute}`] : [];
      return form.test(value) ? [] : [`${name} has ${attribute} "${value}"`];
    }),
    ...Object.keys(attributes)
      .filter((one) => !(one in named))
      .map((one) => `${name} has an attribute ${one}`),
    ...children.flatMap(faultsOf),
  ];
}

function elementsOf(text: string): Element[] {
  const top: Element = { name: '', attributes: {}, children: [] };
  const open = [top];
  for (const [, closing = '', name = '', written = '', ended = ''] of text.matchAll(
    /<(\/?)([A-Za-z]+)((?:\s+[A-Za-z]+="[^"]*")*)\s*(\/?)>/g,
  )) {
    if (closing) {
      open.pop();
      continue;
    }
    const attributes = Object.fromEntries(
      [...written.matchAll(/([A-Za-z]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
    );
    const element: Element = { name, attributes, children: [] };
    open.at(-1)?.children.push(element);
    if (!ended) open.push(element);
  }
  return top.children;
}
