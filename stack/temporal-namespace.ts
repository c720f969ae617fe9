import { isGrpcServiceError, type ConnectionLike } from '@temporalio/client';
import { msNumberToTs } from '@temporalio/common/lib/time';
import { temporal } from '@temporalio/proto';
import type { SearchAttributePair, SearchAttributeType } from '@temporalio/common';

const GRPC_NOT_FOUND = 5;
const GRPC_ALREADY_EXISTS = 6;

const MILLISECONDS_A_DAY = 86_400_000;

/** How long the history of a closed claim can be looked at in Temporal UI. The ledger keeps its own record for good. */
const RETENTION_DAYS = 30;

/** The namespace is visible to all parts of the server after a moment; this is how long we are ready to wait for it. */
const VISIBLE_WITHIN_MILLISECONDS = 30_000;

type AnySearchAttributeKey = SearchAttributePair['key'];

const { IndexedValueType } = temporal.api.enums.v1;

const INDEXED_AS: Readonly<Record<SearchAttributeType, temporal.api.enums.v1.IndexedValueType>> = {
  TEXT: IndexedValueType.INDEXED_VALUE_TYPE_TEXT,
  KEYWORD: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  INT: IndexedValueType.INDEXED_VALUE_TYPE_INT,
  DOUBLE: IndexedValueType.INDEXED_VALUE_TYPE_DOUBLE,
  BOOL: IndexedValueType.INDEXED_VALUE_TYPE_BOOL,
  DATETIME: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
  KEYWORD_LIST: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST,
};

/**
 * Makes the namespace unless it is there, and registers what is missing of its search attributes. May be called as often as one
 * likes, by several processes at once. On a cluster where namespaces are made by others (Temporal Cloud) it only adds what is missing.
 */
export async function ensureNamespace(
  connection: ConnectionLike,
  namespace: string,
  searchAttributes: readonly AnySearchAttributeKey[] = [],
): Promise<void> {
  if (!(await exists(connection, namespace))) await register(connection, namespace);
  const missing = await onceKnown(() => missingFrom(connection, namespace, searchAttributes));
  if (missing.length > 0) await addTo(connection, namespace, missing);
}

/** Removes a scratch namespace and, after a while, the workflows in it. */
export async function deleteNamespace(connection: ConnectionLike, namespace: string): Promise<void> {
  await connection.operatorService.deleteNamespace({ namespace });
}

async function exists(connection: ConnectionLike, namespace: string): Promise<boolean> {
  return found(() => connection.workflowService.describeNamespace({ namespace }));
}

async function register(connection: ConnectionLike, namespace: string): Promise<void> {
  try {
    await connection.workflowService.registerNamespace({
      namespace,
      description: 'Invoices of Fordring, one workflow each.',
      workflowExecutionRetentionPeriod: msNumberToTs(RETENTION_DAYS * MILLISECONDS_A_DAY),
    });
  } catch (error) {
    if (!hasCode(error, GRPC_ALREADY_EXISTS)) throw error;
  }
  await onceKnown(() => askHistory(connection, namespace));
}

/** Throws when history does not know the namespace; that nobody has such a workflow is the answer that is hoped for. */
async function askHistory(connection: ConnectionLike, namespace: string): Promise<void> {
  try {
    await connection.workflowService.describeWorkflowExecution({ namespace, execution: { workflowId: 'nobody' } });
  } catch (error) {
    const unknownNamespace = isGrpcServiceError(error) && /namespace/i.test(error.details);
    if (unknownNamespace || !hasCode(error, GRPC_NOT_FOUND)) throw error;
  }
}

/**
 * The registry knows a namespace at once, but the parts that keep namespaces in memory only at their next refresh. We or
 * another process may have registered it a moment ago, so who does not know it is asked again for a while.
 */
async function onceKnown<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (const until = Date.now() + VISIBLE_WITHIN_MILLISECONDS; ;) {
    try {
      return await ask();
    } catch (error) {
      if (!hasCode(error, GRPC_NOT_FOUND) || Date.now() >= until) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function missingFrom(
  connection: ConnectionLike,
  namespace: string,
  searchAttributes: readonly AnySearchAttributeKey[],
): Promise<readonly AnySearchAttributeKey[]> {
  if (searchAttributes.length === 0) return [];
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  return searchAttributes.filter(({ name }) => !(name in customAttributes));
}

async function addTo(
  connection: ConnectionLike,
  namespace: string,
  missing: readonly AnySearchAttributeKey[],
): Promise<void> {
  try {
    await connection.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(missing.map(({ name, type }) => [name, INDEXED_AS[type]])),
    });
  } catch (error) {
    if (!hasCode(error, GRPC_ALREADY_EXISTS)) throw error;
  }
}

async function found(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch (error) {
    if (hasCode(error, GRPC_NOT_FOUND)) return false;
    throw error;
  }
}

function hasCode(error: unknown, code: number): boolean {
  const known: readonly number[] = [code];
  return isGrpcServiceError(error) && known.includes(error.code);
}
