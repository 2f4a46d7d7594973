import { describe, expect, test } from 'vitest';
import { type ContentStore, createContentStore } from '#device/content-store.ts';
import type { DeviceDatabase, OpenOptions } from '#device/open-database.ts';
import type { createApp } from '#server/app.ts';
import { openTestDatabase } from '../support/device-database.ts';
import { type FaultyIndexedDb, faultyIndexedDb } from '../support/faulty-indexed-db.ts';
import { createPairedTablet } from '../support/paired-tablet.ts';
import { postManyProcedures, renameProcedure } from '../support/posted-procedures.ts';
import { OFFICE } from '../support/small-office.ts';

const POSTED = 300;
const NEW_NAME = 'Thủ tục đã được sửa một chữ';

/** What goes over the line, in order: `manifest`, or the number of parts that were asked for. */
type Trip = 'content' | number;
type Wire = (request: Request, reach: () => Promise<Response>) => Promise<Response>;

interface World {
  readonly store: ContentStore;
  readonly db: DeviceDatabase;
  readonly disk: FaultyIndexedDb;
  readonly trips: Trip[];
  /** Hashes that the centre was asked for. */
  readonly asked: string[];
  wire: Wire;
  /** The office puts one procedure right. Answers its code. */
  rename(name?: string): Promise<string>;
  /** The same tablet after its browser was killed. */
  restart(): Promise<World>;
}

async function start(posted = POSTED): Promise<World> {
  const { context, app, tablet } = await createPairedTablet();
  await postManyProcedures(context.db, OFFICE.unit, posted);
  return await openTablet(app, tablet.token, faultyIndexedDb(), (name) =>
    renameProcedure(context.db, OFFICE.unit, name),
  );
}

async function openTablet(
  app: ReturnType<typeof createApp>,
  token: string,
  disk: FaultyIndexedDb,
  rename: (name: string) => Promise<string>,
): Promise<World> {
  const db = await openTestDatabase(disk.options as OpenOptions);
  const trips: Trip[] = [];
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(new URL(String(input), 'http://centre.test'), init);
    const hashes = new URL(request.url).searchParams.getAll('hash');
    trips.push(hashes.length === 0 ? 'content' : hashes.length);
    asked.push(...hashes);
    return world.wire(request, async () => await app.fetch(request));
  };
  const world: World = {
    store: createContentStore({ db, fetch, token }),
    db,
    disk,
    trips,
    asked,
    wire: (_, reach) => reach(),
    rename: (name = NEW_NAME) => rename(name),
    restart: () => openTablet(app, token, disk, rename),
  };
  return world;
}

/** What the citizen would read: the version, and every procedure. */
async function shown({ store }: World) {
  const office = await store.current();
  if (office === null) return null;
  const { procedures, damagedParts } = await store.procedures(office.version);
  return { version: office.version, unit: office.unit.name, procedures, damagedParts };
}

async function furnished(posted = POSTED): Promise<World> {
  const world = await start(posted);
  expect(await world.store.fetchNext()).toEqual({ ok: true, value: 'next' });
  await world.store.swap();
  world.trips.length = 0;
  world.asked.length = 0;
  return world;
}

async function partsOnDisk({ db }: World): Promise<number> {
  return await db.run('r', ['part'], ({ part }) => part.count());
}

/** Answers only so many bytes, then the connection dies. */
function brokenBehind(response: Response, bytes: number): Response {
  let left = bytes;
  const cutting = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      controller.enqueue(chunk.slice(0, left));
      left -= chunk.length;
      if (left <= 0) controller.error(new TypeError('the connection was reset'));
    },
  });
  return new Response(response.body?.pipeThrough(cutting), response);
}

describe('[CF3] what travels', () => {
  test('at first is the manifest and each part once', async () => {
    const world = await start();
    await world.store.fetchNext();
    expect(world.trips[0]).toBe('content');
    expect(world.trips.filter((trip) => trip === 'content')).toHaveLength(1);
    await world.store.swap();
    const all = await shown(world);
    expect(all).toMatchObject({ unit: 'Phường Thử Nghiệm', damagedParts: 0 });
    expect(new Set(all?.procedures.map(({ code }) => code)).size).toBe(POSTED);
  });

  test('after one word was changed is the manifest and one part', async () => {
    const world = await furnished();
    const code = await world.rename();
    expect(await world.store.fetchNext()).toEqual({ ok: true, value: 'next' });
    expect(world.trips).toEqual(['content', 1]);
    await world.store.swap();
    const now = await shown(world);
    expect(now?.procedures.find((one) => one.code === code)?.name).toBe(NEW_NAME);
    expect(now?.procedures).toHaveLength(POSTED);
  });

  test('when nothing was changed is nothing', async () => {
    const world = await furnished();
    expect(await world.store.fetchNext()).toEqual({ ok: true, value: 'unchanged' });
    expect(world.trips).toEqual(['content']);
  });

  test('is refused when it is not what its name says, and asked for again', async () => {
    const world = await furnished();
    const before = await shown(world);
    await world.rename();
    world.wire = async (request, reach) => {
      const answer = await reach();
      if (!request.url.includes('/parts')) return answer;
      return new Response((await answer.text()).replace('thủ tục', 'thủ-tục'), answer);
    };
    expect(await world.store.fetchNext()).toMatchObject({ ok: false, error: { type: 'invalid' } });
    expect(await world.store.swap()).toBe(false);
    expect(await shown(world)).toEqual(before);
    world.wire = (_, reach) => reach();
    expect(await world.store.fetchNext()).toEqual({ ok: true, value: 'next' });
  });

  test('may be a page of somebody in between: nothing of it is kept', async () => {
    const world = await furnished();
    const parts = await partsOnDisk(world);
    await world.rename();
    world.wire = async (request, reach) =>
      request.url.includes('/parts')
        ? new Response('<!doctype html>\n<title>Wi-Fi</title>\n')
        : await reach();
    expect(await world.store.fetchNext()).toMatchObject({ ok: false });
    expect(await partsOnDisk(world)).toBe(parts);
  });
});

describe('[CF4] a download that is interrupted', () => {
  test('by a dying connection, again and again, goes on behind what is kept', async () => {
    const world = await start();
    let broken = 0;
    world.wire = async (request, reach) => {
      const answer = await reach();
      if (!request.url.includes('/parts')) return answer;
      broken++;
      return brokenBehind(answer, 150_000);
    };
    for (let attempt = 0; attempt < 60; attempt++) {
      const fetched = await world.store.fetchNext();
      if (fetched.ok) break;
      expect(fetched.error.type).toBe('unreachable');
    }
    expect(broken).toBeGreaterThan(3);
    await world.store.swap();
    expect((await shown(world))?.procedures).toHaveLength(POSTED);
  });

  test('by a kill at any request goes on in the next life, and asks for nothing twice', async () => {
    for (let dead = 1; ; dead++) {
      const world = await start();
      let requests = 0;
      world.wire = async (_, reach) => {
        if (++requests >= dead) throw new TypeError('killed');
        return await reach();
      };
      const died = !(await world.store.fetchNext()).ok;
      if (!died) break;
      expect(await world.store.current()).toBeNull();
      const held = await partsOnDisk(world);
      const next = await world.restart();
      expect(await next.store.fetchNext()).toEqual({ ok: true, value: 'next' });
      await next.store.swap();
      expect((await shown(next))?.procedures).toHaveLength(POSTED);
      expect(new Set(next.asked).size).toBe((await partsOnDisk(next)) - held);
      expect(dead).toBeLessThan(20);
    }
  });

  test('goes over to the newer content when the office changed it meanwhile', async () => {
    const world = await start();
    let requests = 0;
    world.wire = async (_, reach) => {
      if (++requests === 3) throw new TypeError('killed');
      return await reach();
    };
    await world.store.fetchNext();
    const held = await partsOnDisk(world);
    expect(held).toBeGreaterThan(1);
    const code = await world.rename();
    world.asked.length = 0;
    expect(await world.store.fetchNext()).toEqual({ ok: true, value: 'next' });
    await world.store.swap();
    const now = await shown(world);
    expect(now?.procedures.find((one) => one.code === code)?.name).toBe(NEW_NAME);
    expect(world.asked.length).toBeLessThan(await partsOnDisk(world));
  });

  test('whose parts the centre no longer has asks for the manifest again', async () => {
    const world = await furnished();
    await world.rename('Thủ tục đổi trước khi tải');
    world.wire = async (request, reach) => {
      if (request.url.includes('/parts')) await world.rename();
      return await reach();
    };
    expect(await world.store.fetchNext()).toMatchObject({ ok: false, error: { type: 'unreachable' } });
    world.wire = (_, reach) => reach();
    expect(await world.store.fetchNext()).toEqual({ ok: true, value: 'next' });
  });
});

describe('[CF5] nothing is shown before the whole is there', () => {
  test('whichever write the disk refuses, what is shown stays, and the next attempt brings the new', async () => {
    let failures = 0;
    for (let refused = 0; ; refused++) {
      const world = await furnished(60);
      const before = await shown(world);
      const code = await world.rename();
      world.disk.plan([...Array.from({ length: refused }, () => 'none' as const), 'full']);
      const failed = await world.store.fetchNext().then(
        ({ ok }) => !ok,
        () => true,
      );
      world.disk.plan([]);
      if (!failed) break;
      failures++;
      expect(await shown(world)).toEqual(before);
      const next = await world.restart();
      expect(await next.store.fetchNext()).toEqual({ ok: true, value: 'next' });
      expect(await shown(next)).toEqual(before);
      expect(await next.store.swap()).toBe(true);
      const now = await shown(next);
      expect(now?.procedures.find((one) => one.code === code)?.name).toBe(NEW_NAME);
      expect(refused).toBeLessThan(20);
    }
    // The manifest, the part, the whole.
    expect(failures).toBe(3);
  });

  test('a swap that the disk refuses leaves the old, whole', async () => {
    const world = await furnished(60);
    const before = await shown(world);
    await world.rename();
    await world.store.fetchNext();
    world.disk.plan(['full']);
    await expect(world.store.swap()).rejects.toThrow();
    world.disk.plan([]);
    expect(await shown(world)).toEqual(before);
    expect(await world.store.swap()).toBe(true);
    expect((await shown(world))?.version).not.toBe(before?.version);
  });

  test('parts that are sound and not the package of that version are not shown', async () => {
    const world = await furnished();
    const before = await shown(world);
    await world.rename();
    world.wire = async (request, reach) => {
      const answer = await reach();
      if (request.url.includes('/parts')) return answer;
      const manifest = await answer.json();
      manifest.parts = manifest.parts.filter((_: unknown, place: number) => place !== 3);
      const bytes = new TextEncoder().encode(JSON.stringify(manifest));
      const digest = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
      const headers = { etag: `"${digest}"`, 'content-type': answer.headers.get('content-type') ?? '' };
      return new Response(bytes, { headers });
    };
    expect(await world.store.fetchNext()).toMatchObject({ ok: false, error: { type: 'invalid' } });
    expect(await world.store.swap()).toBe(false);
    expect(await shown(world)).toEqual(before);
    world.wire = (_, reach) => reach();
    expect(await world.store.fetchNext()).toEqual({ ok: true, value: 'next' });
  });
});

describe('[CF6] old parts', () => {
  test('stay until the procedures of the new content have been read', async () => {
    const world = await furnished();
    const before = await shown(world);
    const held = await partsOnDisk(world);
    await world.rename();
    await world.store.fetchNext();
    await world.store.swap();
    // Somebody opened the procedures before the swap and still waits for them.
    expect((await world.store.procedures(before?.version ?? '')).procedures).toEqual(before?.procedures);
    await world.store.collect();
    expect(await partsOnDisk(world)).toBe(held);
    await expect(world.store.procedures(before?.version ?? '')).rejects.toThrow();
    expect((await shown(world))?.procedures).toHaveLength(POSTED);
  });

  test('of a content that waits or is under way are never removed', async () => {
    const world = await furnished();
    await world.rename();
    world.wire = async (request, reach) => {
      if (request.url.includes('/parts')) throw new TypeError('offline');
      return await reach();
    };
    await world.store.fetchNext();
    world.wire = (_, reach) => reach();
    await world.store.collect();
    await world.store.fetchNext();
    expect(world.trips).toEqual(['content', 1, 'content', 1]);
    await world.store.collect();
    await world.store.swap();
    expect((await shown(world))?.damagedParts).toBe(0);
  });

  test('are removed or not, as the disk pleases: what is shown stays whole', async () => {
    const world = await furnished(60);
    await world.rename();
    await world.store.fetchNext();
    await world.store.swap();
    world.disk.plan(['aborted', 'aborted', 'aborted', 'aborted'], true);
    await expect(world.store.collect()).rejects.toThrow();
    world.disk.plan([]);
    expect((await shown(world))?.damagedParts).toBe(0);
    await world.store.collect();
    expect((await shown(world))?.damagedParts).toBe(0);
  });
});

describe('[CF7] tablets and centres of different age', () => {
  /** A centre of before parts were known: it does not look at `Accept` and has no such path. */
  const former: Wire = async (request, reach) => {
    if (request.url.includes('/parts')) return new Response('{}', { status: 404 });
    request.headers.delete('accept');
    return await reach();
  };

  test('a new tablet takes the whole package of a former centre', async () => {
    const world = await start();
    world.wire = former;
    expect(await world.store.fetchNext()).toEqual({ ok: true, value: 'next' });
    await world.store.swap();
    expect((await shown(world))?.procedures).toHaveLength(POSTED);
    expect(await world.store.fetchNext()).toEqual({ ok: true, value: 'unchanged' });
    expect(world.trips).toEqual(['content', 'content']);
  });

  test('and goes over to parts when the centre was upgraded, keeping those that it cut itself', async () => {
    const world = await start();
    world.wire = former;
    await world.store.fetchNext();
    await world.store.swap();
    world.wire = (_, reach) => reach();
    expect(await world.store.fetchNext()).toEqual({ ok: true, value: 'unchanged' });
    await world.rename();
    world.trips.length = 0;
    expect(await world.store.fetchNext()).toEqual({ ok: true, value: 'next' });
    expect(world.trips).toEqual(['content', 1]);
  });

  test('and back, when the centre was set back', async () => {
    const world = await furnished();
    world.wire = former;
    await world.rename();
    expect(await world.store.fetchNext()).toEqual({ ok: true, value: 'next' });
    await world.store.swap();
    expect((await shown(world))?.procedures).toHaveLength(POSTED);
  });
});

describe('[CF8] a part that is damaged on the disk', () => {
  async function damage({ db }: World): Promise<void> {
    await db.run('rw', ['part'], async ({ part }) => {
      for (const row of await part.toArray()) {
        const { hash, bytes } = row as { hash: string; bytes: Uint8Array };
        if (!new TextDecoder().decode(bytes).includes('"steps"')) continue;
        await part.put({ hash, bytes: bytes.map((byte, at) => (at === 100 ? byte ^ 1 : byte)) } as never);
        return;
      }
    });
  }

  test('is left out and said, fetched again by its name, and then all of it is there', async () => {
    const world = await furnished();
    const before = await shown(world);
    await damage(world);
    const short = await shown(world);
    expect(short?.damagedParts).toBe(1);
    expect(short?.procedures.length).toBeLessThan(POSTED);
    expect(short?.procedures.length).toBeGreaterThan(POSTED / 2);
    expect(await world.store.fetchNext()).toEqual({ ok: true, value: 'next' });
    expect(world.trips).toEqual(['content', 1]);
    await world.store.swap();
    expect(await shown(world)).toEqual(before);
  });

  test('before the whole is proved is found and fetched again', async () => {
    const world = await start();
    let damaged = false;
    world.wire = async (request, reach) => {
      const answer = await reach();
      if (!damaged && request.url.includes('/parts') && (await partsOnDisk(world)) > 0) {
        damaged = true;
        await damage(world);
      }
      return answer;
    };
    expect(await world.store.fetchNext()).toMatchObject({ ok: false, error: { type: 'invalid' } });
    world.wire = (_, reach) => reach();
    expect(await world.store.fetchNext()).toEqual({ ok: true, value: 'next' });
    await world.store.swap();
    expect((await shown(world))?.procedures).toHaveLength(POSTED);
  });

  test('of a package that was cut on the tablet brings the whole again', async () => {
    const world = await start(60);
    const former: Wire = async (request, reach) => {
      request.headers.delete('accept');
      return await reach();
    };
    world.wire = former;
    await world.store.fetchNext();
    await world.store.swap();
    await damage(world);
    expect((await shown(world))?.damagedParts).toBe(1);
    expect(await world.store.fetchNext()).toEqual({ ok: true, value: 'next' });
    await world.store.swap();
    expect((await shown(world))?.procedures).toHaveLength(60);
  });
});
