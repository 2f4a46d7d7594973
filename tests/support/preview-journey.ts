import { test as journey } from './journey.ts';
import { type ServedPreview, servePreview } from './serve-preview.ts';

/** Journeys over the kiosk's preview: all files of a worker share one, which takes its time to be built. */
export const previewTest = journey.extend<object, { preview: ServedPreview }>({
  preview: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the wished fixtures from the pattern.
    async ({}, use) => {
      const preview = await servePreview();
      await use(preview);
      await preview.close();
    },
    { scope: 'worker' },
  ],
});
