import fc from 'fast-check';
import { expect, test } from 'vitest';
import { html } from './html.ts';

test('no value can leave its place, between tags or in an attribute', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      const { text } = html`<p title="${value}">${value}</p>`;
      const [, title = '', body = ''] = /^<p title="([^"]*)">([^<]*)<\/p>$/s.exec(text) ?? [];
      const read = (escaped: string): string =>
        escaped
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&#39;', "'")
          .replaceAll('&amp;', '&');
      expect([read(title), read(body)]).toEqual([value, value]);
    }),
  );
});

test('parts that are HTML already stand as they are, lists in order, null nowhere', () => {
  const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`);
  expect(html`<ul>${items}${null}${[1, [null, '&']]}</ul>`.text).toBe(
    '<ul><li>a</li><li>&lt;b&gt;</li>1&amp;</ul>',
  );
});
