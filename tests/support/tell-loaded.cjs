const { writeFileSync } = require('node:fs');

/** Required before a command: notes at its end which packages were loaded, in the file that LOADED_PACKAGES names. */
process.on('exit', () => {
  const packages = Object.keys(require.cache).flatMap(
    (path) => /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(path)?.[1] ?? [],
  );
  writeFileSync(process.env.LOADED_PACKAGES, JSON.stringify([...new Set(packages)]));
});
