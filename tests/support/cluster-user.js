import { runEntry } from "#app/start/lifetime.js";
import { useCluster, watchCluster } from "#app/start/postgres-users.js";

/** A command that uses the embedded cluster, for tests that kill it: says when the server is up, ends with its input. */
await runEntry(async () => {
  const [folder, manner] = process.argv.slice(2);
  const cluster = await useCluster({ folder, name: "pg", password: "for-tests", isThrowaway: true, keepsFound: manner === "command" });
  console.log(JSON.stringify({ pid: cluster.pid(), port: cluster.port, wasRunning: cluster.wasRunning }));
  const done = new Promise((resolve) => process.stdin.on("end", resolve).resume());
  await Promise.race([done, watchCluster(cluster)]);
});
