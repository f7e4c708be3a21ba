import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const text = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8');
const packages: Readonly<Record<string, LockedPackage>> = JSON.parse(text).packages;

/** As Node finds it: in the package's own folder, then in each above it. */
function lockedFor(folder: string, name: string): LockedPackage | undefined {
  const found = packages[`${folder ? `${folder}/` : ''}node_modules/${name}`];
  if (found || folder === '') return found;
  return lockedFor(
    folder.includes('/node_modules/') ? folder.slice(0, folder.lastIndexOf('/node_modules/')) : '',
    name,
  );
}

// npm leaves out what its registry does not have at that moment, and `npm ci` then refuses the lockfile everywhere.
test('the lockfile holds every package of every platform', () => {
  const missing = Object.entries(packages).flatMap(([folder, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => lockedFor(folder, name)?.version === undefined)
      .map((name) => `${name} of ${folder}`),
  );
  expect(missing).toEqual([]);
});

test('the lockfile names no registry: every user has a mirror of his own', () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved?.startsWith('http'))).toEqual([]);
});
