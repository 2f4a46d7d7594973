import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import type { Directory } from '../api/directory-api.ts';
import { type OpenedPicture, START_CROP, squareOf } from '../lib/crop-square.ts';
import { useAct } from '../lib/use-act.ts';
import { useServices } from '../services.tsx';
import styles from './clerk-photo.module.css';
import { Notice } from './notice.tsx';
import { SmallForm } from './small-form.tsx';

type Clerk = Directory['clerks'][number];

/** A picture is chosen, cut to a square and made small here, so that no large file leaves the desk. */
export function ClerkPhotoForm({
  clerk,
  onClose,
}: {
  readonly clerk: Clerk;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const { office, pictures } = useServices();
  const [picture, setPicture] = useState<OpenedPicture | null>(null);
  const [crop, setCrop] = useState(START_CROP);
  const [wrong, setWrong] = useState<'not-a-picture' | 'missing' | null>(null);
  const { act, failure } = useAct();
  useEffect(() => () => picture?.close(), [picture]);
  const choose = async (file: File | undefined) => {
    if (file === undefined) return;
    const opened = await pictures.open(file);
    setWrong(opened === null ? 'not-a-picture' : null);
    setCrop(START_CROP);
    setPicture(opened);
  };
  const save = async () => {
    const bytes = picture === null ? null : await pictures.cut(picture, squareOf(picture, crop));
    if (bytes === null) {
      setWrong('not-a-picture');
      return 'stay';
    }
    return await office.getState().act((api) => api.setPhoto(clerk.id, bytes), {
      said: t('office.photo.saved', { name: clerk.name }),
      undo: clerk.hasPhoto ? null : (api) => api.removePhoto(clerk.id),
    });
  };
  const remove = async () => {
    await act((api) => api.removePhoto(clerk.id), {
      said: t('office.photo.removed', { name: clerk.name }),
      undo: null,
    });
    onClose();
  };
  return (
    <SmallForm
      title={t('office.people.photoOf', { name: clerk.name })}
      lead={t('office.photo.lead')}
      submit={t('office.photo.save')}
      ready={picture !== null}
      onTried={() => picture === null && setWrong('missing')}
      onSubmit={save}
      onClose={onClose}
    >
      <div className={styles.choose}>
        <label className={styles.file}>
          <span className={styles.label}>{t('office.photo.file')}</span>
          <input
            type="file"
            accept="image/png,image/jpeg,image/webp"
            onChange={(event) => void choose(event.target.files?.[0])}
          />
        </label>
        {wrong !== null && <Notice tone="alarm">{t(`office.photo.${wrong}`)}</Notice>}
        {failure !== null && <Notice tone="alarm">{failure}</Notice>}
        {clerk.hasPhoto && (
          <Button size="desk" look="quiet" onClick={() => void remove()}>
            {t('office.photo.remove')}
          </Button>
        )}
      </div>
      {picture !== null && <Cropper picture={picture} crop={crop} onChange={setCrop} />}
    </SmallForm>
  );
}

interface CropperProps {
  readonly picture: OpenedPicture;
  readonly crop: typeof START_CROP;
  readonly onChange: (crop: typeof START_CROP) => void;
}

/** What the tablet will show, with sliders: they work with keyboard, mouse and finger alike. */
function Cropper({ picture, crop, onChange }: CropperProps): ReactNode {
  const { t } = useTranslation('admin');
  const square = squareOf(picture, crop);
  const slider = (name: 'zoom' | 'x' | 'y', max: number) => (
    <label className={styles.slider}>
      <span className={styles.label}>{t(`office.photo.${name}`)}</span>
      <input
        type="range"
        min={name === 'zoom' ? 1 : 0}
        max={max}
        step={0.01}
        value={crop[name]}
        onChange={(event) => onChange({ ...crop, [name]: Number(event.target.value) })}
      />
    </label>
  );
  return (
    <div className={styles.cropper}>
      <svg
        className={styles.frame}
        viewBox={`${square.left} ${square.top} ${square.side} ${square.side}`}
        role="img"
        aria-label={t('office.photo.preview')}
      >
        <image href={picture.url} width={picture.width} height={picture.height} />
      </svg>
      <div className={styles.sliders}>
        {slider('zoom', 4)}
        {slider('x', 1)}
        {slider('y', 1)}
      </div>
    </div>
  );
}
