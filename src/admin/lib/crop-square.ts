/** A picture that the browser could read. */
export interface OpenedPicture {
  readonly url: string;
  readonly width: number;
  readonly height: number;
  /** Lets the memory go. */
  close(): void;
}

/** Which part is wanted: how near, and where between the edges (0 to 1). */
export interface Crop {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

export interface Square {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** Faces are mostly in the upper half. */
export const START_CROP: Crop = { zoom: 1, x: 0.5, y: 0.3 };

/** The square in points of the picture; it never leaves it. */
export function squareOf(
  { width, height }: Pick<OpenedPicture, 'width' | 'height'>,
  { zoom, x, y }: Crop,
): Square {
  const side = Math.min(width, height) / zoom;
  return { left: (width - side) * x, top: (height - side) * y, side };
}

/** The work with pictures that only a browser can do. */
export interface Pictures {
  /** Null: not a picture that it knows. */
  open(file: File): Promise<OpenedPicture | null>;
  /** The square as a small JPEG that the centre takes; null when it cannot be made. */
  cut(picture: OpenedPicture, square: Square): Promise<Uint8Array<ArrayBuffer> | null>;
}
