import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { pressureLimits } from '../../src/api/service/shed-load.ts';
import { readSettings } from '../../src/config/settings.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const deploy = (path: string): string => fileURLToPath(new URL(`../../deploy/${path}`, import.meta.url));
const read = (path: string): string => readFileSync(deploy(path), 'utf8');
const sources = { environment: {}, workingFolder: '/' };

describe('the files to deploy with', () => {
  it('hold settings that the program takes', () => {
    const settings = readSettings({ ...sources, file: deploy('liyi.yaml') });
    expect(settings.batch).toMatchObject({ cameras: '/etc/liyi/cameras', settleMs: 60_000 });
    expect(settings.retention).toEqual({ measurementsDays: 180, clipsDays: 30, wordsDays: 30, at: '30 3 * * *' });
    expect(settings.reports.folder).toBe('/data/reports');
  });

  it.each(['compose.yaml', ...readdirSync(deploy('kubernetes')).map((name) => `kubernetes/${name}`)])(
    '%s is YAML',
    (path) => {
      const documents = parseAllDocuments(read(path), { merge: true });
      expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
      expect(documents.length).toBeGreaterThan(0);
    },
  );

  it('put no password into the image', () => {
    expect(read('../.dockerignore').split('\n')).toContain('**/.env');
  });

  it('give the service’s container more memory than it needs to turn requests away', () => {
    const [service] = parseAllDocuments(read('kubernetes/service.yaml')).map((document) => document.toJS());
    const [container] = service.spec.template.spec.containers;
    const gib = Number(/^(\d+)Gi$/.exec(container.resources.limits.memory)?.[1]);
    expect(pressureLimits(gib * 2 ** 30).maxRssBytes).toBeLessThan(gib * 2 ** 30);
    expect(pressureLimits(0).maxRssBytes).toBeLessThan(gib * 2 ** 30);
  });

  it('let DATABASE_URL decide where the store is', () => {
    for (const path of ['compose.yaml', 'kubernetes/service.yaml', '../Dockerfile', 'systemd/liyi.service']) {
      expect(read(path)).not.toMatch(/\bLIYI_DB\b\s*[=:]/);
    }
  });
});

describe('settings of a fleet', () => {
  it.each([
    ['batch: {settleSeconds: -1}', 'batch.settleSeconds: must not be negative'],
    ['batch: {night: late}', 'batch.night: must be a part of a day'],
    ['worker: {processes: 0}', 'worker.processes: must be 1 or more'],
    ['worker: {map: [nvr]}', 'worker.map.0: must be FROM=TO'],
    ['retention: {clipsDays: 0.5}', 'retention.clipsDays: must be a whole number of days'],
    ['reports: {daily: noon}', 'reports.daily: must be a cron expression'],
    ['reports: {dayly: 1 1 1 1 1}', 'dayly'],
  ])('%s is refused: %s', (content, message) => {
    using folder = temporaryFolder();
    const file = folder.file('liyi.yaml', content);
    expect(() => readSettings({ ...sources, file })).toThrow(
      expect.objectContaining({ code: 'LIYI_CONFIG', message: expect.stringContaining(message) }),
    );
  });
});
