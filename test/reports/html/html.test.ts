import { expect, test } from 'vitest';
import { Html, html } from '../../../src/reports/html/html.ts';

test.each([
  ['text', html`<p>${'a < b & "c" \'d\''}</p>`, '<p>a &lt; b &amp; &quot;c&quot; &#39;d&#39;</p>'],
  ['a number', html`<p>${3}</p>`, '<p>3</p>'],
  ['markup', html`<p>${html`<b>${'<'}</b>`}</p>`, '<p><b>&lt;</b></p>'],
  ['a list', html`<p>${['x', 'y'].map((t) => html`<i>${t}</i>`)}</p>`, '<p><i>x</i><i>y</i></p>'],
  ['nothing', html`<p>${undefined}</p>`, '<p></p>'],
  ['markup read from a file', html`<style>${new Html('a>b{}')}</style>`, '<style>a>b{}</style>'],
])('%s', (_, { markup }, expected) => {
  expect(markup).toBe(expected);
});
