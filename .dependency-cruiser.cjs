/**
 * The arrows of the house: what each room may know, with the reason beside it. Type imports count.
 * A rule names what a room may import; everything else is refused.
 */
const NODE =
  'crypto|fs|path|timers|module|stream|events|net|os|util|zlib|child_process|async_hooks|buffer|worker_threads|url';

const room = (name, comment, from, mayKnow, libraries = []) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: {
    path: `^(?!${[...mayKnow, ...libraries.map((library) => `(node_modules/)?${library}`)].join('|')})`,
  },
});

const PURE = ['domain/', 'policies/', 'ledger/', 'formats/', 'reconciliation/', 'print/'];
const NODE_MODULES = [`(node:)?(${NODE})(/|$)`];

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one noun, or one of them is in the wrong place. Types count.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    room(
      'kernel-knows-nothing',
      'Money and days are the ground floor.',
      '^domain/kernel/',
      ['domain/kernel/'],
      ['decimal\\.js'],
    ),
    room(
      'policy-knows-the-kernel',
      'What a policy is does not hang on a claim.',
      '^domain/policy/',
      ['domain/(kernel|policy)/'],
      ['decimal\\.js'],
    ),
    room(
      'domain-knows-nobody',
      'What a claim is must be readable without anything else.',
      '^domain/',
      ['domain/'],
      ['decimal\\.js'],
    ),
    room(
      'policies-know-domain',
      'Rulebooks, statutes and calendars are about claims and nothing else.',
      '^policies/',
      ['policies/', 'domain/'],
      ['decimal\\.js', 'zod'],
    ),
    room(
      'ledger-knows-domain',
      'Entries follow from events alone.',
      '^ledger/',
      ['ledger/', 'domain/'],
      ['decimal\\.js'],
    ),
    room(
      'formats-are-text-and-records',
      'A format is tested with a text and a record; it must not need a database or an engine.',
      '^formats/',
      ['formats/', 'domain/'],
      ['decimal\\.js', 'saxes', 'yaml', 'write-excel-file', 'iconv-lite', '(buffer|zlib)$'],
    ),
    room('reconciliation-is-pure', 'Two files are compared by their rows alone.', '^reconciliation/', [
      'reconciliation/',
      'domain/',
      'formats/',
      'ledger/',
      'policies/',
    ]),
    room(
      'print-is-pure',
      'A page follows from what it is to say; nothing is looked up while it is drawn.',
      '^print/',
      ['print/', 'domain/', 'formats/', 'reconciliation/'],
      ['pdfkit', 'victory-vendor'],
    ),
    room(
      'preview-is-pure',
      'What is foretold must not depend on an engine; only rehearsal/on-engine/ lives on one.',
      '^rehearsal/(?!on-engine/)',
      ['rehearsal/(?!on-engine/)', 'domain/', 'policies/', 'formats/', 'reconciliation/'],
      ['decimal\\.js'],
    ),
    room('sample-is-pure', 'The sample municipality comes from a seed alone.', '^sample/', [
      'sample/',
      'domain/',
      'formats/',
      'policies/',
      'rehearsal/(?!on-engine/)',
      'reconciliation/',
    ]),
    room(
      'store-knows-no-acts',
      'The mechanics of PostgreSQL and of files; what is stored is the business of others.',
      '^store/',
      ['store/', 'domain/kernel/'],
      ['pg', 'pg-copy-streams', ...NODE_MODULES],
    ),
    room(
      'office-knows-no-engine',
      'Acts on the books: they can be called, tested and understood without Temporal and without a door.',
      '^office/',
      ['office/', 'store/', ...PURE, 'workflows/'],
      ['pg', 'pg-copy-streams', 'jose', 'zod', 'decimal\\.js', ...NODE_MODULES],
    ),
    {
      name: 'office-knows-types-of-workflows',
      comment: 'The messages of the processes, never the processes.',
      severity: 'error',
      from: { path: '^office/' },
      to: { path: '^workflows/', dependencyTypesNot: ['type-only'] },
    },
    ...Object.entries({
      counter: ['claims', 'close', 'controls', 'creditors', 'decisions', 'reconciliation'],
      identity: [],
      creditors: [],
      claims: ['creditors'],
      payments: ['claims', 'creditors'],
      decisions: ['administrations', 'claims', 'creditors', 'payments'],
      deliveries: ['creditors'],
      registration: ['claims', 'creditors', 'decisions', 'deliveries', 'payments'],
      explain: ['claims', 'decisions', 'letters'],
      letters: ['claims', 'creditors'],
      counterparts: ['claims', 'creditors'],
      reconciliation: ['claims', 'payments', 'creditors'],
      sample: ['claims', 'controls'],
      controls: ['claims', 'creditors', 'decisions', 'payments', 'reconciliation', 'registration'],
      outbox: ['claims', 'creditors', 'letters', 'counterparts', 'controls'],
      administrations: ['claims', 'creditors'],
      completeness: ['administrations', 'claims', 'controls', 'creditors', 'decisions', 'deliveries', 'reconciliation'],
      work: [
        ...['audit', 'close', 'completeness'],
        ...['administrations', 'claims', 'controls', 'counterparts', 'creditors', 'decisions', 'explain'],
        ...['interest', 'letters', 'payments', 'reconciliation'],
      ],
      lists: ['administrations', 'claims', 'close', 'controls', 'creditors', 'explain'],
      audit: ['claims', 'close', 'creditors', 'explain', 'letters'],
      board: ['administrations', 'claims', 'close', 'completeness', 'controls', 'creditors', 'decisions'],
      debtors: ['close', 'creditors', 'decisions', 'letters', 'payments', 'reconciliation', 'registration'],
      close: ['administrations', 'claims', 'completeness', 'creditors', 'controls', 'reconciliation'],
      measures: ['claims', 'close', 'controls', 'creditors', 'explain', 'reconciliation'],
    }).map(([folder, others]) => ({
      name: `office-${folder}`,
      comment: 'Folders of the office stand on floors: who asks whom is said here, and never both ways.',
      severity: 'error',
      from: { path: `^office/${folder}/` },
      to: { path: `^office/(?!(${[folder, 'counter', ...others].join('|')})/)` },
    })),
    room(
      'workflows-touch-nothing',
      'Workflows are replayed: they may know the claim and their ports (types), never the world behind them.',
      '^workflows/',
      ['workflows/', 'domain/'],
      ['@temporalio/(workflow|common)'],
    ),
    room(
      'activities-implement-ports',
      'An activity translates between a port of the workflows and an act of the office; it holds no SQL and starts nothing.',
      '^activities/',
      ['activities/', 'office/', 'workflows/', 'domain/', 'formats/'],
      ['@temporalio/(activity|common)', 'pg$', 'pg/|@types/pg'],
    ),
    room(
      'engine-tells-and-asks-workflows',
      'Starting, telling, asking and comparing workflows. The books are asked through the office.',
      '^engine/',
      ['engine/', 'workflows/', 'office/', 'domain/'],
      ['@temporalio/', ...NODE_MODULES],
    ),
    room(
      'stack-knows-no-claims',
      'Finding and starting servers has nothing to do with receivables; that a server is away is told as a fault, a word of the kernel.',
      '^stack/',
      ['stack/', 'workflows/search-attributes', 'domain/kernel/'],
      ['[@a-z]', ...NODE_MODULES],
    ),
    {
      name: 'workers-are-no-doors',
      comment: 'A worker is composed of activities, engine and office; the doors call the same office.',
      severity: 'error',
      from: { path: '^workers/' },
      to: { path: '^(client|cli|rehearsal)/' },
    },
    {
      name: 'client-is-for-others',
      comment: 'A back office must not pull in workers or the embedded servers.',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^(workers|cli|stack|rehearsal)/' },
    },
    {
      name: 'doors-ask-at-the-counter',
      comment:
        'A door parses, asks the office and prints. Files inside the office, PostgreSQL and the engine are behind the counter; compose/ brings them together.',
      severity: 'error',
      from: { path: '^(client|cli)/' },
      to: {
        path: [
          '^office/(?!(office|faults)\\.ts$)',
          '^(store|engine)/',
          '(^|/)node_modules/(@types/)?pg(-copy-streams)?/',
        ],
      },
    },
    {
      name: 'compose-is-for-doors',
      comment: 'Whoever is composed must not know by whom.',
      severity: 'error',
      from: { path: '^(?!compose/|client/|cli/)' },
      to: { path: '^compose/' },
    },
    room(
      'compose-knows-what-it-composes',
      'The one place that knows which adapters stand behind the ports of the office.',
      '^compose/',
      ['compose/', 'office/', 'engine/', 'store/', 'stack/', 'workers/', 'workflows/', ...PURE],
      ['@temporalio/', '@opentelemetry/', 'pg', ...NODE_MODULES],
    ),
    {
      name: 'nobody-knows-the-command-line',
      comment: 'The command line is an edge: bin/ starts it and writes its reference pages, and nobody else knows it.',
      severity: 'error',
      from: { path: '^(?!cli/|bin/)' },
      to: { path: '^cli/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '^(tests|bench|dist|out)/' },
    builtInModules: { override: [] },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json', '.node'] },
  },
};
