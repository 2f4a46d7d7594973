import type { StrippedPicture } from './picture-bytes.ts';
import { stripJpeg } from './strip-jpeg.ts';
import { stripPng } from './strip-png.ts';
import { stripWebp } from './strip-webp.ts';

/**
 * A PNG, JPEG or WebP picture without place, camera, author, preview or anything else that is not drawn; decided by its
 * bytes, not by its name. Null when it is none of these, is damaged, or moves. Nothing is decoded here: only the parts
 * are read.
 */
export function stripPicture(bytes: Uint8Array): StrippedPicture | null {
  return stripPng(bytes) ?? stripJpeg(bytes) ?? stripWebp(bytes);
}
