import { PHOTO_MAX_BYTES } from '#shared/protocol/office-admin.ts';
import type { OpenedPicture, Pictures, Square } from './crop-square.ts';

/** Large enough for a tablet's corner at twice its points. */
const SIDE = 320;
const QUALITIES = [0.86, 0.75, 0.6, 0.4] as const;

/** Pictures by the browser's own canvas. What a camera wrote beside the points does not come through it. */
export const browserPictures: Pictures = {
  async open(file) {
    const url = URL.createObjectURL(file);
    const image = new Image();
    image.src = url;
    try {
      await image.decode();
      return {
        url,
        width: image.naturalWidth,
        height: image.naturalHeight,
        close: () => URL.revokeObjectURL(url),
      };
    } catch {
      URL.revokeObjectURL(url);
      return null;
    }
  },
  async cut(picture, square) {
    const canvas = await draw(picture, square);
    if (canvas === null) return null;
    for (const quality of QUALITIES) {
      const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality));
      if (blob !== null && blob.size <= PHOTO_MAX_BYTES) return new Uint8Array(await blob.arrayBuffer());
    }
    return null;
  },
};

async function draw(picture: OpenedPicture, square: Square): Promise<HTMLCanvasElement | null> {
  const image = new Image();
  image.src = picture.url;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  const paper = canvas.getContext('2d');
  if (paper === null) return null;
  // A see-through picture would turn black as a JPEG.
  paper.fillStyle = '#fff';
  paper.fillRect(0, 0, SIDE, SIDE);
  paper.drawImage(image, square.left, square.top, square.side, square.side, 0, 0, SIDE, SIDE);
  return canvas;
}
