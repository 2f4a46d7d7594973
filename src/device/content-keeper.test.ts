import { describe, expect, test } from 'vitest';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { OfficeContent } from '#shared/protocol/content.ts';
import { sampleContent } from '#tests/support/sample-content.ts';
import { ContentKeeper } from './content-keeper.ts';
import type { ContentStore } from './content-store.ts';
import type { ContentFault } from './content-transport.ts';

type Fetched = Result<'unchanged' | 'next', ContentFault>;

/** A keeper over a store that answers when it is told to. */
function setUp() {
  const told: string[] = [];
  const answers: ((fetched: Fetched) => void)[] = [];
  const world = {
    shown: sampleContent({ version: 'one' }) as OfficeContent,
    damagedParts: 0,
    fetches: 0,
    collected: 0,
  };
  const store: ContentStore = {
    current: async () => world.shown,
    procedures: async () => ({ procedures: [], damagedParts: world.damagedParts }),
    fetchNext: () => {
      world.fetches++;
      return new Promise((resolve) => answers.push(resolve));
    },
    swap: async () => true,
    collect: async () => {
      world.collected++;
    },
  };
  const keeper = new ContentKeeper({
    store,
    onWaiting: () => told.push('waiting'),
    onDamaged: (version, parts) => told.push(`${version} lacks ${parts}`),
  });
  return { world, keeper, told, answer: (fetched: Fetched) => answers.shift()?.(fetched) };
}

describe('the content', () => {
  test('[CF1] is fetched when the centre names another version, and announced when it waits', async () => {
    const { world, keeper, told, answer } = setUp();
    keeper.open(world.shown);
    await keeper.follow('one');
    expect(world.fetches).toBe(0);
    const followed = keeper.follow('two');
    answer(ok('next'));
    await followed;
    expect(told).toEqual(['waiting']);
  });

  test('[CF3] is fetched once, whoever wants it at the same time', async () => {
    const { world, keeper, answer } = setUp();
    const all = [keeper.follow('two'), keeper.fetchNow(), keeper.follow('two')];
    answer(ok('next'));
    await Promise.all(all);
    expect(world.fetches).toBe(1);
    const again = keeper.follow('three');
    answer(ok('next'));
    await again;
    expect(world.fetches).toBe(2);
  });

  test('[CF4] that did not come is fetched again with the next answer', async () => {
    const { world, keeper, told, answer } = setUp();
    const failed = keeper.follow('two');
    answer(err({ type: 'unreachable', reason: 'offline' }));
    await failed;
    const followed = keeper.follow('two');
    answer(ok('next'));
    await followed;
    expect([world.fetches, told]).toEqual([2, ['waiting']]);
  });

  test('[CF6] is tidied when its procedures have been read whole', async () => {
    const { world, keeper } = setUp();
    keeper.open(world.shown);
    await keeper.procedures('none');
    expect(world.collected).toBe(0);
    await keeper.procedures('one');
    expect(world.collected).toBe(1);
  });

  test('[CF8] that is damaged is told, and fetched again though its version is the centre’s', async () => {
    const { world, keeper, told, answer } = setUp();
    keeper.open(world.shown);
    world.damagedParts = 2;
    await keeper.procedures('one');
    expect(told).toEqual(['one lacks 2']);
    expect([world.fetches, world.collected]).toEqual([1, 0]);
    answer(err({ type: 'unreachable', reason: 'offline' }));
    await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    const followed = keeper.follow('one');
    answer(ok('next'));
    await followed;
    expect(told).toEqual(['one lacks 2', 'waiting']);
    await keeper.follow('one');
    expect(world.fetches).toBe(2);
  });
});
