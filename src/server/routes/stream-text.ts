import { setImmediate } from 'node:timers/promises';

/**
 * A body that is made while it is read: a slow reader slows the making down, one that goes away ends it. A failure in
 * the middle breaks the connection, so that half a file never looks whole.
 */
export function textToStream(pieces: AsyncGenerator<string | Uint8Array>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      // SQLite answers at once and a fast reader asks at once: without a pause here nobody else would get a turn.
      await setImmediate();
      const piece = await pieces.next();
      if (piece.done === true) controller.close();
      else controller.enqueue(typeof piece.value === 'string' ? encoder.encode(piece.value) : piece.value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
