/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022', keepClassNames: true },
        module: { type: 'commonjs', ignoreDynamic: false },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleNameMapper: { '^fast-check$': '<rootDir>/tests/support/seeded-fast-check.cjs' },
  // Real servers answer in milliseconds, but the machine is shared with others.
  testTimeout: 60_000,
  globalSetup: '<rootDir>/tests/support/begin-run.cjs',
  globalTeardown: '<rootDir>/tests/support/end-run.cjs',
  testSequencer: '<rootDir>/tests/support/longest-first-sequencer.cjs',
  reporters: ['default', '<rootDir>/tests/support/closing-line-reporter.cjs'],
};
