import { Hono } from 'hono';
import { PHOTO_MAX_BYTES, PHOTO_MAX_SIDE } from '#shared/protocol/office-admin.ts';
import type { ServerContext } from '../context.ts';
import { setClerkPhoto } from '../office/edit-clerks.ts';
import { stripPicture } from '../pictures/strip-picture.ts';
import { problemResponse } from '../problem.ts';
import { findClerkRow } from '../store/office-rows.ts';
import { makeEdit } from './answer-edit.ts';
import { readUpload } from './read-upload.ts';
import { requireThing, type WithPlace } from './require-place.ts';
import { requireSession } from './require-session.ts';

/** What a camera makes is refused after so many bytes: the page makes it small before. */
const MAX_UPLOAD_BYTES: number = 2 * PHOTO_MAX_BYTES;

const ADVICE = `a PNG, JPEG or WebP picture of at most ${PHOTO_MAX_BYTES} bytes and ${PHOTO_MAX_SIDE} points a side`;

/** `/clerks/:id/photo`: one small picture, without anything in it but what is seen. */
export function clerkPhotoRoute(context: ServerContext): Hono<WithPlace> {
  const writing = requireSession(context, { needs: 'people.write' });
  const reading = requireSession(context, { needs: 'directory.read' });
  const own = requireThing(context, 'clerk');
  return new Hono<WithPlace>()
    .get('/:id/photo', reading, own, async (c) => {
      const photo = (await findClerkRow(context.db, c.req.param('id')))?.photo ?? null;
      const found = photo === null ? null : /^data:(image\/\w+);base64,(.+)$/.exec(photo);
      const [, type = '', data = ''] = found ?? [];
      if (found === null) return problemResponse('not-found');
      return new Response(new Uint8Array(Buffer.from(data, 'base64')), { headers: { 'Content-Type': type } });
    })
    .put('/:id/photo', writing, own, async (c) => {
      const upload = await readUpload(c, MAX_UPLOAD_BYTES, ADVICE);
      if (!upload.ok) return upload.error;
      const picture = stripPicture(upload.value);
      if (picture === null) return refuse('not-a-picture');
      const side = Math.max(picture.width, picture.height);
      if (picture.bytes.length > PHOTO_MAX_BYTES || side > PHOTO_MAX_SIDE) return refuse('picture-too-large');
      const photo = `data:${picture.type};base64,${Buffer.from(picture.bytes).toString('base64')}`;
      return await makeEdit(context, c, (edit) => setClerkPhoto(edit, c.req.param('id'), photo));
    })
    .delete('/:id/photo', writing, own, (c) =>
      makeEdit(context, c, (edit) => setClerkPhoto(edit, c.req.param('id'), null)),
    );
}

function refuse(reason: 'not-a-picture' | 'picture-too-large'): Response {
  return problemResponse('office-conflict', {
    detail: ADVICE,
    members: { reason },
  });
}
