import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import { SpeakerIcon } from './icons.tsx';
import { useCanSpeak } from './use-can-speak.ts';

/** With reading switched on: every new screen is read, and can be read once more or silenced. */
export function ReadButton(): ReactNode {
  const wished = useKioskState((state) => state.modes.includes('read-aloud'));
  const canSpeak = useCanSpeak();
  return wished && canSpeak && <Reader />;
}

function Reader(): ReactNode {
  const { t } = useTranslation('kiosk');
  const { readAloud } = useKiosk();
  const language = useKioskState((state) => state.language);
  const screen = useKioskState((state) => state.screen.type);
  const choosing = useKioskState((state) => state.modesOpen);
  const speaking = useSyncExternalStore(readAloud.subscribe, readAloud.isSpeaking);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new screen is what is to be read
  useEffect(() => {
    if (!choosing) readAloud.say(readScreen(), language);
    return () => readAloud.stop();
  }, [readAloud, language, screen, choosing]);
  return (
    <Button
      look="quiet"
      onClick={() => (speaking ? readAloud.stop() : readAloud.say(readScreen(), language))}
    >
      <SpeakerIcon />
      {speaking ? t('modes.stop') : t('modes.read')}
    </Button>
  );
}

/**
 * What stands in the page's main part, line by line as it is seen. What somebody wrote is left out (`data-private`): others
 * are in earshot.
 */
function readScreen(): readonly string[] {
  const main = document.getElementById('main');
  const kept = [...(main?.querySelectorAll<HTMLElement>('[data-private]') ?? [])].flatMap(linesOf);
  return main === null ? [] : linesOf(main).filter((line) => !kept.includes(line));
}

function linesOf(element: HTMLElement): readonly string[] {
  return element.innerText
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
