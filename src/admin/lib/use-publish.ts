import { useState } from 'react';
import { isStaffPin } from '#shared/domain/staff-pin.ts';
import type { SettingImpact } from '#shared/protocol/settings-admin.ts';
import type { SettingIssue, StoredPart } from '#shared/protocol/stored-settings.ts';
import type { SettingFailure, SettingRequest } from '../api/settings-api.ts';
import { useServices, useSession } from '../services.tsx';
import { toInstant } from './to-instant.ts';

/** A part as it stands in the form. */
export interface SettingDraft {
  readonly body: unknown;
  /** Undefined: it stays. */
  readonly pin: string | null | undefined;
}

/** When it is to take effect, as it was typed. */
export interface PublishTime {
  readonly when: string;
  readonly day: string;
  readonly time: string;
}

interface Preview {
  readonly request: SettingRequest;
  readonly draft: SettingDraft;
  readonly impact: SettingImpact;
}

/** Looking at what a draft would change, and publishing what was looked at. */
export function usePublish(
  place: { readonly unit: string; readonly part: StoredPart },
  draft: SettingDraft,
  { when, day, time }: PublishTime,
  on: {
    readonly issues: (issues: readonly SettingIssue[]) => void;
    /** Null: something else was begun. */
    readonly done: (when: 'now' | 'later' | null) => void;
  },
) {
  const { settings } = useServices();
  const timeZone = useSession((state) => state.session?.unit.timeZone) ?? 'Asia/Ho_Chi_Minh';
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<SettingFailure | null>(null);
  const [wrong, setWrong] = useState<'time' | 'pin' | null>(null);
  const [looked, setLooked] = useState<Preview | null>(null);
  const from = when === 'now' ? null : toInstant(day, time, timeZone);

  const tell = (found: SettingFailure | null) => {
    setFailure(found);
    on.issues(found?.type === 'issues' ? found.issues : []);
  };
  const look = async (body: unknown) => {
    const fault = when === 'later' && from === null ? 'time' : isHalfPin(draft.pin) ? 'pin' : null;
    on.done(null);
    setWrong(fault);
    if (fault !== null) return;
    setBusy(true);
    const request = { body, pin: body === null ? undefined : draft.pin, effectiveFrom: from, note: null };
    const answer = await settings.getState().preview(place.unit, place.part, request);
    setBusy(false);
    tell(answer.ok ? null : answer.error);
    setLooked(answer.ok ? { request, draft, impact: answer.value } : null);
  };
  const publish = async (request: SettingRequest, note: string) => {
    setBusy(true);
    const noted = { ...request, note: note.trim() || null };
    const failed = await settings.getState().publish(place.unit, place.part, noted);
    setBusy(false);
    tell(failed);
    if (failed !== null) return;
    setLooked(null);
    on.done(request.effectiveFrom === null ? 'now' : 'later');
  };
  // What was looked at is published, or nothing: another draft or time is looked at anew.
  const fits = looked !== null && looked.request.effectiveFrom === from && isSame(looked, draft);
  return { busy, failure, wrong, looked: fits ? looked : null, look, publish };
}

function isSame({ request, draft: before }: Preview, draft: SettingDraft): boolean {
  return request.body === null || (before.body === draft.body && before.pin === draft.pin);
}

function isHalfPin(pin: string | null | undefined): boolean {
  return typeof pin === 'string' && !isStaffPin(pin);
}
