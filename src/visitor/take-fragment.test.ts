import { expect, test } from 'vitest';
import { takeFragment } from './take-fragment.ts';

function take(hash: string): { readonly taken: string; readonly addresses: readonly unknown[] } {
  const addresses: unknown[] = [];
  const location = { hash, pathname: '/theo-doi', search: '?a=1' };
  const history = {
    replaceState(_: unknown, __: string, url?: string | URL | null) {
      addresses.push(url);
      // As in a browser, the location is that of the new address at once.
      location.hash = '';
    },
  };
  return { taken: takeFragment(location, history), addresses };
}

test('the code is taken out of the address', () => {
  expect(take('#1ABC-2345')).toEqual({ taken: '1ABC-2345', addresses: ['/theo-doi?a=1'] });
  expect(take('#1ABC%202345').taken).toBe('1ABC 2345');
});

test('what cannot be decoded is taken as it is, and nothing where there is nothing', () => {
  expect(take('#%zz').taken).toBe('%zz');
  expect(take('')).toEqual({ taken: '', addresses: [] });
});
