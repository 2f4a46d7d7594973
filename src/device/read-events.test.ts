import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEvents } from './read-events.ts';

const TEXT = [
  ': here\n\n',
  'event: invitation\nid: a\ndata: {"id":"ấ"}\n\n',
  'data: một\ndata: hai\r\n\r\n',
  ': here\n\nevent: invitation\ndata: 3\n\nevent: unfinished\ndata: 4',
].join('');

test('events are the same in whatever pieces they come, and one that was not finished is none', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }), async (sizes) => {
      const bytes = new TextEncoder().encode(TEXT);
      let at = 0;
      let turn = 0;
      let heard = 0;
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          if (at >= bytes.length) return controller.close();
          const size = sizes[turn++ % sizes.length] ?? 1;
          controller.enqueue(bytes.slice(at, at + size));
          at += size;
        },
      });
      const events: string[][] = [];
      await readEvents(body, {
        onBytes: () => {
          heard += 1;
        },
        onEvent: (...event) => events.push(event),
      });
      expect(heard).toBe(turn);
      expect(events).toEqual([
        ['invitation', '{"id":"ấ"}'],
        ['message', 'một\nhai'],
        ['invitation', '3'],
      ]);
    }),
  );
});
