import { type ReactNode, type RefObject, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { useKiosk } from '../kiosk-context.tsx';
import { SpeakerIcon } from '../parts/icons.tsx';

/** Official texts are Vietnamese whatever language the screen speaks. */
const OFFICIAL = 'vi';

export interface ListenButtonProps {
  readonly title: string;
  readonly body: RefObject<HTMLElement | null>;
}

/** Reads one part, line by line as it is seen. Only where the device has a Vietnamese voice of its own. */
export function ListenButton({ title, body }: ListenButtonProps): ReactNode {
  const { t } = useTranslation('procedure');
  const { readAloud } = useKiosk();
  const canSpeak = useSyncExternalStore(readAloud.subscribe, () => readAloud.canSpeak(OFFICIAL));
  const speaking = useSyncExternalStore(readAloud.subscribe, readAloud.isSpeaking);
  const [mine, setMine] = useState(false);
  useEffect(() => {
    if (!speaking) setMine(false);
  }, [speaking]);
  useEffect(() => () => readAloud.stop(), [readAloud]);
  if (!canSpeak) return null;
  const reads = mine && speaking;
  const toggle = (): void => {
    if (reads) readAloud.stop();
    else readAloud.say([title, ...linesOf(body.current)], OFFICIAL);
    setMine(!reads);
  };
  return (
    <Button
      look="quiet"
      aria-label={t(reads ? 'acts.stopPart' : 'acts.readPart', { part: title })}
      onClick={toggle}
    >
      <SpeakerIcon />
      {reads ? t('acts.stop') : t('acts.read')}
    </Button>
  );
}

function linesOf(element: HTMLElement | null): readonly string[] {
  return (element?.innerText ?? '').split('\n').flatMap((line) => line.trim() || []);
}
