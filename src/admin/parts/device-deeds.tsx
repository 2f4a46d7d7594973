import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toCounterId } from '#shared/domain/ids.ts';
import type { DeviceReport } from '#shared/protocol/admin.ts';
import { TextField } from '#ui/text-field.tsx';
import { inOrder } from '../lib/by-name.ts';
import { useFormats } from '../lib/use-formats.ts';
import { useNames } from '../pages/use-names.ts';
import { useServices } from '../services.tsx';
import { SelectField } from './select-field.tsx';
import { SmallForm } from './small-form.tsx';

interface DeedProps {
  readonly device: DeviceReport;
  readonly onClose: () => void;
}

/** Another counter of the same unit, or another name; its journal goes on. */
export function MoveDeviceForm({ device, onClose }: DeedProps): ReactNode {
  const { t } = useTranslation('admin');
  const { devices } = useServices();
  const { directory } = useNames();
  const [counter, setCounter] = useState<string>(device.counter.id);
  const [name, setName] = useState(device.name);
  const [tried, setTried] = useState(false);
  const counters = inOrder(
    (directory?.counters ?? []).filter((one) => one.unit === device.unit.id && one.closedAt === null),
  );
  const typed = name.trim();
  return (
    <SmallForm
      title={t('deviceDeeds.move.title', { name: device.name })}
      lead={t('deviceDeeds.move.lead')}
      submit={t('deviceDeeds.move.submit')}
      ready={typed !== ''}
      onTried={() => setTried(true)}
      onSubmit={() => devices.getState().change(device.id, { counter: toCounterId(counter), name: typed })}
      onClose={onClose}
    >
      <SelectField
        label={t('devices.form.counter')}
        none={null}
        options={counters.map((one) => ({
          value: one.id,
          label: one.number === null ? one.name : `${one.number} · ${one.name}`,
        }))}
        value={counter}
        form
        onChange={setCounter}
      />
      <TextField
        size="desk"
        label={t('devices.form.name')}
        maxLength={100}
        value={name}
        error={tried && typed === '' ? t('devices.form.missingName') : null}
        onChange={(event) => setName(event.target.value)}
      />
    </SmallForm>
  );
}

/** A new tablet takes over; what the old one has not sent yet is told first. */
export function ReplaceDeviceForm({ device, onClose }: DeedProps): ReactNode {
  const { t } = useTranslation('admin');
  const formats = useFormats();
  const { devices } = useServices();
  const pending = device.status?.pending ?? 0;
  const waiting = pending > 0 ? ` ${t('devices.revokePending', { n: formats.number(pending) })}` : '';
  return (
    <SmallForm
      title={t('deviceDeeds.replace.title', { name: device.name })}
      lead={`${t('deviceDeeds.replace.lead')}${waiting}`}
      submit={t('deviceDeeds.replace.submit')}
      ready
      onSubmit={() => devices.getState().replace(device)}
      onClose={onClose}
    >
      {null}
    </SmallForm>
  );
}
