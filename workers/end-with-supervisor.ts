/** Set by whoever supervises a process of ours. Any other parent may have a channel to the process too. */
const SUPERVISED = 'SUPERVISED_BY_FORDRING';

/** What a process is started with so that it knows that it is supervised. */
export const AS_SUPERVISED: Readonly<NodeJS.ProcessEnv> = { [SUPERVISED]: 'true' };

/** Whether another process of ours started this one and looks after it. */
export function isSupervised(): boolean {
  return process.send !== undefined && process.env[SUPERVISED] === 'true';
}

/** A worker that somebody supervises is told to end when its supervisor is gone, however that came. */
export function endWithSupervisor(): void {
  if (!isSupervised()) return;
  const end = (): void => void process.kill(process.pid, 'SIGTERM');
  process.once('disconnect', end);
  // Listening must not keep a worker up that has ended its work.
  process.channel?.unref();
  if (!process.connected) end();
}
