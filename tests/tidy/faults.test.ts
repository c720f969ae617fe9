import { classesExtending, faultClasses } from '../../bin/reference/fault-classes';
import { exitCodeFor } from '../../cli/main';
import { FAULT_KINDS, Fault } from '../../domain/kernel/fault';
import { KIND_OF_TYPE } from '../../workflows/failure-kinds';
import { madeFault } from '../support/made-fault';

const faults = faultClasses();

afterEach(() => {
  jest.restoreAllMocks();
});

test('the faults are found at all, and each name is the name of one', () => {
  expect(faults.length).toBeGreaterThan(40);
  expect(new Set(faults.map(({ className }) => className)).size).toBe(faults.length);
});

describe.each(faults)('$className', (declared) => {
  test('has its own name, a kind, and a docstring that says when and what to do', () => {
    expect(declared.name).toBe(declared.className);
    expect(FAULT_KINDS).toContain(declared.kind);
    expect(declared.doc).toMatch(/^[A-Z].{30,}\.$/);
  });

  test('is told without a stack', async () => {
    const fault = await madeFault(declared);
    expect(fault).toBeInstanceOf(Fault);
    expect([fault.name, fault.kind]).toEqual([declared.className, declared.kind]);
    const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    exitCodeFor(fault);
    expect(write.mock.calls.map(([text]) => text)).toEqual([`fordring: ${fault.message}\n`]);
  });
});

test('a fault has no faults below it: its name and kind are its own', () => {
  expect(faults.flatMap(({ className }) => classesExtending(className))).toEqual([]);
});

/** Bugs, and what one file throws for another of its room to catch. An error that a person is to be told is a `Fault`. */
const NO_FAULTS = [
  'ArchiveUnreadable',
  'CellFault',
  'CurrenciesMixed',
  'EncodingFault',
  'EntryOutOfBalance',
  'EventOutOfPlace',
  'Fault',
  'FieldFault',
  'Interrupted',
  'InvalidPrincipalSegment',
  'JsonFault',
  'LetterNotPossible',
  'NoFileName',
  'NoPaymentDay',
  'PlanDoesNotFit',
  'RunCalendarMissing',
  'SieLineFault',
  'VoucherUnbalanced',
  'ZipFault',
];

test('every other error is a bug, or never leaves its room', () => {
  expect(classesExtending('Error').map(({ className }) => className)).toEqual(NO_FAULTS);
});

test('the failures of earlier releases have the kinds of their faults', () => {
  for (const [type, kind] of Object.entries(KIND_OF_TYPE))
    expect([type, faults.find(({ name }) => name === type)?.kind]).toEqual([type, kind]);
});
