/** Reads text to whoever stands at the counter, with a voice of the device itself. */
export interface ReadAloud {
  /** Whether there is a voice of this language on the device; a voice of a distant service does not count. */
  canSpeak(language: string): boolean;
  /** Calls back when voices come or go, and when reading begins or ends; the returned function ends that. */
  subscribe(listener: () => void): () => void;
  isSpeaking(): boolean;
  /** Reads the paragraphs, in place of what is being read. */
  say(paragraphs: readonly string[], language: string): void;
  stop(): void;
}

/** A little slower than in conversation: many who listen are old. */
const RATE = 0.9;

/**
 * Over the browser's speech synthesis, local voices only: what stands on the screen must not leave the device.
 * @param speech undefined where the browser has none
 */
export function createReadAloud(speech: SpeechSynthesis | undefined): ReadAloud {
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  let waiting = 0;
  speech?.addEventListener?.('voiceschanged', tell);
  const voiceOf = (language: string): SpeechSynthesisVoice | undefined =>
    speech
      ?.getVoices()
      .find((voice) => voice.localService && voice.lang.toLowerCase().split(/[-_]/)[0] === language);
  function stop(): void {
    waiting = 0;
    speech?.cancel();
    tell();
  }
  return {
    canSpeak: (language) => voiceOf(language) !== undefined,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isSpeaking: () => waiting > 0,
    say(paragraphs, language) {
      stop();
      const voice = voiceOf(language);
      if (speech === undefined || voice === undefined) return;
      // One utterance a paragraph: engines stop in the middle of long ones.
      for (const text of paragraphs) {
        const utterance = new SpeechSynthesisUtterance(text);
        Object.assign(utterance, { voice, lang: voice.lang, rate: RATE });
        utterance.addEventListener('end', () => {
          waiting = Math.max(0, waiting - 1);
          if (waiting === 0) tell();
        });
        waiting += 1;
        speech.speak(utterance);
      }
      tell();
    },
    stop,
  };
}
