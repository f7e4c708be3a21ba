import { clipPath } from '../../support/clip-run.ts';
import { type Client, type TestService, testService } from './service.ts';
import { storeRun } from './stored-runs.ts';

export const HALLS = ['hall-a', 'hall-b'] as const;
export type Hall = (typeof HALLS)[number];

const THINGS = [
  ...(['window', 'run', 'finding', 'shift', 'check', 'training', 'appeal', 'review', 'webhook'] as const),
  ...(['key', 'account', 'reviewer', 'job', 'upload'] as const),
];
/** Ids of what a hall has. */
export type OfHall = Readonly<Record<(typeof THINGS)[number], number | string>>;

export interface TwoHalls {
  readonly service: TestService;
  /** An administrator of every hall. */
  readonly root: Client;
  readonly of: Readonly<Record<Hall, OfHall>>;
}

export const DAY = '2026-11-20';
const CLIP = 'counter-violations.mp4';

/** A service with two halls of which each has one of everything; whatever belongs to one has its name somewhere. */
export async function twoHalls(): Promise<TwoHalls> {
  const service = await testService({ footageRoots: [{ path: clipPath('.') }] });
  const root = await service.person('administrator');
  for (const hall of HALLS) await storeRun(service.store, hall, `window of ${hall}`, hall === 'hall-a' ? 'aa' : 'bb');
  return {
    service,
    root,
    of: { 'hall-a': await fill(service, root, 'hall-a'), 'hall-b': await fill(service, root, 'hall-b') },
  };
}

async function fill(service: TestService, root: Client, hall: Hall): Promise<OfHall> {
  const made = async (method: 'POST' | 'PUT', url: string, body: object, by: Client = root) => {
    const answer = await by.send(method, url, body);
    if (answer.statusCode >= 300) throw new Error(`${method} ${url}: ${answer.body}`);
    return answer.json();
  };
  const halls = [hall];
  const staffNumber = `S-${hall}`;
  const window = (await root.get('/windows')).json().windows.find((place: { hall: string }) => place.hall === hall).id;
  const run = (await root.get(`/runs?hall=${hall}`)).json().runs[0].id;
  const finding = (await root.get(`/findings?hall=${hall}&verdict=not-met`)).json().findings[0].id;
  await made('PUT', `/windows/${window}/camera`, { version: 0, geometry: { zones: {} } });
  const times = { startAt: `${DAY}T08:00:00+08:00`, endAt: `${DAY}T18:00:00+08:00` };
  const shift = (await made('POST', '/shifts', { windowId: window, staffNumber, ...times })).id;
  const events = [{ externalId: `event of ${hall}`, type: 'called', at: `${DAY}T07:00:00+08:00` }];
  await made('POST', `/windows/${window}/queue-events`, { events });

  const supervisor = await service.person('supervisor', { name: `supervisor of ${hall}`, halls });
  const second = await service.person('supervisor', { name: `reviewer of ${hall}`, halls });
  const clerk = await service.person('clerk', { name: `clerk of ${hall}`, halls, staffNumber });
  const { accounts } = (await root.get('/accounts')).json();
  const idOf = ({ name }: { name: string }) => accounts.find((account: { name: string }) => account.name === name).id;
  const [account, reviewer] = [idOf(clerk), idOf(second)];

  const [clause] = (await root.get('/rulebooks/qingpu-2023/clauses')).json().clauses;
  const seen = { windowId: window, rulebook: 'qingpu-2023', clause: clause.clause, at: times.startAt, verdict: 'met' };
  const check = (await made('POST', '/manual-checks', { ...seen, note: `seen in ${hall}` }, supervisor)).id;
  const training = (await made('POST', '/trainings', { hall, day: DAY, topic: `topic of ${hall}` })).id;
  const judged = { action: 'confirm', reason: 'not-done', version: 0, note: `noted in ${hall}` };
  const review = (await made('POST', `/findings/${finding}/reviews`, judged, supervisor)).review.id;
  await made('POST', '/planted-items', { reviewers: [reviewer], count: 1 });
  const appeal = (await made('POST', `/findings/${finding}/appeals`, { text: `text of ${hall}` }, clerk)).id;
  const hook = { url: `http://127.0.0.1:9/${hall}`, types: ['camera.changed'], halls };
  const webhook = (await made('POST', '/webhooks', hook)).webhook.id;
  const granted = { name: `key of ${hall}`, rights: ['place:read'], halls, expiresAt: '2026-12-01T00:00:00Z' };
  const key = (await made('POST', '/api-keys', granted)).key.id;
  const job = (await made('POST', '/recordings', { windowId: window, path: CLIP })).job;
  const upload = (await made('POST', '/uploads', { windowId: window, name: `upload of ${hall}`, bytes: 9 })).upload;
  return { window, run, finding, shift, check, training, review, appeal, webhook, key, job, upload, account, reviewer };
}
