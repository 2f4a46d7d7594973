import { describe, expect, test } from 'vitest';
import { PETITION } from '#tests/support/feedback-bench.ts';
import { EMPTY_DRAFT, faultsOnStep, isUnwritten, readDraft, TEXT_MAX } from './feedback-draft.ts';
import type { FeedbackDraft } from './feedback-state.ts';

const consent = { version: 'v1', at: '2026-11-23T02:00:00.000Z' };
const petition: FeedbackDraft = { ...EMPTY_DRAFT, ...PETITION, consent };
const faults = (...args: Parameters<typeof faultsOnStep>) => Object.fromEntries(faultsOnStep(...args));

describe('an opinion', () => {
  test('is its text and nothing else, whatever was written behind other doors', () => {
    expect(readDraft('opinion', petition)).toEqual({ ok: true, value: { v: 1, text: petition.text } });
  });

  test('needs words; blanks are none', () => {
    expect(faults('opinion', 'text', EMPTY_DRAFT)).toEqual({ text: 'missing' });
    expect(faults('opinion', 'text', { ...EMPTY_DRAFT, text: ' \n ' })).toEqual({ text: 'missing' });
  });

  test('is composed and trimmed, its lines are kept', () => {
    const text = '  Ghế chờ\ncũ quá. '.normalize('NFD');
    const read = readDraft('opinion', { ...EMPTY_DRAFT, text });
    expect(read).toEqual({ ok: true, value: { v: 1, text: 'Ghế chờ\ncũ quá.'.normalize('NFC') } });
  });

  test('longer than a box takes is told', () => {
    expect(faults('opinion', 'text', { ...EMPTY_DRAFT, text: 'x'.repeat(TEXT_MAX) })).toEqual({});
    const longer = { ...EMPTY_DRAFT, text: 'x'.repeat(TEXT_MAX + 1) };
    expect(faults('opinion', 'text', longer)).toEqual({ text: 'wrong' });
  });
});

describe('a petition', () => {
  test('carries its sender, the consent and the answer about publishing', () => {
    expect(readDraft('petition', petition)).toEqual({
      ok: true,
      value: {
        v: 1,
        text: petition.text,
        about: 'conduct',
        sender: { name: 'Lý Thị Hoa', address: 'Thôn 4, xã Mẫu', phone: '0912 345 678' },
        consent,
        publish: false,
      },
    });
  });

  test('each page asks for its own and for nothing of the others', () => {
    expect(faults('petition', 'text', EMPTY_DRAFT)).toEqual({ about: 'missing', text: 'missing' });
    expect(faults('petition', 'sender', EMPTY_DRAFT)).toEqual({
      name: 'missing',
      address: 'missing',
      phone: 'missing',
      consent: 'missing',
    });
    expect(faults('petition', 'review', EMPTY_DRAFT)).toEqual({ publish: 'missing' });
  });

  test('no consent, no petition: silence is not a yes', () => {
    expect(readDraft('petition', { ...petition, consent: null })).toEqual({
      ok: false,
      error: new Map([['consent', 'missing']]),
    });
  });

  test.each(['12345', '09 12 34', 'không có'])('%j is no telephone number', (phone) => {
    expect(faults('petition', 'sender', { ...petition, phone })).toEqual({ phone: 'wrong' });
  });

  test.each(['0912345678', '+84 912.345.678', '(0277) 3851 234', '18001096'])('%j is one', (phone) => {
    expect(faults('petition', 'sender', { ...petition, phone })).toEqual({});
  });

  test('without a telephone the answer goes to the address', () => {
    const read = readDraft('petition', { ...petition, phone: '', noPhone: true });
    expect(read.ok && read.value.sender).toEqual({
      name: 'Lý Thị Hoa',
      address: 'Thôn 4, xã Mẫu',
      phone: 'Thôn 4, xã Mẫu',
    });
  });
});

describe('an integrity report', () => {
  test('is anonymous unless its writer leaves a contact', () => {
    const draft = { ...petition, leavesContact: false };
    expect(readDraft('integrity', draft)).toEqual({ ok: true, value: { v: 1, text: petition.text } });
  });

  test('a contact needs a telephone and the consent, not a name', () => {
    const draft: FeedbackDraft = { ...EMPTY_DRAFT, text: 'x', leavesContact: true };
    expect(faults('integrity', 'contact', draft)).toEqual({ phone: 'missing', consent: 'missing' });
    expect(faults('integrity', 'contact', { ...draft, phone: '123', consent })).toEqual({ phone: 'wrong' });
    expect(readDraft('integrity', { ...draft, phone: '0912345678', consent })).toEqual({
      ok: true,
      value: { v: 1, text: 'x', contact: { phone: '0912345678' }, consent },
    });
    expect(readDraft('integrity', { ...draft, name: 'Hoa', phone: '0912345678', consent })).toMatchObject({
      value: { contact: { name: 'Hoa', phone: '0912345678' } },
    });
  });
});

test('a draft counts as written from its first word on, a choice alone does not', () => {
  expect(isUnwritten(EMPTY_DRAFT)).toBe(true);
  expect(isUnwritten({ ...EMPTY_DRAFT, about: 'rule', publish: true })).toBe(true);
  for (const field of ['text', 'name', 'address', 'phone'] as const) {
    expect(isUnwritten({ ...EMPTY_DRAFT, [field]: 'a' })).toBe(false);
  }
});
