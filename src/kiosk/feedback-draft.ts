import * as v from 'valibot';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { FEEDBACK_TO_SEND, type SealedFeedback } from '#shared/protocol/sealed-bodies.ts';
import type { FeedbackDoor, FeedbackDraft, FeedbackStep } from './feedback-state.ts';

/** What a writer can be asked to mend. */
export type DraftField = 'text' | 'about' | 'name' | 'address' | 'phone' | 'consent' | 'publish';
/** `missing`: nothing is there. `wrong`: what is there will not do. */
export type DraftFault = 'missing' | 'wrong';
export type DraftFaults = ReadonlyMap<DraftField, DraftFault>;

/** As much as a box takes. */
export const TEXT_MAX = 4_000;

export const EMPTY_DRAFT: FeedbackDraft = {
  text: '',
  about: null,
  name: '',
  address: '',
  phone: '',
  noPhone: false,
  leavesContact: false,
  consent: null,
  publish: null,
};

const STEPS: Readonly<Record<FeedbackDoor, readonly FeedbackStep[]>> = {
  opinion: ['text'],
  petition: ['text', 'sender', 'review'],
  integrity: ['text', 'contact'],
};

const FIELDS_OF_STEP: Readonly<Record<FeedbackStep, readonly DraftField[]>> = {
  text: ['about', 'text'],
  sender: ['name', 'address', 'phone', 'consent'],
  contact: ['phone', 'consent'],
  review: ['publish'],
};

const FIELD_OF_PATH: Readonly<Record<string, DraftField>> = {
  text: 'text',
  about: 'about',
  'sender.name': 'name',
  'sender.address': 'address',
  'sender.phone': 'phone',
  'contact.phone': 'phone',
  consent: 'consent',
  publish: 'publish',
};

/** The pages behind a door, in order. */
export function stepsOf(door: FeedbackDoor): readonly FeedbackStep[] {
  return STEPS[door];
}

/** Nothing was written that leaving would lose. */
export function isUnwritten(draft: FeedbackDraft): boolean {
  return [draft.text, draft.name, draft.address, draft.phone].every((words) => words.trim() === '');
}

/** The draft as it is to be sealed, or what is still to be mended. */
export function readDraft(door: FeedbackDoor, draft: FeedbackDraft): Result<SealedFeedback, DraftFaults> {
  const faults = new Map<DraftField, DraftFault>();
  const parsed = v.safeParse(FEEDBACK_TO_SEND[door], toBody(door, draft));
  for (const issue of parsed.issues ?? []) {
    const field = FIELD_OF_PATH[v.getDotPath(issue) ?? ''];
    if (field !== undefined) faults.set(field, isMissing(field, draft) ? 'missing' : 'wrong');
  }
  const phoneCounts = door === 'petition' ? !draft.noPhone : door === 'integrity' && draft.leavesContact;
  if (phoneCounts && !faults.has('phone') && !isTelephone(draft.phone)) faults.set('phone', 'wrong');
  return parsed.success && faults.size === 0 ? ok(parsed.output) : err(faults);
}

/** What is to be mended on one page; empty when the next one may come. */
export function faultsOnStep(door: FeedbackDoor, step: FeedbackStep, draft: FeedbackDraft): DraftFaults {
  const read = readDraft(door, draft);
  if (read.ok) return new Map();
  return new Map([...read.error].filter(([field]) => FIELDS_OF_STEP[step].includes(field)));
}

function toBody(door: FeedbackDoor, draft: FeedbackDraft) {
  const text = clean(draft.text);
  const consent = draft.consent ?? undefined;
  const phone = clean(draft.phone);
  switch (door) {
    case 'opinion':
      return { v: 1, text };
    case 'petition': {
      const address = clean(draft.address);
      const sender = { name: clean(draft.name), address, phone: draft.noPhone ? address : phone };
      return {
        v: 1,
        text,
        about: draft.about ?? undefined,
        sender,
        consent,
        publish: draft.publish ?? undefined,
      };
    }
    case 'integrity': {
      if (!draft.leavesContact) return { v: 1, text };
      const name = clean(draft.name);
      return { v: 1, text, contact: { phone, ...(name === '' ? {} : { name }) }, consent };
    }
  }
}

/** Composed letters, so that the same word is the same everywhere. */
function clean(words: string): string {
  return words.normalize('NFC').trim();
}

function isMissing(field: DraftField, draft: FeedbackDraft): boolean {
  const value = draft[field];
  return value === null || (typeof value === 'string' && value.trim() === '');
}

/** Long enough to be called, however it is grouped. */
function isTelephone(words: string): boolean {
  return (words.match(/\d/g)?.length ?? 0) >= 8;
}
