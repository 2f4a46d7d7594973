import { expect, test } from 'vitest';
import { bringPage } from './lazy-pages.tsx';

test('an address that names no page, or a member of every object, brings nothing and breaks nothing', () => {
  for (const path of ['/admin/constructor', '/admin/toString', '/admin/__proto__', '/admin/x', '/admin', ''])
    expect(() => bringPage(path), path).not.toThrow();
});
