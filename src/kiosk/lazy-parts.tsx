import type { ComponentType, ReactNode } from 'react';
import type { StaffNoticeProps } from './idle/staff-notice.tsx';
import { lazyScreen } from './lazy-screen.tsx';
import type { ContactStripProps } from './parts/contact-strip.tsx';

/** Parts of screens that are seldom needed. A screen does without one that cannot be had. */
const invite = lazyScreen<object>(
  () => import('./idle/invite-bar.tsx').then((file) => file.InviteBar),
  Nothing,
);
const notice = lazyScreen<StaffNoticeProps>(
  () => import('./idle/staff-notice.tsx').then((file) => file.StaffNotice),
  Nothing,
);
const strip = lazyScreen<ContactStripProps>(
  () => import('./parts/contact-strip.tsx').then((file) => file.ContactStrip),
  Nothing,
);

const takeHome = lazyScreen<object>(
  () => import('./take-home/take-home-door.tsx').then((file) => file.TakeHomeDoor),
  Nothing,
);

export const InviteBar: ComponentType<object> = invite.Screen;
export const StaffNotice: ComponentType<StaffNoticeProps> = notice.Screen;
export const TakeHomeDoor: ComponentType<object> = takeHome.Screen;
export const ContactStrip: ComponentType<ContactStripProps> = strip.Screen;

/** Loads every part; rejects when one cannot be had. */
export async function loadParts(): Promise<void> {
  await Promise.all([invite, notice, strip, takeHome].map((part) => part.load()));
}

function Nothing(): ReactNode {
  return null;
}
