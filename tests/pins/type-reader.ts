import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

/*
 * Reads from the types what the program writes, without running it: the words of a union, the fields of an object as JSON
 * has them, and what every `JSON.stringify` of the command line is given.
 */

/** Where the commands write their JSON. */
const ROOT = join(__dirname, '..', '..');
const WRITERS_IN = join(ROOT, 'cli');
/** What prints. JSON that is made for anything else (a key, a digest) is not output. */
const PRINTS = new Set(['write', 'writeLine', 'push']);

export interface WrittenForm {
  /** Where it is written, for messages alone. */
  readonly place: string;
  readonly fields: readonly string[];
}

export function openProgram(pinned: string): ts.Program {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: { compilerOptions: unknown };
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
  return ts.createProgram([pinned, ...sourcesIn(WRITERS_IN)], options);
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join(folder, path));
}

/** The members of an interface of the pinned file, each with what `read` makes of its type. */
export function membersOf<Read>(
  program: ts.Program,
  pinned: string,
  interfaceName: string,
  read: (type: ts.Type, checker: ts.TypeChecker) => Read,
): Readonly<Record<string, Read>> {
  const checker = program.getTypeChecker();
  const declared = program
    .getSourceFile(pinned)
    ?.statements.find(
      (statement): statement is ts.InterfaceDeclaration =>
        ts.isInterfaceDeclaration(statement) && statement.name.text === interfaceName,
    );
  if (!declared) throw new RangeError(`${interfaceName} is not declared in ${pinned}.`);
  return Object.fromEntries(
    declared.members.filter(ts.isPropertySignature).map((member) => {
      if (!member.type) throw new RangeError(`${member.getText()} has no type.`);
      return [member.name.getText(), read(checker.getTypeFromTypeNode(member.type), checker)];
    }),
  );
}

export function wordsOf(type: ts.Type): string[] {
  const parts = type.isUnion() ? type.types : [type];
  return parts
    .map((part) => {
      if (part.isStringLiteral()) return part.value;
      throw new RangeError('A word of the list is no text: its type has become wider.');
    })
    .sort();
}

/** Every field as a path: `claim.open.fee`, `events[].on`, `terms.*` for a record. */
export function fieldsOf(type: ts.Type, checker: ts.TypeChecker): string[] {
  return inOrder(new TypeFields(checker).of(type, '', []));
}

function inOrder(paths: Iterable<string>): string[] {
  return [...new Set(paths)].filter((path) => path !== '').sort();
}

class TypeFields {
  private readonly checker: ts.TypeChecker;

  constructor(checker: ts.TypeChecker) {
    this.checker = checker;
  }

  of(type: ts.Type, path: string, within: readonly ts.Type[]): string[] {
    const { checker } = this;
    if (type.isUnion()) return type.types.filter(isSomething).flatMap((part) => this.of(part, path, within));
    if (isPlain(type) || (type.isIntersection() && type.types.some(isPlain))) return [path];
    if (within.includes(type)) return [`${path}.…`];
    const own = [...within, type];
    const toJson = type.getProperty('toJSON');
    if (toJson?.valueDeclaration) {
      const [signature] = checker.getTypeOfSymbolAtLocation(toJson, toJson.valueDeclaration).getCallSignatures();
      const written = signature?.getReturnType();
      // What becomes a list in JSON has the form of that list.
      if (written && checker.isArrayLikeType(written)) return this.of(written, path, own);
      if (written) return [asWritten(path, this.of(written, '', own))];
    }
    if (checker.isArrayLikeType(type)) {
      const item = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
      return item ? this.of(item, `${path}[]`, own) : [`${path}[]`];
    }
    const value = checker.getIndexTypeOfType(type, ts.IndexKind.String);
    const properties = checker.getPropertiesOfType(type).flatMap((property) => {
      const propertyType = checker.getTypeOfSymbol(property);
      if (propertyType.getCallSignatures().length > 0) return [];
      return this.of(propertyType, joined(path, property.getName()), own);
    });
    return [path, ...properties, ...(value ? this.of(value, joined(path, '*'), own) : [])];
  }
}

/** `open (amount, currency)`: what has a form of its own in JSON is one line of the list. */
function asWritten(path: string, fields: readonly string[]): string {
  const names = inOrder(fields);
  return names.length > 0 ? `${path} (${names.join(', ')})` : path;
}

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

const PLAIN =
  ts.TypeFlags.StringLike |
  ts.TypeFlags.NumberLike |
  ts.TypeFlags.BooleanLike |
  ts.TypeFlags.Null |
  ts.TypeFlags.Undefined |
  ts.TypeFlags.Void;

function isPlain(type: ts.Type): boolean {
  return (type.flags & PLAIN) !== 0;
}

function isSomething(type: ts.Type): boolean {
  return (type.flags & ts.TypeFlags.Undefined) === 0;
}

/** Says nothing about its fields: `unknown`, `object`, or a record of unknowns. */
function isOpen(type: ts.Type, checker: ts.TypeChecker): boolean {
  if ((type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.NonPrimitive)) !== 0) return true;
  const value = checker.getIndexTypeOfType(type, ts.IndexKind.String);
  return value !== undefined && (value.flags & ts.TypeFlags.Unknown) !== 0;
}

export function writtenForms(program: ts.Program): WrittenForm[] {
  const reader = new WrittenFields(program);
  return program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(`${WRITERS_IN}/`))
    .flatMap((file) => reader.formsIn(file));
}

/** Follows an expression to the object that is written, through functions whose declared result says nothing of it. */
class WrittenFields {
  private readonly program: ts.Program;
  private readonly checker: ts.TypeChecker;
  private readonly types: TypeFields;

  constructor(program: ts.Program) {
    this.program = program;
    this.checker = program.getTypeChecker();
    this.types = new TypeFields(this.checker);
  }

  formsIn(file: ts.SourceFile): WrittenForm[] {
    const forms: WrittenForm[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && node.expression.getText() === 'JSON.stringify' && isPrinted(node)) {
        const [value] = node.arguments;
        const { line } = file.getLineAndCharacterOfPosition(node.getStart());
        if (value) {
          for (const given of this.givenTo(value)) {
            const place = `${relative(ROOT, file.fileName)}:${line + 1}`;
            forms.push({ place, fields: inOrder(this.of(given, '', [])) });
          }
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    return forms;
  }

  /** A printer that takes anything is looked at from where it is called. */
  private givenTo(value: ts.Expression): ts.Expression[] {
    if (!ts.isIdentifier(value) || !isOpen(this.checker.getTypeAtLocation(value), this.checker)) return [value];
    const declared = this.checker.getSymbolAtLocation(value)?.valueDeclaration;
    if (!declared || !ts.isParameter(declared)) return [value];
    const printer = declared.parent;
    const at = printer.parameters.indexOf(declared);
    const found: ts.Expression[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && this.checker.getResolvedSignature(node)?.declaration === printer) {
        const argument = node.arguments[at];
        if (argument) found.push(argument);
      }
      ts.forEachChild(node, visit);
    };
    for (const file of this.program.getSourceFiles()) if (file.fileName.startsWith(`${WRITERS_IN}/`)) visit(file);
    return found;
  }

  private of(expression: ts.Expression, path: string, within: readonly ts.Node[]): string[] {
    if (ts.isParenthesizedExpression(expression) || ts.isAsExpression(expression))
      return this.of(expression.expression, path, within);
    if (ts.isConditionalExpression(expression))
      return [...this.of(expression.whenTrue, path, within), ...this.of(expression.whenFalse, path, within)];
    if (ts.isBinaryExpression(expression) && expression.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken)
      return this.of(expression.right, path, within);
    if (ts.isObjectLiteralExpression(expression))
      return [path, ...expression.properties.flatMap((property) => this.ofProperty(property, path, within))];
    if (ts.isCallExpression(expression)) {
      const called = this.ofCall(expression, path, within);
      if (called) return called;
    }
    return this.types.of(this.checker.getTypeAtLocation(expression), path, []);
  }

  private ofProperty(property: ts.ObjectLiteralElementLike, path: string, within: readonly ts.Node[]): string[] {
    if (ts.isSpreadAssignment(property)) return this.of(property.expression, path, within);
    const own = joined(path, property.name.getText());
    if (ts.isPropertyAssignment(property)) return this.of(property.initializer, own, within);
    const symbol = ts.isShorthandPropertyAssignment(property)
      ? this.checker.getShorthandAssignmentValueSymbol(property)
      : undefined;
    return symbol ? this.types.of(this.checker.getTypeOfSymbolAtLocation(symbol, property), own, []) : [own];
  }

  /** Undefined when the type of the call tells enough. */
  private ofCall(call: ts.CallExpression, path: string, within: readonly ts.Node[]): string[] | undefined {
    const [mapper] = call.arguments;
    if (ts.isPropertyAccessExpression(call.expression) && call.expression.name.text === 'map' && mapper) {
      return this.ofResults(mapper, `${path}[]`, within);
    }
    if (!isOpen(this.checker.getTypeAtLocation(call), this.checker)) return undefined;
    const declared = this.checker.getResolvedSignature(call)?.declaration;
    return declared && !ts.isJSDocSignature(declared) ? this.ofFunction(declared, path, within) : undefined;
  }

  private ofResults(mapper: ts.Expression, path: string, within: readonly ts.Node[]): string[] | undefined {
    const [signature] = this.checker.getTypeAtLocation(mapper).getCallSignatures();
    const declared = signature?.declaration;
    return declared && !ts.isJSDocSignature(declared) ? this.ofFunction(declared, path, within) : undefined;
  }

  private ofFunction(
    declared: ts.SignatureDeclaration,
    path: string,
    within: readonly ts.Node[],
  ): string[] | undefined {
    if (within.includes(declared)) return [`${path}.…`];
    const results = resultsOf(declared);
    return results.length > 0 ? results.flatMap((result) => this.of(result, path, [...within, declared])) : undefined;
  }
}

function resultsOf(declared: ts.SignatureDeclaration): ts.Expression[] {
  const body = 'body' in declared ? declared.body : undefined;
  if (!body) return [];
  if (!ts.isBlock(body)) return [body];
  const results: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isReturnStatement(node) && node.expression) results.push(node.expression);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(body, visit);
  return results;
}

function isPrinted(node: ts.CallExpression): boolean {
  let given: ts.Node = node;
  while (ts.isConditionalExpression(given.parent) || ts.isParenthesizedExpression(given.parent)) given = given.parent;
  const call = given.parent;
  if (!ts.isCallExpression(call) || call.expression === given) return false;
  const called = ts.isPropertyAccessExpression(call.expression) ? call.expression.name : call.expression;
  return PRINTS.has(called.getText());
}

/**
 * The types that failures are thrown by: what `ApplicationFailure` is given, a function whose parameter is `type`, and the
 * names of the faults that a function is given as `final`.
 */
export function failureTypes(program: ts.Program): string[] {
  const checker = program.getTypeChecker();
  const found = new Set<string>();
  const add = (expression: ts.Expression | undefined): void => {
    if (!expression) return;
    const type = checker.getTypeAtLocation(expression);
    for (const part of type.isUnion() ? type.types : [type]) if (part.isStringLiteral()) found.add(part.value);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const callee = node.expression.getText();
      if (callee === 'ApplicationFailure.create' && node.arguments[0]) {
        const given = node.arguments[0];
        if (ts.isObjectLiteralExpression(given)) {
          const type = given.properties.find(
            (property): property is ts.PropertyAssignment =>
              ts.isPropertyAssignment(property) && property.name.getText() === 'type',
          );
          add(type?.initializer);
        }
      } else if (callee.startsWith('ApplicationFailure.')) add(node.arguments[1]);
      else {
        const parameters = checker.getResolvedSignature(node)?.getParameters() ?? [];
        const at = parameters.findIndex(({ name }) => name === 'type');
        const given = node.arguments[at];
        if (given && ts.isStringLiteral(given)) add(given);
        const final = node.arguments[parameters.findIndex(({ name }) => name === 'final')];
        if (final) for (const name of namesOfInstances(checker, final)) found.add(name);
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const file of ownSources(program)) if (file.text.includes('ApplicationFailure')) visit(file);
  for (const file of ownSources(program)) if (/untilTomorrow|failure-of/.test(file.text)) visit(file);
  return [...found].sort();
}

/** The names that the instances of a list of classes bear. */
function namesOfInstances(checker: ts.TypeChecker, list: ts.Expression): string[] {
  const element = checker.getTypeAtLocation(list).getNumberIndexType();
  const classes = element?.isUnion() ? element.types : element ? [element] : [];
  return classes.flatMap((one) =>
    one.getConstructSignatures().flatMap((signature) => {
      const name = signature.getReturnType().getProperty('name');
      const type = name && checker.getTypeOfSymbolAtLocation(name, list);
      return type?.isStringLiteral() ? [type.value] : [];
    }),
  );
}

/** The names that our errors bear. */
export function errorNames(program: ts.Program): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isPropertyDeclaration(node) &&
      node.name.getText() === 'name' &&
      node.initializer &&
      ts.isStringLiteral(node.initializer)
    )
      names.push(node.initializer.text);
    ts.forEachChild(node, visit);
  };
  for (const file of ownSources(program)) if (file.text.includes('override readonly name')) visit(file);
  return names.sort();
}

function ownSources(program: ts.Program): ts.SourceFile[] {
  return program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(`${ROOT}/`) && !/\/(node_modules|tests)\//.test(fileName));
}
