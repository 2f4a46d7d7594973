// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { createReadAloud } from './read-aloud.ts';

class FakeUtterance extends EventTarget {
  voice: unknown = null;
  lang = '';
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
}

class FakeSpeech extends EventTarget {
  voices: { readonly lang: string; readonly localService: boolean }[] = [];
  spoken: FakeUtterance[] = [];
  getVoices() {
    return this.voices;
  }
  speak(utterance: FakeUtterance) {
    this.spoken.push(utterance);
  }
  cancel() {
    this.spoken = [];
  }
}

let speech: FakeSpeech;
// The browser's type has members that nothing here uses.
const readAloudOf = () => createReadAloud(speech as unknown as SpeechSynthesis);

beforeEach(() => {
  speech = new FakeSpeech();
  vi.stubGlobal('SpeechSynthesisUtterance', FakeUtterance);
});

test('a voice of a distant service does not count', () => {
  speech.voices = [{ lang: 'vi-VN', localService: false }];
  expect(readAloudOf().canSpeak('vi')).toBe(false);
  speech.voices.push({ lang: 'vi_VN', localService: true });
  expect(readAloudOf().canSpeak('vi')).toBe(true);
  expect(readAloudOf().canSpeak('en')).toBe(false);
});

test('paragraphs are read one by one in the voice of the language, and the end is told', () => {
  speech.voices = [{ lang: 'vi-VN', localService: true }];
  const readAloud = readAloudOf();
  const told = vi.fn();
  readAloud.subscribe(told);
  readAloud.say(['Một', 'Hai'], 'vi');
  expect(speech.spoken.map(({ text, lang }) => [text, lang])).toEqual([
    ['Một', 'vi-VN'],
    ['Hai', 'vi-VN'],
  ]);
  expect(readAloud.isSpeaking()).toBe(true);
  told.mockClear();
  for (const utterance of speech.spoken) utterance.dispatchEvent(new Event('end'));
  expect(readAloud.isSpeaking()).toBe(false);
  expect(told).toHaveBeenCalledOnce();
});

test('a new text takes the place of what is being read', () => {
  speech.voices = [{ lang: 'vi-VN', localService: true }];
  const readAloud = readAloudOf();
  readAloud.say(['Một'], 'vi');
  readAloud.say(['Hai'], 'vi');
  expect(speech.spoken.map(({ text }) => text)).toEqual(['Hai']);
  readAloud.stop();
  expect(speech.spoken).toEqual([]);
  expect(readAloud.isSpeaking()).toBe(false);
});

test('a browser without speech says nothing and breaks nothing', () => {
  const readAloud = createReadAloud(undefined);
  readAloud.say(['Một'], 'vi');
  expect(readAloud.canSpeak('vi')).toBe(false);
  expect(readAloud.isSpeaking()).toBe(false);
});
