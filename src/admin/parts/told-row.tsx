import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { textIn } from '#i18n/text-in.ts';
import { evidenceWords } from '#shared/domain/told-evidence.ts';
import type { ToldItem } from '#shared/protocol/told.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useFormats, useLanguage } from '../lib/use-formats.ts';
import { useToldWords } from '../lib/use-told-words.ts';
import styles from '../pages/told-page.module.css';
import { useServices } from '../services.tsx';
import { SmallForm } from './small-form.tsx';
import { ToldForm } from './told-form.tsx';
import { ToldHistoryList } from './told-history.tsx';

type Asked = 'edit' | 'publish' | 'withdraw' | 'history' | null;

/** One entry: its words, what was counted, where it stands, and what may be done with it. */
export function ToldRow({ item, may }: { readonly item: ToldItem; readonly may: boolean }): ReactNode {
  const t = useToldWords();
  const formats = useFormats();
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  const isNewer =
    item.published !== null && JSON.stringify(item.published.body) !== JSON.stringify(item.body);
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <Badge>{t(`states.${item.state}`)}</Badge>
        {isNewer && <Badge>{t('newer')}</Badge>}
        <span className={styles.soft}>{formats.day(item.body.date)}</span>
      </div>
      {asked === 'edit' ? (
        <ToldForm unit={item.unit} item={item} onClose={close} />
      ) : (
        <ToldWords item={item} />
      )}
      {(asked === null || asked === 'history') && (
        <Deeds item={item} may={may} asked={asked} onAsk={setAsked} />
      )}
      {(asked === 'publish' || asked === 'withdraw') && <DeedForm item={item} deed={asked} onClose={close} />}
      {asked === 'history' && <ToldHistoryList id={item.id} version={item.version} />}
    </li>
  );
}

function ToldWords({ item }: { readonly item: ToldItem }): ReactNode {
  const t = useToldWords();
  const language = useLanguage();
  const { body, evidence } = item;
  const counted = evidence === null ? null : evidenceWords(evidence);
  return (
    <dl className={styles.words}>
      <div>
        <dt>{t('said')}</dt>
        <dd>{textIn(body.said, language)}</dd>
      </div>
      <div>
        <dt>{t('done')}</dt>
        <dd>{textIn(body.done, language)}</dd>
      </div>
      <div>
        <dt>{t('result')}</dt>
        <dd>{body.result === null ? t('resultLater') : textIn(body.result, language)}</dd>
      </div>
      {evidence !== null && (
        <div>
          <dt>{t('counted')}</dt>
          <dd>{counted === null ? t('countedNone') : textIn(counted, language)}</dd>
        </div>
      )}
      {body.cause !== null && body.cause.cases.length > 0 && (
        <div>
          <dt>{t('cause')}</dt>
          <dd>{t('casesCount', { count: body.cause.cases.length })}</dd>
        </div>
      )}
    </dl>
  );
}

function Deeds(props: {
  readonly item: ToldItem;
  readonly may: boolean;
  readonly asked: Asked;
  readonly onAsk: (asked: Asked) => void;
}): ReactNode {
  const t = useToldWords();
  const { item, may, asked, onAsk } = props;
  const said = item.body.said.vi;
  const isOut = item.state === 'published';
  return (
    <div className={styles.actions}>
      {may && (
        <>
          <Button
            size="desk"
            aria-label={isOut ? t('publishAgainOf', { said }) : t('publishOf', { said })}
            onClick={() => onAsk('publish')}
          >
            {isOut ? t('publishAgain') : t('publish')}
          </Button>
          <Button size="desk" look="quiet" aria-label={t('editOf', { said })} onClick={() => onAsk('edit')}>
            {t('edit')}
          </Button>
        </>
      )}
      {may && isOut && (
        <Button
          size="desk"
          look="quiet"
          aria-label={t('withdrawOf', { said })}
          onClick={() => onAsk('withdraw')}
        >
          {t('withdraw')}
        </Button>
      )}
      <Button
        size="desk"
        look="quiet"
        aria-expanded={asked === 'history'}
        aria-label={t('historyOf', { said })}
        onClick={() => onAsk(asked === 'history' ? null : 'history')}
      >
        {t('history')}
      </Button>
      <Link
        className={styles.link}
        href={`/told/${encodeURIComponent(item.id)}/poster?unit=${encodeURIComponent(item.unit)}`}
        aria-label={t('posterOf', { said })}
      >
        {t('poster')}
      </Link>
    </div>
  );
}

function DeedForm(props: {
  readonly item: ToldItem;
  readonly deed: 'publish' | 'withdraw';
  readonly onClose: () => void;
}): ReactNode {
  const t = useToldWords();
  const { told } = useServices();
  const { item, deed, onClose } = props;
  const [note, setNote] = useState('');
  const said = item.body.said.vi;
  const act = () =>
    told.getState().act((api) =>
      api.edit(item.id, {
        action: deed,
        version: item.version,
        note: note.trim() === '' ? null : note.trim(),
      }),
    );
  return (
    <SmallForm
      top
      title={deed === 'publish' ? t('publishOf', { said }) : t('withdrawOf', { said })}
      lead={deed === 'publish' ? t('publishLead') : t('withdrawLead')}
      submit={deed === 'publish' ? t('publish') : t('withdraw')}
      ready
      onSubmit={act}
      onClose={onClose}
    >
      <TextField
        size="desk"
        label={t('note')}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </SmallForm>
  );
}
