/** Each arrow of the house, with the reason beside it. */
const rule = (name, comment, from, notTo, except) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: notTo, ...(except && { pathNot: except }) },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one noun, or one of them is in the wrong place.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    rule(
      'domain-knows-nobody',
      'What a claim is must be readable without anything else.',
      '^domain/',
      '^(?!domain/|node_modules/decimal\\.js)',
    ),
    rule(
      'policies-know-domain',
      'Rulebooks, statutes and calendars are about claims and nothing else.',
      '^policies/',
      '^(?!policies/|domain/|node_modules/(decimal\\.js|zod))',
    ),
    rule(
      'ledger-knows-domain',
      'Entries follow from events alone.',
      '^ledger/',
      '^(?!ledger/|domain/|node_modules/decimal\\.js)',
    ),
    rule(
      'formats-are-text-and-records',
      'A format is tested with a text and a record; it must not need a database or an engine.',
      '^formats/',
      '^(?!formats/|domain/|(node_modules/)?(decimal\\.js|fast-xml-parser|iconv-lite|@nodable)|(buffer|zlib)$)',
    ),
    rule(
      'reconciliation-is-pure',
      'Which payment belongs to which claim is worked out from records alone.',
      '^reconciliation/',
      '^(?!reconciliation/|domain/|formats/|ledger/|policies/)',
    ),
    rule(
      'preview-is-pure',
      'What is foretold must not depend on an engine; only rehearsal/on-engine/ lives on one.',
      '^rehearsal/(?!on-engine/)',
      '^(?!rehearsal/(?!on-engine/)|domain/|policies/|formats/|reconciliation/|(node_modules/)?(decimal\\.js))',
    ),
    rule(
      'sample-is-pure',
      'The sample municipality comes from a seed alone.',
      '^sample/',
      '^(?!sample/|domain/|formats/|policies/|rehearsal/(?!on-engine/)|reconciliation/)',
    ),
    rule(
      'workflows-touch-nothing',
      'Workflows are replayed: they may know the claim and their ports (types), never the world behind them.',
      '^workflows/',
      '^(?!workflows/|domain/|node_modules/@temporalio/(workflow|common))',
    ),
    rule(
      'activities-do-not-run-workflows',
      'Activities implement the ports that workflows declare (types).',
      '^activities/',
      '^(workers|client|cli|engine|rehearsal/on-engine|api)/',
    ),
    rule(
      'client-is-for-others',
      'A back office must not pull in workers or the embedded engine.',
      '^client/',
      '^(workers|cli|engine|rehearsal/on-engine)/',
    ),
    rule('nobody-knows-the-command-line', 'The command line is an edge.', '^(?!cli/|tests/|bench/)', '^cli/'),
    rule(
      'engine-knows-no-claims',
      'Finding and starting servers has nothing to do with receivables.',
      '^engine/',
      '^(?!engine/|node_modules/|workflows/search-attributes)',
      '^(node:|[a-z_/]+$)',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '^(tests|bench)/' },
    builtInModules: { override: [] },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json', '.node'] },
  },
};
