/** Starts to measure. Gives what says how much was used since: µs of CPU, of all threads, and µs on the wall. */
export function startWatch() {
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  return () => {
    const wallUs = (performance.now() - startedAt) * 1_000;
    const { user, system } = process.cpuUsage(cpu);
    return { cpuUs: user + system, wallUs };
  };
}
