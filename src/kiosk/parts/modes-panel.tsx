import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { useKiosk, useKioskState } from '../kiosk-context.tsx';
import { MODES, type Mode } from '../modes.ts';
import styles from './modes-panel.module.css';
import { useCanSpeak } from './use-can-speak.ts';

/** The choice of help, over whatever screen stands there while it is open. Nothing on that screen is lost meanwhile. */
export function ModesPanel(): ReactNode {
  const { t } = useTranslation('kiosk');
  const kiosk = useKiosk();
  const dialog = useRef<HTMLDialogElement>(null);
  const canSpeak = useCanSpeak();
  useEffect(() => dialog.current?.showModal(), []);
  const close = (): void => kiosk.send({ type: 'modes-closed' });
  /** A touch beside the sheet closes it: only there is the dialog itself what was touched. */
  const closeBeside = (event: MouseEvent): void => {
    const box = event.currentTarget.getBoundingClientRect();
    if (event.target === event.currentTarget && event.clientY < box.top) close();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has Escape, which the browser turns into `close`
    <dialog
      ref={dialog}
      className={styles.panel}
      aria-labelledby="modes-title"
      onClose={close}
      onClick={closeBeside}
    >
      <h2 id="modes-title" className={styles.title}>
        {t('modes.title')}
      </h2>
      <p className={styles.lead}>{t('modes.lead')}</p>
      <ul className={styles.modes}>
        {MODES.filter((mode) => mode !== 'read-aloud' || canSpeak).map((mode) => (
          <li key={mode}>
            <ModeSwitch mode={mode} />
          </li>
        ))}
      </ul>
      <div className={styles.foot}>
        <Button look="primary" onClick={close}>
          {t('modes.done')}
        </Button>
      </div>
    </dialog>
  );
}

function ModeSwitch({ mode }: { readonly mode: Mode }): ReactNode {
  const { t } = useTranslation('kiosk');
  const kiosk = useKiosk();
  const on = useKioskState((state) => state.modes.includes(mode));
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      className={styles.mode}
      onClick={() => kiosk.send({ type: 'mode-toggled', mode })}
    >
      {t(`modes.names.${mode}`)}
      <span className={styles.state} aria-hidden="true">
        {on ? t('modes.on') : t('modes.off')}
      </span>
    </button>
  );
}
