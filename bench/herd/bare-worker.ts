import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { endWithSupervisor } from '../../workers/end-with-supervisor';
import { readConfiguration } from '../../stack/configuration';
import { startStack } from '../../stack/stack';
import type { BareStep } from './bare-due-claim';

/** A line for each step that it takes. Its limits are those of our worker; its workflows are bundled in the file that is named. */
const activities: BareStep = {
  take() {
    process.stderr.write('done\n');
    return Promise.resolve();
  },
};

async function main(): Promise<void> {
  endWithSupervisor();
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const configuration = readConfiguration();
  const { temporal } = await startStack(configuration);
  const connection = await NativeConnection.connect(temporal.connectionOptions);
  const worker = await Worker.create({
    ...{ connection, activities, namespace: temporal.namespace, taskQueue: configuration.taskQueue },
    workflowBundle: { codePath: process.argv[2] ?? '' },
    ...{ maxConcurrentActivityTaskExecutions: 64, maxConcurrentWorkflowTaskExecutions: 64, maxCachedWorkflows: 2000 },
  });
  await worker.run();
  await connection.close();
}

void main();
