/** Whether another process of ours started this one and looks after it. */
export function isSupervised(): boolean {
  return process.send !== undefined;
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
