import { expect, test } from 'vitest';
import { testService } from '../support/service.ts';

test.each([
  ['text=BOTH%20hands', 1],
  ['text=%25', 0],
  ['text=west&action=hall.', 2],
  ['hall=west', 2],
  ['hall=east', 1],
  ['text=nothing-of-that-kind', 0],
] as const)('the audit log is searched by %s', async (query, found) => {
  const { person } = await testService();
  const administrator = await person('administrator');
  await administrator.send('POST', '/halls', { hall: 'west' });
  await administrator.send('PATCH', '/halls/west', { title: 'Both Hands Hall' });
  await administrator.send('POST', '/halls', { hall: 'east' });
  const { entries } = (await administrator.get(`/audit?${query}`)).json();
  expect(entries).toHaveLength(found);
});
